//! A point of every measurement of the example, by the Rust crate: what other languages are held against.

use std::collections::BTreeMap;

use home_patterns::{
    LineProtocol, Timestamp,
    anomaly_daily::{AnomalyDaily, Severity},
    co_occurrence_daily::CoOccurrenceDaily,
    contextual_monthly::{ContextualMonthly, DeviceUsagePatternsValue},
    day_type_weekly::{ActivityPatterns, DayTypeWeekly},
    duration_daily::DurationDaily,
    home_assistant_events::HomeAssistantEvents,
    room_based_daily::{RoomBasedDaily, TransitionPatternsItem},
    seasonal_monthly::{SeasonalMonthly, TrendDirection, YearOverYearComparison},
    sequence_daily::SequenceDaily,
    session_weekly::SessionWeekly,
    tags,
    time_based_daily::TimeBasedDaily,
};

const TEXT: &str = "a \"b\", c=d\\\n\nü \u{1f3e0} \\\" #";

fn early() -> Timestamp {
    Timestamp::from_nanos(-9_223_200_000_000_000_001).unwrap()
}

fn late() -> Timestamp {
    Timestamp::from_nanos(1_764_003_600_123_456_000).unwrap()
}

fn line<T: LineProtocol>(point: &T) -> (String, String) {
    (T::BUCKET.to_owned(), point.to_line_protocol().unwrap())
}

/// Bucket and line of each point, in the order of `programs/points.py`.
pub(super) fn points() -> Vec<(String, String)> {
    [of_entities(), of_days(), weekly_and_monthly(), events()].concat()
}

/// What days say of single entities.
fn of_entities() -> Vec<(String, String)> {
    let entity_id = || "light.a".parse::<tags::EntityId>().unwrap();
    vec![
        line(&AnomalyDaily {
            time: early(),
            anomaly_type: tags::AnomalyType::Absence,
            entity_id: entity_id(),
            anomaly_score: 5e-324,
            baseline_deviation: f64::MIN,
            occurrences: i64::MAX,
            severity: Severity::Critical,
        }),
        line(&AnomalyDaily {
            time: late(),
            anomaly_type: tags::AnomalyType::Timing,
            entity_id: entity_id(),
            anomaly_score: 0.1 + 0.2,
            baseline_deviation: -0.0,
            occurrences: 0,
            severity: Severity::Low,
        }),
        line(&DurationDaily {
            time: early(),
            entity_id: entity_id(),
            avg_duration_seconds: f64::MAX,
            duration_variance: f64::MIN_POSITIVE,
            efficiency_score: 0.0,
            max_duration_seconds: 9_007_199_254_740_992.0,
            min_duration_seconds: 1e16,
        }),
        line(&TimeBasedDaily {
            time: early(),
            domain: "light".parse().unwrap(),
            entity_id: "light.living_room".parse().unwrap(),
            confidence: 1.0,
            frequency: 1e23,
            hourly_distribution: std::array::from_fn(
                |hour| if hour == 0 { 0.5 } else { hour as f64 / 100.0 },
            ),
            occurrences: 12,
            peak_hours: vec![0, 23],
        }),
    ]
}

/// What days say of several things together.
fn of_days() -> Vec<(String, String)> {
    vec![
        line(&CoOccurrenceDaily {
            time: late(),
            device_pair: "light.a|light.b".parse().unwrap(),
            co_occurrence_count: 7,
            confidence: 0.3,
            time_window_seconds: 3600,
            typical_hours: Vec::new(),
        }),
        line(&RoomBasedDaily {
            time: late(),
            area_id: "kitchen".parse().unwrap(),
            activity_level: 0.7,
            device_usage: BTreeMap::from([("light.b".to_owned(), 1 << 63), ("light.a".to_owned(), 0)]),
            peak_activity_hours: vec![23],
            transition_patterns: vec![TransitionPatternsItem {
                avg_seconds: 5e-324,
                count: u64::MAX,
                to_area: "hall".to_owned(),
            }],
        }),
        line(&SequenceDaily {
            time: late(),
            sequence_id: "0123456789abcdef".parse().unwrap(),
            avg_duration_seconds: 1.5,
            confidence: 0.0,
            frequency: 1,
            sequence: vec!["light.a".to_owned(), "switch.b".to_owned()],
        }),
    ]
}

fn weekly_and_monthly() -> Vec<(String, String)> {
    let usage = DeviceUsagePatternsValue { avg_seconds: 1e22, count: 3 };
    let comparison = YearOverYearComparison {
        change: -0.1,
        previous_activity_level: 0.6,
        previous_month: "2024-11".to_owned(),
    };
    let seasonal = |time, year_over_year_comparison| SeasonalMonthly {
        time,
        season: tags::Season::Winter,
        seasonal_activity_level: 0.5,
        trend_direction: TrendDirection::Stable,
        year_over_year_comparison,
    };
    vec![
        line(&SessionWeekly {
            time: early(),
            session_type: "evening".parse().unwrap(),
            avg_session_duration: 1e-300,
            devices_used: vec!["light.a".to_owned()],
            session_count: 0,
            typical_start_times: Vec::new(),
        }),
        line(&DayTypeWeekly {
            time: early(),
            day_type: tags::DayType::Weekend,
            activity_patterns: ActivityPatterns {
                hourly_distribution: [1.0 / 24.0; 24],
                peak_hours: vec![7],
            },
            confidence: 1.0,
            device_usage_diff: BTreeMap::from([("light.b".to_owned(), -0.5), ("light.a".to_owned(), 1.0)]),
        }),
        line(&ContextualMonthly {
            time: late(),
            presence_context: tags::PresenceContext::NobodyHome,
            weather_context: tags::WeatherContext::ClearNight,
            confidence: 0.25,
            correlation_scores: BTreeMap::from([("light.a".to_owned(), -0.123_456_789_012_345_68)]),
            device_usage_patterns: BTreeMap::from([("light.a".to_owned(), usage)]),
        }),
        line(&seasonal(late(), None)),
        line(&seasonal(early(), Some(comparison))),
    ]
}

fn events() -> Vec<(String, String)> {
    let event = |time, area: Option<&str>, state: &str| HomeAssistantEvents {
        time,
        area_id: area.map(|area| area.parse().unwrap()),
        device_id: None,
        domain: "light".parse().unwrap(),
        entity_id: "light.a".parse().unwrap(),
        event_type: "state_changed".parse().unwrap(),
        attr_friendly_name: area.map(|_| TEXT.to_owned()),
        state: state.to_owned(),
    };
    vec![line(&event(early(), Some("bath"), TEXT)), line(&event(late(), None, ""))]
}
