//! The committed crate, used as its users use it: lines are read back by a parser that is not ours,
//! and by the server.

use home_patterns::{
    Error, LineProtocol, Timestamp,
    anomaly_daily::{AnomalyDaily, Severity},
    tags::{AnomalyType, EntityId},
    time_based_daily::TimeBasedDaily,
};
use influxdb_line_protocol::{FieldValue, parse_lines};

use super::example;
use crate::support::organization::Organization;

fn anomaly(entity: &str) -> AnomalyDaily {
    AnomalyDaily {
        time: Timestamp::from_secs(1_764_000_000).unwrap(),
        anomaly_type: AnomalyType::Timing,
        entity_id: entity.parse().unwrap(),
        anomaly_score: 0.82,
        baseline_deviation: -3.0,
        occurrences: 4,
        severity: Severity::High,
    }
}

fn time_based() -> TimeBasedDaily {
    TimeBasedDaily {
        time: Timestamp::from_secs(1_764_000_000).unwrap(),
        domain: "light".parse().unwrap(),
        entity_id: "light.living_room".parse().unwrap(),
        confidence: 1.0,
        frequency: 0.5,
        hourly_distribution: [0.25; 24],
        occurrences: 12,
        peak_hours: vec![7, 18],
    }
}

#[test]
fn a_point_is_one_line() {
    assert_eq!(
        anomaly("sensor.door").to_line_protocol().unwrap(),
        "anomaly_daily,anomaly_type=timing,date=2025-11-24,entity_id=sensor.door \
         anomaly_score=0.82,baseline_deviation=-3,occurrences=4i,severity=\"high\" 1764000000000000000\n"
    );
}

#[test]
fn odd_texts_come_back_as_they_were() {
    for text in ["a b", "a,b=c", "a\\b", "\"quoted\"", "ü\u{1f3e0}", "=", "#"] {
        let line = anomaly(text).to_line_protocol().unwrap();
        let parsed = parse_lines(&line).next().unwrap().unwrap();
        assert_eq!(parsed.tag_value("entity_id").unwrap().to_string(), text, "{line}");
    }
    for text in ["", "a\nb", "a\\"] {
        assert_eq!(text.parse::<EntityId>(), Err(Error::NotATag(text.to_owned())));
    }
}

#[test]
fn json_comes_back_as_it_was() {
    let point = time_based();
    let line = point.to_line_protocol().unwrap();
    let parsed = parse_lines(&line).next().unwrap().unwrap();
    let Some(FieldValue::String(text)) = parsed.field_value("hourly_distribution") else { panic!("{line}") };
    let read: serde_json::Value = serde_json::from_str(text).unwrap();
    assert_eq!(read, serde_json::json!(point.hourly_distribution));
}

#[test]
fn a_value_out_of_its_bounds_is_not_written() {
    let mut out = "before\n".to_owned();
    for score in [1.5, -0.1, f64::NAN, f64::INFINITY] {
        let mut point = anomaly("sensor.door");
        point.anomaly_score = score;
        let error = point.write_to(&mut out).unwrap_err();
        assert_eq!(error, Error::OutOfRange { field: "anomaly_score", value: score.to_string() });
    }
    assert_eq!(out, "before\n");
}

#[test]
fn the_server_stores_what_was_written() {
    let organization = Organization::new();
    let id = organization.create_bucket(AnomalyDaily::BUCKET, 0, 0);
    let names = ["a b", "a,b=c", "a\\b", "\"q\"", "ü", "a\\,b", "a\\ b", "a\\=b", "a\rb", "a\tb", "a\\\\b"];
    let lines: String = names.iter().map(|name| anomaly(name).to_line_protocol().unwrap()).collect();
    organization.write(&id, &lines);
    for name in names {
        let flux = format!(
            "from(bucketID: {id:?}) |> range(start: 0) |> filter(fn: (r) => r.entity_id == {} and r._field == \"occurrences\")",
            fluxform::flux::string(name)
        );
        let reply = organization.query(&flux);
        assert_eq!(reply.matches(",occurrences,").count(), 1, "{name:?}: {reply}");
    }
}

#[test]
fn dates_are_those_of_the_calendar() {
    let days = (-106_000..106_000_i64).step_by(37).chain(-800..800);
    for day in days {
        let secs = day * 86_400 + 3_723;
        let time = Timestamp::from_secs(secs).unwrap();
        let civil = jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::from_second(secs).unwrap());
        for format in ["%Y-%m-%d %H:%M:%S", "%G-W%V-%u", "%F %T %j %y%%"] {
            assert_eq!(time.format(format).to_string(), civil.strftime(format).to_string());
        }
    }
}

#[test]
fn the_crate_belongs_to_the_definitions() {
    assert_eq!(home_patterns::SCHEMA_HASH, example().hash().unwrap());
    assert_eq!(home_patterns::SCHEMA_JSON, example().canonical_json().unwrap());
}
