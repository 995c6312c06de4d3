//! The queries: a function for each one, which returns its Flux.
//!
//! The text is that of the query's `.flux` file, with the arguments in the place of the examples.
//! An argument is written as a literal of Flux: whatever a text holds, it stays a text. NaN and the
//! infinities are written as calls, such as `float(v: "NaN")`; nothing is equal to NaN, less or more.

// Scripts are as long as those of the definitions.
#![allow(clippy::too_many_lines)]

use crate::flux::Literal;

/// How often a pair of entities acted together on each of the last 30 days.
///
/// `device_pair`: The pair.
#[must_use]
pub fn co_occurrence_of_pair(device_pair: &crate::tags::DevicePair) -> String {
    const TEXT_0: &str = "// co_occurrence_of_pair
// How often a pair of entities acted together on each of the last 30 days.
//
// Parameters, with example values that make the script run as it is:
//   device_pair: The pair.
device_pair = ";
    const TEXT_1: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "co_occurrence_daily")
    |> filter(fn: (r) => r.device_pair == device_pair)
"#;
    let device_pair = device_pair.as_str();
    let mut flux = TEXT_0.to_owned();
    device_pair.push_to(&mut flux);
    flux.push_str(TEXT_1);
    flux
}

/// What the home does in one kind of weather, over all the months that are kept.
///
/// `weather_context`: The weather.
#[must_use]
pub fn contextual_by_weather(weather_context: crate::tags::WeatherContext) -> String {
    const TEXT_0: &str = "// contextual_by_weather
// What the home does in one kind of weather, over all the months that are kept.
//
// Parameters, with example values that make the script run as it is:
//   weather_context: The weather.
weather_context = ";
    const TEXT_1: &str = r#"

from(bucket: "pattern_aggregates_weekly")
    |> range(start: -52w)
    |> filter(fn: (r) => r._measurement == "contextual_monthly")
    |> filter(fn: (r) => r.weather_context == weather_context)
"#;
    let weather_context = weather_context.as_str();
    let mut flux = TEXT_0.to_owned();
    weather_context.push_to(&mut flux);
    flux.push_str(TEXT_1);
    flux
}

/// Whether the latest days still support what the last weeks say about each kind of day.
#[must_use]
pub fn day_type_across_layers() -> String {
    const TEXT_0: &str = r#"// day_type_across_layers
// Whether the latest days still support what the last weeks say about each kind of day.
time_based_confidence_last_week =
    from(bucket: "pattern_aggregates_daily")
        |> range(start: -7d)
        |> filter(fn: (r) => r._measurement == "time_based_daily")
        |> filter(fn: (r) => r._field == "confidence")

day_type_confidence_last_4_weeks =
    from(bucket: "pattern_aggregates_weekly")
        |> range(start: -4w)
        |> filter(fn: (r) => r._measurement == "day_type_weekly")
        |> filter(fn: (r) => r._field == "confidence")

union(tables: [time_based_confidence_last_week, day_type_confidence_last_4_weeks])
"#;
    TEXT_0.to_owned()
}

/// How far the last four weeks support the patterns of each kind of day.
#[must_use]
pub fn day_type_confidence_last_4_weeks() -> String {
    const TEXT_0: &str = r#"// day_type_confidence_last_4_weeks
// How far the last four weeks support the patterns of each kind of day.
from(bucket: "pattern_aggregates_weekly")
    |> range(start: -4w)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")
    |> filter(fn: (r) => r._field == "confidence")
"#;
    TEXT_0.to_owned()
}

/// What the home does on one kind of day, over the last four weeks.
///
/// `day_type`: The kind of day.
#[must_use]
pub fn day_type_last_4_weeks(day_type: crate::tags::DayType) -> String {
    const TEXT_0: &str = "// day_type_last_4_weeks
// What the home does on one kind of day, over the last four weeks.
//
// Parameters, with example values that make the script run as it is:
//   day_type: The kind of day.
day_type = ";
    const TEXT_1: &str = r#"

from(bucket: "pattern_aggregates_weekly")
    |> range(start: -4w)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")
    |> filter(fn: (r) => r.day_type == day_type)
"#;
    let day_type = day_type.as_str();
    let mut flux = TEXT_0.to_owned();
    day_type.push_to(&mut flux);
    flux.push_str(TEXT_1);
    flux
}

