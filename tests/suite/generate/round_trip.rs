//! A point of every measurement, with values at the ends of their types: written to a real server,
//! and read back from a pivoted query as the same point.

use std::{
    collections::BTreeMap,
    fmt::{Debug, Write},
};

use home_patterns::{
    Error, Line, LineProtocol, Timestamp,
    anomaly_daily::{AnomalyDaily, Severity},
    buckets::PatternAggregatesDaily,
    check,
    co_occurrence_daily::CoOccurrenceDaily,
    contextual_monthly::{ContextualMonthly, DeviceUsagePatternsValue},
    day_type_weekly::{ActivityPatterns, DayTypeWeekly},
    duration_daily::DurationDaily,
    home_assistant_events::HomeAssistantEvents,
    room_based_daily::{RoomBasedDaily, TransitionPatternsItem},
    rows::{self, FromRow, Row, RowError},
    seasonal_monthly::{SeasonalMonthly, TrendDirection, YearOverYearComparison},
    sequence_daily::SequenceDaily,
    session_weekly::SessionWeekly,
    tags,
    time_based_daily::TimeBasedDaily,
};

use crate::support::organization::Organization;

/// The smallest number above zero.
const SUBNORMAL: f64 = 5e-324;

/// A text with all that CSV, JSON and line protocol have a meaning for.
const TEXT: &str = "a \"b\", c=d\\\n\nü \u{1f3e0} \\\" #";

/// The same with what the server's CSV loses, but JSON escapes.
const TEXT_IN_JSON: &str = "a \"b\"\r\n, c=d\\\r";

fn early() -> Timestamp {
    Timestamp::from_nanos(-9_223_200_000_000_000_001).unwrap()
}

fn late() -> Timestamp {
    Timestamp::from_nanos(9_223_200_000_000_000_001).unwrap()
}

/// Flux for all rows of a measurement.
fn pivoted(bucket: &str, measurement: &str) -> String {
    format!(
        "from(bucket: {})
    |> range(start: 1677-09-22T00:00:00Z, stop: 2262-04-11T00:00:00Z)
    |> filter(fn: (r) => r._measurement == {})\n{}",
        fluxform::flux::string(bucket),
        fluxform::flux::string(measurement),
        rows::PIVOT
    )
}

fn hold<T: LineProtocol + FromRow + PartialEq + Debug>(points: &[T]) {
    let organization = Organization::new();
    let id = organization.create_bucket(T::BUCKET, 0, 0);
    let lines: String = points.iter().map(|point| point.to_line_protocol().unwrap()).collect();
    organization.write(&id, &lines);
    let reply = organization.annotated(&pivoted(T::BUCKET, T::MEASUREMENT));
    let read: Vec<T> = rows::read(&reply).into_iter().collect::<Result<_, _>>().unwrap();
    assert_eq!(read, points, "{reply}");
    // Zeros are equal whatever their sign; their text is not.
    assert_eq!(format!("{read:?}"), format!("{points:?}"), "{reply}");
}

#[test]
fn of_a_day() {
    let (time, entity_id) = (early(), "light.a".parse::<tags::EntityId>().unwrap());
    hold(&[
        AnomalyDaily {
            time,
            anomaly_type: tags::AnomalyType::Absence,
            entity_id: entity_id.clone(),
            anomaly_score: SUBNORMAL,
            baseline_deviation: f64::MIN,
            occurrences: i64::MAX,
            severity: Severity::Critical,
        },
        AnomalyDaily {
            time: late(),
            anomaly_type: tags::AnomalyType::Timing,
            entity_id: entity_id.clone(),
            anomaly_score: 0.1 + 0.2,
            baseline_deviation: -0.0,
            occurrences: 0,
            severity: Severity::Low,
        },
    ]);
    hold(&[DurationDaily {
        time,
        entity_id: entity_id.clone(),
        avg_duration_seconds: f64::MAX,
        duration_variance: f64::MIN_POSITIVE,
        efficiency_score: -0.0,
        max_duration_seconds: 9_007_199_254_740_993.0,
        min_duration_seconds: SUBNORMAL,
    }]);
    hold(&[TimeBasedDaily {
        time,
        domain: "light".parse().unwrap(),
        entity_id,
        confidence: 1.0,
        frequency: 1e23,
        hourly_distribution: std::array::from_fn(|hour| if hour == 0 { -0.0 } else { 1.0 / hour as f64 }),
        occurrences: i64::MAX,
        peak_hours: vec![0, 23],
    }]);
}

#[test]
fn of_several_things_on_a_day() {
    let time = late();
    hold(&[CoOccurrenceDaily {
        time,
        device_pair: "light.a|light.b".parse().unwrap(),
        co_occurrence_count: i64::MAX,
        confidence: 0.3,
        time_window_seconds: 86_400,
        typical_hours: Vec::new(),
    }]);
    hold(&[RoomBasedDaily {
        time,
        area_id: "kitchen".parse().unwrap(),
        activity_level: 0.7,
        device_usage: BTreeMap::from([("light.a".to_owned(), u64::MAX), ("light.b".to_owned(), 0)]),
        peak_activity_hours: vec![23],
        transition_patterns: vec![TransitionPatternsItem {
            avg_seconds: SUBNORMAL,
            count: u64::MAX,
            to_area: "bath".to_owned(),
        }],
    }]);
    hold(&[SequenceDaily {
        time,
        sequence_id: "0123456789abcdef".parse().unwrap(),
        avg_duration_seconds: 1.5,
        confidence: 0.0,
        frequency: 1,
        sequence: vec!["light.a".to_owned(), "light.a".to_owned()],
    }]);
}

