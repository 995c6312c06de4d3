//! The committed crate, used as its users use it.

use std::{fmt, time::Duration};

use home_patterns::{
    Batch, Error, LineProtocol, Timestamp,
    anomaly_daily::{AnomalyDaily, Severity},
    buckets::{Bucket, HomeAssistantEvents, PatternAggregatesDaily},
    home_assistant_events,
    sequence_daily::SequenceDaily,
    tags::{AnomalyType, EntityId, WeatherContext},
    time_based_daily::TimeBasedDaily,
};
use influxdb_line_protocol::{FieldValue, parse_lines};

use super::example;

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
fn a_tag_takes_what_its_pattern_matches() {
    assert_eq!("light.living_room".parse::<EntityId>().unwrap().as_str(), "light.living_room");
    assert_eq!(EntityId::PATTERN, r"^[a-z0-9_]+\.[a-z0-9_]+$");
    for text in ["light", "Light.a", "light.a b", ".a", "light.ä", "light.a.b"] {
        let error = text.parse::<EntityId>().unwrap_err();
        assert_eq!(error, Error::NotMatching { text: text.to_owned(), pattern: EntityId::PATTERN });
    }
    for text in ["", "a\nb", "a\\"] {
        assert_eq!(text.parse::<EntityId>(), Err(Error::NotATag(text.to_owned())));
    }
    assert_eq!("snow".parse::<WeatherContext>(), Err(Error::NotAValue("snow".to_owned())));
    let error = "Light".parse::<EntityId>().unwrap_err();
    assert_eq!(error.to_string(), r#""Light" does not match ^[a-z0-9_]+\.[a-z0-9_]+$"#);
}

#[test]
fn a_bucket_says_how_long_it_keeps_its_points() {
    let days = |days: u64| Duration::from_hours(24 * days);
    assert_eq!(PatternAggregatesDaily::NAME, "pattern_aggregates_daily");
    assert_eq!(PatternAggregatesDaily::RETENTION, Some(days(90)));
    assert_eq!(PatternAggregatesDaily::SHARD_GROUP_DURATION, days(7));
    assert_eq!(
        (HomeAssistantEvents::RETENTION, HomeAssistantEvents::SHARD_GROUP_DURATION),
        (Some(days(7)), days(1))
    );
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
        assert_eq!(point.validate(), Err(error.clone()));
        assert_eq!(point.to_line_protocol(), Err(error));
    }
    assert_eq!(out, "before\n");
}

#[test]
fn a_text_that_is_too_long_is_not_written() {
    let entity = |letters: usize| format!("light.{}", "a".repeat(letters));
    let mut point = SequenceDaily {
        time: Timestamp::from_secs(1_764_000_000).unwrap(),
        sequence_id: "0123456789abcdef".parse().unwrap(),
        avg_duration_seconds: 1.5,
        confidence: 1.0,
        frequency: 1,
        sequence: vec![entity(400), entity(600)],
    };
    assert_eq!(point.validate(), Ok(()));
    point.sequence.push(entity(100));
    let error = Error::TooLong { field: "sequence", bytes: 1128, limit: 1024 };
    assert_eq!(error.to_string(), "sequence: 1128 bytes, and 1024 are allowed");
    assert_eq!(point.validate(), Err(error.clone()));
    let mut out = String::new();
    assert_eq!(point.write_to(&mut out), Err(error));
    assert_eq!(out, "");
}

#[test]
fn json_that_its_schema_forbids_is_not_written() {
    let mut point = time_based();
    point.peak_hours = vec![7, 24];
    let reason = "24 is more than 23".to_owned();
    let error = Error::Invalid { field: "peak_hours", place: "/1".to_owned(), reason };
    assert_eq!(error.to_string(), "peak_hours at /1: 24 is more than 23");
    assert_eq!(point.validate(), Err(error.clone()));
    let mut out = String::new();
    assert_eq!(point.write_to(&mut out), Err(error));
    assert_eq!(out, "");
}

/// Takes a number of bytes, and then nothing.
struct Full(usize);

impl fmt::Write for Full {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 = self.0.checked_sub(text.len()).ok_or(fmt::Error)?;
        Ok(())
    }
}

#[test]
fn an_output_that_is_full_is_an_error() {
    let point = time_based();
    let length = point.to_line_protocol().unwrap().len();
    assert_eq!(point.write_to(&mut Full(length)), Ok(()));
    for room in 0..length {
        assert_eq!(point.write_to(&mut Full(room)), Err(Error::Output), "{room}");
    }
}

#[test]
fn a_batch_is_cut_by_bytes() {
    let point = anomaly("sensor.door");
    let line = point.to_line_protocol().unwrap();
    let mut wrong = anomaly("sensor.door");
    wrong.anomaly_score = 2.0;
    let mut batch = Batch::new(2 * line.len());
    let mut cut = Vec::new();
    for _ in 0..5 {
        cut.extend(batch.push(&point).unwrap());
        batch.push(&wrong).unwrap_err();
    }
    cut.extend(batch.finish());
    assert_eq!(cut, [line.repeat(2), line.repeat(2), line.clone()]);

    let mut small = Batch::new(1);
    assert_eq!(small.push(&point), Ok(None));
    assert_eq!(small.push(&point), Ok(Some(line.clone())));
    assert_eq!(small.push(&time_based()), Ok(Some(line)));
    assert_eq!(small.finish(), time_based().to_line_protocol().ok());
    assert_eq!(Batch::<PatternAggregatesDaily>::new(1).finish(), None);
    assert_eq!(Batch::<PatternAggregatesDaily>::BUCKET, "pattern_aggregates_daily");
}

#[test]
fn a_constructor_asks_for_what_each_point_has() {
    let time = Timestamp::from_secs(1_764_000_000).unwrap();
    let text = |text: &str| text.parse().unwrap();
    let event = home_assistant_events::HomeAssistantEvents::new(
        time,
        "light".parse().unwrap(),
        text("light.living_room"),
        "state_changed".parse().unwrap(),
        "on".to_owned(),
    );
    assert_eq!(
        event.to_line_protocol().unwrap(),
        "home_assistant_events,domain=light,entity_id=light.living_room,event_type=state_changed state=\"on\" \
         1764000000000000000\n"
    );
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