/// How long one entity is in use, for the baseline that anomalies are measured against.
///
/// `entity_id`: The entity.
#[must_use]
pub fn duration_last_60_days(entity_id: &crate::tags::EntityId) -> String {
    const TEXT_0: &str = "// duration_last_60_days
// How long one entity is in use, for the baseline that anomalies are measured against.
//
// Parameters, with example values that make the script run as it is:
//   entity_id: The entity.
entity_id = ";
    const TEXT_1: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -60d)
    |> filter(fn: (r) => r._measurement == "duration_daily")
    |> filter(fn: (r) => r.entity_id == entity_id)
    |> filter(fn: (r) => r._field == "avg_duration_seconds" or r._field == "duration_variance")
"#;
    let entity_id = entity_id.as_str();
    let mut flux = TEXT_0.to_owned();
    entity_id.push_to(&mut flux);
    flux.push_str(TEXT_1);
    flux
}

/// The ten entities with the highest anomaly score of the last seven days.
///
/// `minimum_score`: The lowest score that is shown.
#[must_use]
pub fn most_unusual_entities(minimum_score: f64) -> String {
    const TEXT_0: &str = "// most_unusual_entities
// The ten entities with the highest anomaly score of the last seven days.
//
// Parameters, with example values that make the script run as it is:
//   minimum_score: The lowest score that is shown.
minimum_score = ";
    const TEXT_1: &str = r#"

from(bucket: "pattern_aggregates_daily")
  |> range(start: -7d)
  |> filter(fn: (r) => r._measurement == "anomaly_daily")
  |> filter(fn: (r) => r._field == "anomaly_score")
  |> filter(fn: (r) => r._value >= minimum_score)
  |> group(columns: ["entity_id"])
  |> max()
  |> group()
  |> sort(columns: ["_value"], desc: true)
  |> limit(n: 10)
"#;
    let mut flux = TEXT_0.to_owned();
    minimum_score.push_to(&mut flux);
    flux.push_str(TEXT_1);
    flux
}

/// Every event of the last day. The daily detectors start from it.
#[must_use]
pub fn raw_events_last_day() -> String {
    const TEXT_0: &str = r#"// raw_events_last_day
// Every event of the last day. The daily detectors start from it.
from(bucket: "home_assistant_events")
    |> range(start: -1d)
    |> filter(fn: (r) => r._measurement == "home_assistant_events")
    |> filter(fn: (r) => r._field == "state")
"#;
    TEXT_0.to_owned()
}

/// The events of one entity over all the days that are kept.
///
/// `entity_id`: The entity.
#[must_use]
pub fn raw_events_of_entity(entity_id: &crate::tags::EntityId) -> String {
    const TEXT_0: &str = "// raw_events_of_entity
// The events of one entity over all the days that are kept.
//
// Parameters, with example values that make the script run as it is:
//   entity_id: The entity.
entity_id = ";
    const TEXT_1: &str = r#"

from(bucket: "home_assistant_events")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "home_assistant_events")
    |> filter(fn: (r) => r.entity_id == entity_id)
    |> filter(fn: (r) => r.event_type == "state_changed")
    |> filter(fn: (r) => r._field == "state")
"#;
    let entity_id = entity_id.as_str();
    let mut flux = TEXT_0.to_owned();
    entity_id.push_to(&mut flux);
    flux.push_str(TEXT_1);
    flux
}

/// The activity level of one area on each of the last 30 days.
///
/// `area_id`: The area.
#[must_use]
pub fn room_activity_last_30_days(area_id: &crate::tags::AreaId) -> String {
    const TEXT_0: &str = "// room_activity_last_30_days
// The activity level of one area on each of the last 30 days.
//
// Parameters, with example values that make the script run as it is:
//   area_id: The area.
area_id = ";
    const TEXT_1: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "room_based_daily")
    |> filter(fn: (r) => r.area_id == area_id)
    |> filter(fn: (r) => r._field == "activity_level")
"#;
    let area_id = area_id.as_str();
    let mut flux = TEXT_0.to_owned();
    area_id.push_to(&mut flux);
    flux.push_str(TEXT_1);
    flux
}

/// The activity level of each month of the last 52 weeks.
#[must_use]
pub fn seasonal_levels_last_year() -> String {
    const TEXT_0: &str = r#"// seasonal_levels_last_year
// The activity level of each month of the last 52 weeks.
from(bucket: "pattern_aggregates_weekly")
    |> range(start: -52w)
    |> filter(fn: (r) => r._measurement == "seasonal_monthly")
    |> filter(fn: (r) => r._field == "seasonal_activity_level" or r._field == "trend_direction")
"#;
    TEXT_0.to_owned()
}

