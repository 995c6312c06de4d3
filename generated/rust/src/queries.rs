//! The queries: a function for each one, which returns its Flux.
//!
//! The text is that of the query's `.flux` file without the comments at its head, with the
//! arguments in the place of the examples.
//! An argument is written as a literal of Flux: whatever a text holds, it stays a text. NaN and the
//! infinities are written as calls, such as `float(v: "NaN")`; nothing is equal to NaN, less or more.
//! Without an argument that is an `Option`, the condition that it stands in is left out.

// Scripts are as long as those of the definitions.
#![allow(clippy::too_many_lines)]

use core::time::Duration;

use crate::flux::Literal;

pub use crate::flux::Time;

/// How many values each field of `anomaly_daily` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `anomaly_type`: In what respect the behaviour was unusual.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn anomaly_daily_count(
    start: Time,
    stop: Time,
    anomaly_type: Option<crate::tags::AnomalyType>,
    date: Option<&str>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "anomaly_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.anomaly_type == anomaly_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    const TEXT_4: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(anomaly_type) = anomaly_type {
        flux.push_str("anomaly_type = ");
        anomaly_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if anomaly_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if date.is_some() {
        flux.push_str(TEXT_2);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push_str(TEXT_4);
    flux
}

/// The latest value of each field of each series of `anomaly_daily`, by tags.
///
/// `anomaly_type`: In what respect the behaviour was unusual.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn anomaly_daily_latest(
    anomaly_type: Option<crate::tags::AnomalyType>,
    date: Option<&str>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "anomaly_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.anomaly_type == anomaly_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    let mut flux = String::new();
    if let Some(anomaly_type) = anomaly_type {
        flux.push_str("anomaly_type = ");
        anomaly_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if anomaly_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if date.is_some() {
        flux.push_str(TEXT_2);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `anomaly_daily` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `anomaly_type`: In what respect the behaviour was unusual.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn anomaly_daily_range(
    start: Time,
    stop: Time,
    anomaly_type: Option<crate::tags::AnomalyType>,
    date: Option<&str>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "anomaly_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.anomaly_type == anomaly_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    let mut flux = String::new();
    if let Some(anomaly_type) = anomaly_type {
        flux.push_str("anomaly_type = ");
        anomaly_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if anomaly_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if date.is_some() {
        flux.push_str(TEXT_2);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push('\n');
    flux
}

/// The mean of each numeric field of `anomaly_daily` in windows of time, for each series, by tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `anomaly_type`: In what respect the behaviour was unusual.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn anomaly_daily_windows(
    every: Duration,
    start: Time,
    stop: Time,
    anomaly_type: Option<crate::tags::AnomalyType>,
    date: Option<&str>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "anomaly_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.anomaly_type == anomaly_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    const TEXT_4: &str = r#"
    |> filter(
        fn: (r) =>
            r._field == "anomaly_score" or r._field == "baseline_deviation" or r._field
                ==
                "occurrences",
    )
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = String::new();
    if let Some(anomaly_type) = anomaly_type {
        flux.push_str("anomaly_type = ");
        anomaly_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("every = ");
    every.push_to(&mut flux);
    flux.push_str("\nstart = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if anomaly_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if date.is_some() {
        flux.push_str(TEXT_2);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push_str(TEXT_4);
    flux
}

/// How many values each field of `co_occurrence_daily` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `device_pair`: Two entities that act together, in ascending order with a vertical bar between
/// them. Compare it for equality: in a regular expression the bar means "or".
#[must_use]
pub fn co_occurrence_daily_count(
    start: Time,
    stop: Time,
    date: Option<&str>,
    device_pair: Option<&crate::tags::DevicePair>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "co_occurrence_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.device_pair == device_pair)";
    const TEXT_3: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(device_pair) = device_pair {
        flux.push_str("device_pair = ");
        device_pair.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if device_pair.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// The latest value of each field of each series of `co_occurrence_daily`, by tags.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `device_pair`: Two entities that act together, in ascending order with a vertical bar between
/// them. Compare it for equality: in a regular expression the bar means "or".
#[must_use]
pub fn co_occurrence_daily_latest(
    date: Option<&str>,
    device_pair: Option<&crate::tags::DevicePair>,
) -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "co_occurrence_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.device_pair == device_pair)";
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(device_pair) = device_pair {
        flux.push_str("device_pair = ");
        device_pair.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if device_pair.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `co_occurrence_daily` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `device_pair`: Two entities that act together, in ascending order with a vertical bar between
/// them. Compare it for equality: in a regular expression the bar means "or".
#[must_use]
pub fn co_occurrence_daily_range(
    start: Time,
    stop: Time,
    date: Option<&str>,
    device_pair: Option<&crate::tags::DevicePair>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "co_occurrence_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.device_pair == device_pair)";
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(device_pair) = device_pair {
        flux.push_str("device_pair = ");
        device_pair.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if device_pair.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push('\n');
    flux
}

/// The mean of each numeric field of `co_occurrence_daily` in windows of time, for each series, by
/// tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `device_pair`: Two entities that act together, in ascending order with a vertical bar between
/// them. Compare it for equality: in a regular expression the bar means "or".
#[must_use]
pub fn co_occurrence_daily_windows(
    every: Duration,
    start: Time,
    stop: Time,
    date: Option<&str>,
    device_pair: Option<&crate::tags::DevicePair>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "co_occurrence_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.device_pair == device_pair)";
    const TEXT_3: &str = r#"
    |> filter(
        fn: (r) =>
            r._field == "co_occurrence_count" or r._field == "confidence" or r._field
                ==
                "time_window_seconds",
    )
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(device_pair) = device_pair {
        flux.push_str("device_pair = ");
        device_pair.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("every = ");
    every.push_to(&mut flux);
    flux.push_str("\nstart = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if device_pair.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// How often a pair of entities acted together on each of the last 30 days.
///
/// `device_pair`: The pair.
#[must_use]
pub fn co_occurrence_of_pair(device_pair: &crate::tags::DevicePair) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "co_occurrence_daily")
    |> filter(fn: (r) => r.device_pair == device_pair)
"#;
    let mut flux = "device_pair = ".to_owned();
    device_pair.as_str().push_to(&mut flux);
    flux.push_str(TEXT_0);
    flux
}

/// What the home does in one kind of weather, over all the months that are kept.
///
/// `weather_context`: The weather.
#[must_use]
pub fn contextual_by_weather(weather_context: crate::tags::WeatherContext) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_weekly")
    |> range(start: -52w)
    |> filter(fn: (r) => r._measurement == "contextual_monthly")
    |> filter(fn: (r) => r.weather_context == weather_context)
"#;
    let mut flux = "weather_context = ".to_owned();
    weather_context.as_str().push_to(&mut flux);
    flux.push_str(TEXT_0);
    flux
}

/// How many values each field of `contextual_monthly` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `month`: The month that the aggregate covers, in UTC.
///
/// `presence_context`: Who of the household was at home.
///
/// `weather_context`: The prevailing weather, in the words of the weather entities of Home
/// Assistant.
#[must_use]
pub fn contextual_monthly_count(
    start: Time,
    stop: Time,
    month: Option<&str>,
    presence_context: Option<crate::tags::PresenceContext>,
    weather_context: Option<crate::tags::WeatherContext>,
) -> String {
    const TEXT_0: &str = r#"
from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "contextual_monthly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.month == month)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.presence_context == presence_context)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.weather_context == weather_context)";
    const TEXT_4: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(month) = month {
        flux.push_str("month = ");
        month.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(presence_context) = presence_context {
        flux.push_str("presence_context = ");
        presence_context.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push('\n');
    if let Some(weather_context) = weather_context {
        flux.push_str("weather_context = ");
        weather_context.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if month.is_some() {
        flux.push_str(TEXT_1);
    }
    if presence_context.is_some() {
        flux.push_str(TEXT_2);
    }
    if weather_context.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push_str(TEXT_4);
    flux
}

/// The latest value of each field of each series of `contextual_monthly`, by tags.
///
/// `month`: The month that the aggregate covers, in UTC.
///
/// `presence_context`: Who of the household was at home.
///
/// `weather_context`: The prevailing weather, in the words of the weather entities of Home
/// Assistant.
#[must_use]
pub fn contextual_monthly_latest(
    month: Option<&str>,
    presence_context: Option<crate::tags::PresenceContext>,
    weather_context: Option<crate::tags::WeatherContext>,
) -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_weekly")
    |> range(start: -364d)
    |> filter(fn: (r) => r._measurement == "contextual_monthly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.month == month)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.presence_context == presence_context)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.weather_context == weather_context)";
    let mut flux = String::new();
    if let Some(month) = month {
        flux.push_str("month = ");
        month.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(presence_context) = presence_context {
        flux.push_str("presence_context = ");
        presence_context.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(weather_context) = weather_context {
        flux.push_str("weather_context = ");
        weather_context.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if month.is_some() {
        flux.push_str(TEXT_1);
    }
    if presence_context.is_some() {
        flux.push_str(TEXT_2);
    }
    if weather_context.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `contextual_monthly` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `month`: The month that the aggregate covers, in UTC.
///
/// `presence_context`: Who of the household was at home.
///
/// `weather_context`: The prevailing weather, in the words of the weather entities of Home
/// Assistant.
#[must_use]
pub fn contextual_monthly_range(
    start: Time,
    stop: Time,
    month: Option<&str>,
    presence_context: Option<crate::tags::PresenceContext>,
    weather_context: Option<crate::tags::WeatherContext>,
) -> String {
    const TEXT_0: &str = r#"
from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "contextual_monthly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.month == month)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.presence_context == presence_context)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.weather_context == weather_context)";
    let mut flux = String::new();
    if let Some(month) = month {
        flux.push_str("month = ");
        month.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(presence_context) = presence_context {
        flux.push_str("presence_context = ");
        presence_context.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push('\n');
    if let Some(weather_context) = weather_context {
        flux.push_str("weather_context = ");
        weather_context.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if month.is_some() {
        flux.push_str(TEXT_1);
    }
    if presence_context.is_some() {
        flux.push_str(TEXT_2);
    }
    if weather_context.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push('\n');
    flux
}

/// The mean of each numeric field of `contextual_monthly` in windows of time, for each series, by
/// tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `month`: The month that the aggregate covers, in UTC.
///
/// `presence_context`: Who of the household was at home.
///
/// `weather_context`: The prevailing weather, in the words of the weather entities of Home
/// Assistant.
#[must_use]
pub fn contextual_monthly_windows(
    every: Duration,
    start: Time,
    stop: Time,
    month: Option<&str>,
    presence_context: Option<crate::tags::PresenceContext>,
    weather_context: Option<crate::tags::WeatherContext>,
) -> String {
    const TEXT_0: &str = r#"
from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "contextual_monthly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.month == month)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.presence_context == presence_context)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.weather_context == weather_context)";
    const TEXT_4: &str = r#"
    |> filter(fn: (r) => r._field == "confidence")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = "every = ".to_owned();
    every.push_to(&mut flux);
    flux.push('\n');
    if let Some(month) = month {
        flux.push_str("month = ");
        month.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(presence_context) = presence_context {
        flux.push_str("presence_context = ");
        presence_context.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push('\n');
    if let Some(weather_context) = weather_context {
        flux.push_str("weather_context = ");
        weather_context.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if month.is_some() {
        flux.push_str(TEXT_1);
    }
    if presence_context.is_some() {
        flux.push_str(TEXT_2);
    }
    if weather_context.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push_str(TEXT_4);
    flux
}

/// Whether the latest days still support what the last weeks say about each kind of day.
#[must_use]
pub fn day_type_across_layers() -> String {
    const TEXT_0: &str = r#"time_based_confidence_last_week =
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
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_weekly")
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
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_weekly")
    |> range(start: -4w)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")
    |> filter(fn: (r) => r.day_type == day_type)
"#;
    let mut flux = "day_type = ".to_owned();
    day_type.as_str().push_to(&mut flux);
    flux.push_str(TEXT_0);
    flux
}

/// How many values each field of `day_type_weekly` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `day_type`: The kind of day.
///
/// `week`: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
#[must_use]
pub fn day_type_weekly_count(
    start: Time,
    stop: Time,
    day_type: Option<crate::tags::DayType>,
    week: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"
from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.day_type == day_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.week == week)";
    const TEXT_3: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(day_type) = day_type {
        flux.push_str("day_type = ");
        day_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push('\n');
    if let Some(week) = week {
        flux.push_str("week = ");
        week.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if day_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if week.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// The latest value of each field of each series of `day_type_weekly`, by tags.
///
/// `day_type`: The kind of day.
///
/// `week`: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
#[must_use]
pub fn day_type_weekly_latest(
    day_type: Option<crate::tags::DayType>,
    week: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_weekly")
    |> range(start: -364d)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.day_type == day_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.week == week)";
    let mut flux = String::new();
    if let Some(day_type) = day_type {
        flux.push_str("day_type = ");
        day_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(week) = week {
        flux.push_str("week = ");
        week.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if day_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if week.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `day_type_weekly` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `day_type`: The kind of day.
///
/// `week`: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
#[must_use]
pub fn day_type_weekly_range(
    start: Time,
    stop: Time,
    day_type: Option<crate::tags::DayType>,
    week: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"
from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.day_type == day_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.week == week)";
    let mut flux = String::new();
    if let Some(day_type) = day_type {
        flux.push_str("day_type = ");
        day_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push('\n');
    if let Some(week) = week {
        flux.push_str("week = ");
        week.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if day_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if week.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push('\n');
    flux
}

/// The mean of each numeric field of `day_type_weekly` in windows of time, for each series, by
/// tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `day_type`: The kind of day.
///
/// `week`: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
#[must_use]
pub fn day_type_weekly_windows(
    every: Duration,
    start: Time,
    stop: Time,
    day_type: Option<crate::tags::DayType>,
    week: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"
from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "day_type_weekly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.day_type == day_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.week == week)";
    const TEXT_3: &str = r#"
    |> filter(fn: (r) => r._field == "confidence")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = String::new();
    if let Some(day_type) = day_type {
        flux.push_str("day_type = ");
        day_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("every = ");
    every.push_to(&mut flux);
    flux.push_str("\nstart = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push('\n');
    if let Some(week) = week {
        flux.push_str("week = ");
        week.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if day_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if week.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// How many values each field of `duration_daily` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn duration_daily_count(
    start: Time,
    stop: Time,
    date: Option<&str>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "duration_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    const TEXT_3: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// The latest value of each field of each series of `duration_daily`, by tags.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn duration_daily_latest(
    date: Option<&str>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "duration_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `duration_daily` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn duration_daily_range(
    start: Time,
    stop: Time,
    date: Option<&str>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "duration_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push('\n');
    flux
}

/// The mean of each numeric field of `duration_daily` in windows of time, for each series, by tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn duration_daily_windows(
    every: Duration,
    start: Time,
    stop: Time,
    date: Option<&str>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "duration_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    const TEXT_3: &str = r#"
    |> filter(
        fn: (r) =>
            r._field == "avg_duration_seconds" or r._field == "duration_variance" or r._field
                ==
                "efficiency_score" or r._field == "max_duration_seconds" or r._field
                ==
                "min_duration_seconds",
    )
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("every = ");
    every.push_to(&mut flux);
    flux.push_str("\nstart = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// How long one entity is in use, for the baseline that anomalies are measured against.
///
/// `entity_id`: The entity.
#[must_use]
pub fn duration_last_60_days(entity_id: &crate::tags::EntityId) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -60d)
    |> filter(fn: (r) => r._measurement == "duration_daily")
    |> filter(fn: (r) => r.entity_id == entity_id)
    |> filter(fn: (r) => r._field == "avg_duration_seconds" or r._field == "duration_variance")
"#;
    let mut flux = "entity_id = ".to_owned();
    entity_id.as_str().push_to(&mut flux);
    flux.push_str(TEXT_0);
    flux
}

/// How many values each field of `home_assistant_events` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `area_id`: The area of the home, by its identifier in the area registry of Home Assistant.
///
/// `device_id`: The device that provides the entity, by its identifier in the device registry of
/// Home Assistant.
///
/// `domain`: The Home Assistant domain of the entity, the part of its identifier before the dot.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
///
/// `event_type`: The kind of event on the event bus of Home Assistant.
#[must_use]
pub fn home_assistant_events_count(
    start: Time,
    stop: Time,
    area_id: Option<&crate::tags::AreaId>,
    device_id: Option<&crate::tags::DeviceId>,
    domain: Option<&crate::tags::Domain>,
    entity_id: Option<&crate::tags::EntityId>,
    event_type: Option<&crate::tags::EventType>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "home_assistant_events")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "home_assistant_events")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.area_id == area_id)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.device_id == device_id)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.domain == domain)";
    const TEXT_4: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    const TEXT_5: &str = "
    |> filter(fn: (r) => r.event_type == event_type)";
    const TEXT_6: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(area_id) = area_id {
        flux.push_str("area_id = ");
        area_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(device_id) = device_id {
        flux.push_str("device_id = ");
        device_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(domain) = domain {
        flux.push_str("domain = ");
        domain.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(event_type) = event_type {
        flux.push_str("event_type = ");
        event_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if area_id.is_some() {
        flux.push_str(TEXT_1);
    }
    if device_id.is_some() {
        flux.push_str(TEXT_2);
    }
    if domain.is_some() {
        flux.push_str(TEXT_3);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_4);
    }
    if event_type.is_some() {
        flux.push_str(TEXT_5);
    }
    flux.push_str(TEXT_6);
    flux
}

/// The latest value of each field of each series of `home_assistant_events`, by tags.
///
/// `area_id`: The area of the home, by its identifier in the area registry of Home Assistant.
///
/// `device_id`: The device that provides the entity, by its identifier in the device registry of
/// Home Assistant.
///
/// `domain`: The Home Assistant domain of the entity, the part of its identifier before the dot.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
///
/// `event_type`: The kind of event on the event bus of Home Assistant.
#[must_use]
pub fn home_assistant_events_latest(
    area_id: Option<&crate::tags::AreaId>,
    device_id: Option<&crate::tags::DeviceId>,
    domain: Option<&crate::tags::Domain>,
    entity_id: Option<&crate::tags::EntityId>,
    event_type: Option<&crate::tags::EventType>,
) -> String {
    const TEXT_0: &str = r#"from(bucket: "home_assistant_events")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "home_assistant_events")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.area_id == area_id)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.device_id == device_id)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.domain == domain)";
    const TEXT_4: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    const TEXT_5: &str = "
    |> filter(fn: (r) => r.event_type == event_type)";
    let mut flux = String::new();
    if let Some(area_id) = area_id {
        flux.push_str("area_id = ");
        area_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(device_id) = device_id {
        flux.push_str("device_id = ");
        device_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(domain) = domain {
        flux.push_str("domain = ");
        domain.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(event_type) = event_type {
        flux.push_str("event_type = ");
        event_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if area_id.is_some() {
        flux.push_str(TEXT_1);
    }
    if device_id.is_some() {
        flux.push_str(TEXT_2);
    }
    if domain.is_some() {
        flux.push_str(TEXT_3);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_4);
    }
    if event_type.is_some() {
        flux.push_str(TEXT_5);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `home_assistant_events` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `area_id`: The area of the home, by its identifier in the area registry of Home Assistant.
///
/// `device_id`: The device that provides the entity, by its identifier in the device registry of
/// Home Assistant.
///
/// `domain`: The Home Assistant domain of the entity, the part of its identifier before the dot.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
///
/// `event_type`: The kind of event on the event bus of Home Assistant.
#[must_use]
pub fn home_assistant_events_range(
    start: Time,
    stop: Time,
    area_id: Option<&crate::tags::AreaId>,
    device_id: Option<&crate::tags::DeviceId>,
    domain: Option<&crate::tags::Domain>,
    entity_id: Option<&crate::tags::EntityId>,
    event_type: Option<&crate::tags::EventType>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "home_assistant_events")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "home_assistant_events")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.area_id == area_id)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.device_id == device_id)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.domain == domain)";
    const TEXT_4: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    const TEXT_5: &str = "
    |> filter(fn: (r) => r.event_type == event_type)";
    let mut flux = String::new();
    if let Some(area_id) = area_id {
        flux.push_str("area_id = ");
        area_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(device_id) = device_id {
        flux.push_str("device_id = ");
        device_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(domain) = domain {
        flux.push_str("domain = ");
        domain.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(event_type) = event_type {
        flux.push_str("event_type = ");
        event_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if area_id.is_some() {
        flux.push_str(TEXT_1);
    }
    if device_id.is_some() {
        flux.push_str(TEXT_2);
    }
    if domain.is_some() {
        flux.push_str(TEXT_3);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_4);
    }
    if event_type.is_some() {
        flux.push_str(TEXT_5);
    }
    flux.push('\n');
    flux
}

/// The ten entities with the highest anomaly score of the last seven days.
///
/// `minimum_score`: The lowest score that is shown.
#[must_use]
pub fn most_unusual_entities(minimum_score: f64) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "anomaly_daily")
    |> filter(fn: (r) => r._field == "anomaly_score")
    |> filter(fn: (r) => r._value >= minimum_score)
    |> group(columns: ["_measurement", "_field", "entity_id"])
    |> max()
    |> group()
    |> sort(columns: ["_value"], desc: true)
    |> limit(n: 10)
"#;
    let mut flux = "minimum_score = ".to_owned();
    minimum_score.push_to(&mut flux);
    flux.push_str(TEXT_0);
    flux
}

/// Every event of the last day. The daily detectors start from it.
#[must_use]
pub fn raw_events_last_day() -> String {
    const TEXT_0: &str = r#"from(bucket: "home_assistant_events")
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
    const TEXT_0: &str = r#"

from(bucket: "home_assistant_events")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "home_assistant_events")
    |> filter(fn: (r) => r.entity_id == entity_id)
    |> filter(fn: (r) => r.event_type == "state_changed")
    |> filter(fn: (r) => r._field == "state")
"#;
    let mut flux = "entity_id = ".to_owned();
    entity_id.as_str().push_to(&mut flux);
    flux.push_str(TEXT_0);
    flux
}

/// The activity level of one area on each of the last 30 days.
///
/// `area_id`: The area.
#[must_use]
pub fn room_activity_last_30_days(area_id: &crate::tags::AreaId) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "room_based_daily")
    |> filter(fn: (r) => r.area_id == area_id)
    |> filter(fn: (r) => r._field == "activity_level")
"#;
    let mut flux = "area_id = ".to_owned();
    area_id.as_str().push_to(&mut flux);
    flux.push_str(TEXT_0);
    flux
}

/// How many values each field of `room_based_daily` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `area_id`: The area of the home, by its identifier in the area registry of Home Assistant.
///
/// `date`: The day that the aggregate covers, in UTC.
#[must_use]
pub fn room_based_daily_count(
    start: Time,
    stop: Time,
    area_id: Option<&crate::tags::AreaId>,
    date: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "room_based_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.area_id == area_id)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_3: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(area_id) = area_id {
        flux.push_str("area_id = ");
        area_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if area_id.is_some() {
        flux.push_str(TEXT_1);
    }
    if date.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// The latest value of each field of each series of `room_based_daily`, by tags.
///
/// `area_id`: The area of the home, by its identifier in the area registry of Home Assistant.
///
/// `date`: The day that the aggregate covers, in UTC.
#[must_use]
pub fn room_based_daily_latest(
    area_id: Option<&crate::tags::AreaId>,
    date: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "room_based_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.area_id == area_id)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.date == date)";
    let mut flux = String::new();
    if let Some(area_id) = area_id {
        flux.push_str("area_id = ");
        area_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if area_id.is_some() {
        flux.push_str(TEXT_1);
    }
    if date.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `room_based_daily` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `area_id`: The area of the home, by its identifier in the area registry of Home Assistant.
///
/// `date`: The day that the aggregate covers, in UTC.
#[must_use]
pub fn room_based_daily_range(
    start: Time,
    stop: Time,
    area_id: Option<&crate::tags::AreaId>,
    date: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "room_based_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.area_id == area_id)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.date == date)";
    let mut flux = String::new();
    if let Some(area_id) = area_id {
        flux.push_str("area_id = ");
        area_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if area_id.is_some() {
        flux.push_str(TEXT_1);
    }
    if date.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push('\n');
    flux
}

/// The mean of each numeric field of `room_based_daily` in windows of time, for each series, by
/// tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `area_id`: The area of the home, by its identifier in the area registry of Home Assistant.
///
/// `date`: The day that the aggregate covers, in UTC.
#[must_use]
pub fn room_based_daily_windows(
    every: Duration,
    start: Time,
    stop: Time,
    area_id: Option<&crate::tags::AreaId>,
    date: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "room_based_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.area_id == area_id)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_3: &str = r#"
    |> filter(fn: (r) => r._field == "activity_level")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = String::new();
    if let Some(area_id) = area_id {
        flux.push_str("area_id = ");
        area_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("every = ");
    every.push_to(&mut flux);
    flux.push_str("\nstart = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if area_id.is_some() {
        flux.push_str(TEXT_1);
    }
    if date.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// The activity level of each month of the last 52 weeks.
#[must_use]
pub fn seasonal_levels_last_year() -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_weekly")
    |> range(start: -52w)
    |> filter(fn: (r) => r._measurement == "seasonal_monthly")
    |> filter(fn: (r) => r._field == "seasonal_activity_level" or r._field == "trend_direction")
"#;
    TEXT_0.to_owned()
}

/// How many values each field of `seasonal_monthly` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `month`: The month that the aggregate covers, in UTC.
///
/// `season`: The meteorological season of the month, which begins in March, June, September and
/// December.
#[must_use]
pub fn seasonal_monthly_count(
    start: Time,
    stop: Time,
    month: Option<&str>,
    season: Option<crate::tags::Season>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "seasonal_monthly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.month == month)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.season == season)";
    const TEXT_3: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(month) = month {
        flux.push_str("month = ");
        month.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(season) = season {
        flux.push_str("season = ");
        season.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if month.is_some() {
        flux.push_str(TEXT_1);
    }
    if season.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// The latest value of each field of each series of `seasonal_monthly`, by tags.
///
/// `month`: The month that the aggregate covers, in UTC.
///
/// `season`: The meteorological season of the month, which begins in March, June, September and
/// December.
#[must_use]
pub fn seasonal_monthly_latest(month: Option<&str>, season: Option<crate::tags::Season>) -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_weekly")
    |> range(start: -364d)
    |> filter(fn: (r) => r._measurement == "seasonal_monthly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.month == month)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.season == season)";
    let mut flux = String::new();
    if let Some(month) = month {
        flux.push_str("month = ");
        month.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(season) = season {
        flux.push_str("season = ");
        season.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if month.is_some() {
        flux.push_str(TEXT_1);
    }
    if season.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `seasonal_monthly` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `month`: The month that the aggregate covers, in UTC.
///
/// `season`: The meteorological season of the month, which begins in March, June, September and
/// December.
#[must_use]
pub fn seasonal_monthly_range(
    start: Time,
    stop: Time,
    month: Option<&str>,
    season: Option<crate::tags::Season>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "seasonal_monthly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.month == month)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.season == season)";
    let mut flux = String::new();
    if let Some(month) = month {
        flux.push_str("month = ");
        month.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(season) = season {
        flux.push_str("season = ");
        season.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if month.is_some() {
        flux.push_str(TEXT_1);
    }
    if season.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push('\n');
    flux
}

/// The mean of each numeric field of `seasonal_monthly` in windows of time, for each series, by
/// tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `month`: The month that the aggregate covers, in UTC.
///
/// `season`: The meteorological season of the month, which begins in March, June, September and
/// December.
#[must_use]
pub fn seasonal_monthly_windows(
    every: Duration,
    start: Time,
    stop: Time,
    month: Option<&str>,
    season: Option<crate::tags::Season>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "seasonal_monthly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.month == month)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.season == season)";
    const TEXT_3: &str = r#"
    |> filter(fn: (r) => r._field == "seasonal_activity_level")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = "every = ".to_owned();
    every.push_to(&mut flux);
    flux.push('\n');
    if let Some(month) = month {
        flux.push_str("month = ");
        month.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(season) = season {
        flux.push_str("season = ");
        season.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if month.is_some() {
        flux.push_str(TEXT_1);
    }
    if season.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// How many values each field of `sequence_daily` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `sequence_id`: A sequence of entities, as the first 16 hexadecimal digits of the SHA-256 of its
/// entity identifiers with line feeds between them. The field `sequence` holds what it stands for.
#[must_use]
pub fn sequence_daily_count(
    start: Time,
    stop: Time,
    date: Option<&str>,
    sequence_id: Option<&crate::tags::SequenceId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "sequence_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.sequence_id == sequence_id)";
    const TEXT_3: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(sequence_id) = sequence_id {
        flux.push_str("sequence_id = ");
        sequence_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if sequence_id.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// The latest value of each field of each series of `sequence_daily`, by tags.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `sequence_id`: A sequence of entities, as the first 16 hexadecimal digits of the SHA-256 of its
/// entity identifiers with line feeds between them. The field `sequence` holds what it stands for.
#[must_use]
pub fn sequence_daily_latest(
    date: Option<&str>,
    sequence_id: Option<&crate::tags::SequenceId>,
) -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "sequence_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.sequence_id == sequence_id)";
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(sequence_id) = sequence_id {
        flux.push_str("sequence_id = ");
        sequence_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if sequence_id.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `sequence_daily` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `sequence_id`: A sequence of entities, as the first 16 hexadecimal digits of the SHA-256 of its
/// entity identifiers with line feeds between them. The field `sequence` holds what it stands for.
#[must_use]
pub fn sequence_daily_range(
    start: Time,
    stop: Time,
    date: Option<&str>,
    sequence_id: Option<&crate::tags::SequenceId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "sequence_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.sequence_id == sequence_id)";
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(sequence_id) = sequence_id {
        flux.push_str("sequence_id = ");
        sequence_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if sequence_id.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push('\n');
    flux
}

/// The mean of each numeric field of `sequence_daily` in windows of time, for each series, by tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `sequence_id`: A sequence of entities, as the first 16 hexadecimal digits of the SHA-256 of its
/// entity identifiers with line feeds between them. The field `sequence` holds what it stands for.
#[must_use]
pub fn sequence_daily_windows(
    every: Duration,
    start: Time,
    stop: Time,
    date: Option<&str>,
    sequence_id: Option<&crate::tags::SequenceId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "sequence_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.sequence_id == sequence_id)";
    const TEXT_3: &str = r#"
    |> filter(
        fn: (r) =>
            r._field == "avg_duration_seconds" or r._field == "confidence" or r._field
                ==
                "frequency",
    )
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("every = ");
    every.push_to(&mut flux);
    flux.push('\n');
    if let Some(sequence_id) = sequence_id {
        flux.push_str("sequence_id = ");
        sequence_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if sequence_id.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// The sequences of the last seven days, with how often each was seen.
#[must_use]
pub fn sequences_last_week() -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_daily")
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
    const TEXT_0: &str = r#"data =
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
    const TEXT_0: &str = r#"

// The tag `week` makes each week a series of its own: the mean over weeks must be taken without it.
from(bucket: "pattern_aggregates_weekly")
  |> range(start: -12w)
  |> filter(fn: (r) => r._measurement == "session_weekly")
  |> filter(fn: (r) => r._field == "avg_session_duration")
  |> filter(fn: (r) => r.session_type == session_type)
  |> group(columns: ["session_type"])
  |> mean()
"#;
    let mut flux = "session_type = ".to_owned();
    session_type.as_str().push_to(&mut flux);
    flux.push_str(TEXT_0);
    flux
}

/// How many values each field of `session_weekly` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `session_type`: The kind of session, as the session detector names it.
///
/// `week`: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
#[must_use]
pub fn session_weekly_count(
    start: Time,
    stop: Time,
    session_type: Option<&crate::tags::SessionType>,
    week: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"
from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "session_weekly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.session_type == session_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.week == week)";
    const TEXT_3: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(session_type) = session_type {
        flux.push_str("session_type = ");
        session_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push('\n');
    if let Some(week) = week {
        flux.push_str("week = ");
        week.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if session_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if week.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// The latest value of each field of each series of `session_weekly`, by tags.
///
/// `session_type`: The kind of session, as the session detector names it.
///
/// `week`: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
#[must_use]
pub fn session_weekly_latest(
    session_type: Option<&crate::tags::SessionType>,
    week: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_weekly")
    |> range(start: -364d)
    |> filter(fn: (r) => r._measurement == "session_weekly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.session_type == session_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.week == week)";
    let mut flux = String::new();
    if let Some(session_type) = session_type {
        flux.push_str("session_type = ");
        session_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(week) = week {
        flux.push_str("week = ");
        week.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if session_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if week.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `session_weekly` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `session_type`: The kind of session, as the session detector names it.
///
/// `week`: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
#[must_use]
pub fn session_weekly_range(
    start: Time,
    stop: Time,
    session_type: Option<&crate::tags::SessionType>,
    week: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"
from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "session_weekly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.session_type == session_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.week == week)";
    let mut flux = String::new();
    if let Some(session_type) = session_type {
        flux.push_str("session_type = ");
        session_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push('\n');
    if let Some(week) = week {
        flux.push_str("week = ");
        week.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if session_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if week.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push('\n');
    flux
}

/// The mean of each numeric field of `session_weekly` in windows of time, for each series, by tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `session_type`: The kind of session, as the session detector names it.
///
/// `week`: The ISO 8601 week that the aggregate covers, from Monday on, in UTC.
#[must_use]
pub fn session_weekly_windows(
    every: Duration,
    start: Time,
    stop: Time,
    session_type: Option<&crate::tags::SessionType>,
    week: Option<&str>,
) -> String {
    const TEXT_0: &str = r#"
from(bucket: "pattern_aggregates_weekly")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "session_weekly")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.session_type == session_type)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.week == week)";
    const TEXT_3: &str = r#"
    |> filter(fn: (r) => r._field == "avg_session_duration" or r._field == "session_count")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = "every = ".to_owned();
    every.push_to(&mut flux);
    flux.push('\n');
    if let Some(session_type) = session_type {
        flux.push_str("session_type = ");
        session_type.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push('\n');
    if let Some(week) = week {
        flux.push_str("week = ");
        week.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if session_type.is_some() {
        flux.push_str(TEXT_1);
    }
    if week.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// How far the last seven days support the time-based patterns.
#[must_use]
pub fn time_based_confidence_last_week() -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_daily")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> filter(fn: (r) => r._field == "confidence")
"#;
    TEXT_0.to_owned()
}

/// How many values each field of `time_based_daily` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `domain`: The Home Assistant domain of the entity, the part of its identifier before the dot.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn time_based_daily_count(
    start: Time,
    stop: Time,
    date: Option<&str>,
    domain: Option<&crate::tags::Domain>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "time_based_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.domain == domain)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    const TEXT_4: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(domain) = domain {
        flux.push_str("domain = ");
        domain.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if domain.is_some() {
        flux.push_str(TEXT_2);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push_str(TEXT_4);
    flux
}

/// The latest value of each field of each series of `time_based_daily`, by tags.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `domain`: The Home Assistant domain of the entity, the part of its identifier before the dot.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn time_based_daily_latest(
    date: Option<&str>,
    domain: Option<&crate::tags::Domain>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "time_based_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.domain == domain)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(domain) = domain {
        flux.push_str("domain = ");
        domain.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if domain.is_some() {
        flux.push_str(TEXT_2);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `time_based_daily` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `domain`: The Home Assistant domain of the entity, the part of its identifier before the dot.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn time_based_daily_range(
    start: Time,
    stop: Time,
    date: Option<&str>,
    domain: Option<&crate::tags::Domain>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "time_based_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.domain == domain)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(domain) = domain {
        flux.push_str("domain = ");
        domain.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if domain.is_some() {
        flux.push_str(TEXT_2);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push('\n');
    flux
}

/// The mean of each numeric field of `time_based_daily` in windows of time, for each series, by
/// tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `date`: The day that the aggregate covers, in UTC.
///
/// `domain`: The Home Assistant domain of the entity, the part of its identifier before the dot.
///
/// `entity_id`: The Home Assistant entity, as `domain.object`.
#[must_use]
pub fn time_based_daily_windows(
    every: Duration,
    start: Time,
    stop: Time,
    date: Option<&str>,
    domain: Option<&crate::tags::Domain>,
    entity_id: Option<&crate::tags::EntityId>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "time_based_daily")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.date == date)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.domain == domain)";
    const TEXT_3: &str = "
    |> filter(fn: (r) => r.entity_id == entity_id)";
    const TEXT_4: &str = r#"
    |> filter(
        fn: (r) => r._field == "confidence" or r._field == "frequency" or r._field == "occurrences",
    )
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = String::new();
    if let Some(date) = date {
        flux.push_str("date = ");
        date.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(domain) = domain {
        flux.push_str("domain = ");
        domain.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(entity_id) = entity_id {
        flux.push_str("entity_id = ");
        entity_id.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("every = ");
    every.push_to(&mut flux);
    flux.push_str("\nstart = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if date.is_some() {
        flux.push_str(TEXT_1);
    }
    if domain.is_some() {
        flux.push_str(TEXT_2);
    }
    if entity_id.is_some() {
        flux.push_str(TEXT_3);
    }
    flux.push_str(TEXT_4);
    flux
}

/// The time-based patterns of one entity over the last 30 days.
///
/// `entity_id`: The entity.
#[must_use]
pub fn time_based_last_30_days(entity_id: &crate::tags::EntityId) -> String {
    const TEXT_0: &str = r#"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> filter(fn: (r) => r.entity_id == entity_id)
"#;
    let mut flux = "entity_id = ".to_owned();
    entity_id.as_str().push_to(&mut flux);
    flux.push_str(TEXT_0);
    flux
}

/// Anomalies of timing, and things that did not happen, over the last seven days.
#[must_use]
pub fn unusual_times_last_week() -> String {
    const TEXT_0: &str = r#"from(bucket: "pattern_aggregates_daily")
    |> range(start: -7d)
    |> filter(fn: (r) => r._measurement == "anomaly_daily")
    |> filter(fn: (r) => r.anomaly_type == "absence" or r.anomaly_type == "timing")
"#;
    TEXT_0.to_owned()
}