#[test]
fn of_a_week() {
    let time = early();
    hold(&[SessionWeekly {
        time,
        session_type: "evening".parse().unwrap(),
        avg_session_duration: 1e-300,
        devices_used: vec!["light.a".to_owned()],
        session_count: 0,
        typical_start_times: Vec::new(),
    }]);
    hold(&[DayTypeWeekly {
        time,
        day_type: tags::DayType::Weekend,
        activity_patterns: ActivityPatterns { hourly_distribution: [SUBNORMAL; 24], peak_hours: vec![7] },
        confidence: 1.0,
        device_usage_diff: BTreeMap::from([
            ("light.a".to_owned(), -1.0 / 3.0),
            ("light.b".to_owned(), SUBNORMAL),
        ]),
    }]);
}

#[test]
fn of_a_month() {
    let time = late();
    let value = DeviceUsagePatternsValue { avg_seconds: SUBNORMAL, count: u64::MAX };
    hold(&[ContextualMonthly {
        time,
        presence_context: tags::PresenceContext::NobodyHome,
        weather_context: tags::WeatherContext::ClearNight,
        confidence: 0.25,
        correlation_scores: BTreeMap::from([("light.a".to_owned(), -0.123_456_789_012_345_68)]),
        device_usage_patterns: BTreeMap::from([("light.a".to_owned(), value)]),
    }]);
    let comparison = YearOverYearComparison {
        change: -SUBNORMAL,
        previous_activity_level: 0.1,
        previous_month: "2025-01".to_owned(),
    };
    for year_over_year_comparison in [None, Some(comparison)] {
        hold(&[SeasonalMonthly {
            time,
            season: tags::Season::Winter,
            seasonal_activity_level: 0.5,
            trend_direction: TrendDirection::Stable,
            year_over_year_comparison,
        }]);
    }
}

/// A measurement whose JSON may hold any text.
#[derive(Debug, Clone, PartialEq)]
struct Texts {
    time: Timestamp,
    texts: BTreeMap<String, Vec<String>>,
}

impl LineProtocol for Texts {
    type Bucket = PatternAggregatesDaily;
    const MEASUREMENT: &'static str = "texts";

    fn time(&self) -> Timestamp {
        self.time
    }

    fn write_members<W: Write>(&self, line: &mut Line<'_, W>) -> Result<(), Error> {
        line.json("texts", Some(&self.texts), Line::<W>::LONGEST, check::nothing)
    }
}

impl FromRow for Texts {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        Ok(Self { time: row.time()?, texts: row.json("texts")? })
    }
}

#[test]
fn of_texts_in_json() {
    let texts = vec![TEXT.to_owned(), TEXT_IN_JSON.to_owned(), String::new()];
    let texts = BTreeMap::from([(TEXT_IN_JSON.to_owned(), texts), (String::new(), Vec::new())]);
    hold(&[Texts { time: early(), texts }]);
}

fn event(entity: &str, state: &str, area: Option<&str>) -> HomeAssistantEvents {
    HomeAssistantEvents {
        time: early(),
        area_id: area.map(|area| area.parse().unwrap()),
        device_id: None,
        domain: "light".parse().unwrap(),
        entity_id: entity.parse().unwrap(),
        event_type: "state_changed".parse().unwrap(),
        attr_friendly_name: area.map(|_| TEXT.to_owned()),
        state: state.to_owned(),
    }
}

#[test]
fn of_an_event() {
    hold(&[event("light.a", TEXT, None), event("light.b", "", None), event("light.a", TEXT, Some("bath"))]);
}

#[test]
fn the_server_leaves_out_carriage_returns() {
    let organization = Organization::new();
    let id = organization.create_bucket(HomeAssistantEvents::BUCKET, 0, 0);
    organization.write(&id, &event("light.a", "a\r\nb\rc\n\r", None).to_line_protocol().unwrap());
    let flux = pivoted(HomeAssistantEvents::BUCKET, HomeAssistantEvents::MEASUREMENT);
    let read = rows::read::<HomeAssistantEvents>(&organization.annotated(&flux));
    assert_eq!(read, [Ok(event("light.a", "a\nbc\n", None))]);
}

/// A row that no definition describes: what a query of the user's own returns.
#[derive(Debug, PartialEq)]
struct Extremes {
    integer: i64,
    unsigned: u64,
    boolean: bool,
    missing: Option<f64>,
}

impl FromRow for Extremes {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        Ok(Self {
            integer: row.field("i")?,
            unsigned: row.field("u")?,
            boolean: row.field("b")?,
            missing: row.optional_field("f")?,
        })
    }
}

#[test]
fn of_types_of_the_users_own() {
    let organization = Organization::new();
    let id = organization.create_bucket("b", 0, 0);
    organization.write(
        &id,
        "m i=-9223372036854775808i,u=18446744073709551615u,b=true,f=1 1\nm i=0i,u=0u,b=false 2\n",
    );
    let extremes = Extremes { integer: i64::MIN, unsigned: u64::MAX, boolean: true, missing: Some(1.0) };
    let zeros = Extremes { integer: 0, unsigned: 0, boolean: false, missing: None };
    assert_eq!(rows::read(&organization.annotated(&pivoted("b", "m"))), [Ok(extremes), Ok(zeros)]);
}