/// The sequences of the last seven days, with how often each was seen.
#[must_use]
pub fn sequences_last_week() -> String {
    const TEXT_0: &str = r#"// sequences_last_week
// The sequences of the last seven days, with how often each was seen.
from(bucket: "pattern_aggregates_daily")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "sequence_daily")
    |> filter(
        fn: (r) => r._field == "sequence" or r._field == "frequency" or r._field == "confidence",
    )
"#;
    TEXT_0.to_owned()
}

/// How long and how frequent the sessions of each type were, week by week. Only numbers are
/// aggregated: the start times and the devices are JSON text, which has no mean.
#[must_use]
pub fn session_patterns_last_4_weeks() -> String {
    const TEXT_0: &str = r#"// session_patterns_last_4_weeks
// How long and how frequent the sessions of each type were, week by week. Only numbers are
// aggregated: the start times and the devices are JSON text, which has no mean.
data =
    from(bucket: "pattern_aggregates_weekly")
        |> range(start: -4w)
        |> filter(fn: (r) => r._measurement == "session_weekly")

data_mean =
    data
        |> filter(fn: (r) => r._field == "avg_session_duration")
        |> aggregateWindow(every: 1w, fn: mean, createEmpty: false)

data_sum =
    data
        |> filter(fn: (r) => r._field == "session_count")
        |> aggregateWindow(every: 1w, fn: sum, createEmpty: false)

union(tables: [data_mean, data_sum])
"#;
    TEXT_0.to_owned()
}

/// The mean length of the sessions of one type over the last 12 weeks.
///
/// `session_type`: The type of session.
#[must_use]
pub fn session_trend(session_type: &crate::tags::SessionType) -> String {
    const TEXT_0: &str = "// session_trend
// The mean length of the sessions of one type over the last 12 weeks.
//
// Parameters, with example values that make the script run as it is:
//   session_type: The type of session.
session_type = ";
    const TEXT_1: &str = r#"

// The tag `week` makes each week a series of its own: the mean over weeks must be taken without it.
from(bucket: "pattern_aggregates_weekly")
  |> range(start: -12w)
  |> filter(fn: (r) => r._measurement == "session_weekly")
  |> filter(fn: (r) => r._field == "avg_session_duration")
  |> filter(fn: (r) => r.session_type == session_type)
  |> group(columns: ["session_type"])
  |> mean()
"#;
    let session_type = session_type.as_str();
    let mut flux = TEXT_0.to_owned();
    session_type.push_to(&mut flux);
    flux.push_str(TEXT_1);
    flux
}

/// How far the last seven days support the time-based patterns.
#[must_use]
pub fn time_based_confidence_last_week() -> String {
    const TEXT_0: &str = r#"// time_based_confidence_last_week
// How far the last seven days support the time-based patterns.
from(bucket: "pattern_aggregates_daily")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> filter(fn: (r) => r._field == "confidence")
"#;
    TEXT_0.to_owned()
}

/// The time-based patterns of one entity over the last 30 days.
///
/// `entity_id`: The entity.
#[must_use]
pub fn time_based_last_30_days(entity_id: &crate::tags::EntityId) -> String {
    const TEXT_0: &str = "// time_based_last_30_days
// The time-based patterns of one entity over the last 30 days.
//
// Parameters, with example values that make the script run as it is:
//   entity_id: The entity.
entity_id = ";
    const TEXT_1: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> filter(fn: (r) => r.entity_id == entity_id)
"#;
    let entity_id = entity_id.as_str();
    let mut flux = TEXT_0.to_owned();
    entity_id.push_to(&mut flux);
    flux.push_str(TEXT_1);
    flux
}

/// Anomalies of timing, and things that did not happen, over the last seven days.
#[must_use]
pub fn unusual_times_last_week() -> String {
    const TEXT_0: &str = r#"// unusual_times_last_week
// Anomalies of timing, and things that did not happen, over the last seven days.
from(bucket: "pattern_aggregates_daily")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "anomaly_daily")
    |> filter(fn: (r) => r.anomaly_type == "absence" or r.anomaly_type == "timing")
"#;
    TEXT_0.to_owned()
}
