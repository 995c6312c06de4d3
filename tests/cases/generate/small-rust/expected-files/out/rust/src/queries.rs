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

/// Together.
///
/// `room`: Which one.
#[must_use]
pub fn both(room: &crate::tags::Room) -> String {
    const TEXT_0: &str = r#"

of_one_room =
    from(bucket: "climate")
        |> range(start: -1d)
        |> filter(fn: (r) => r._measurement == "room_climate")
        |> filter(fn: (r) => r.kind == "wired" or r.kind == "radio")
        |> filter(fn: (r) => r.room == room)
        |> filter(fn: (r) => r._field == "temperature")

by_week =
    from(bucket: "climate")
        |> range(start: -30d)
        |> filter(fn: (r) => r._measurement == "room_climate")
        |> filter(fn: (r) => r._field == "temperature")
        |> aggregateWindow(every: 1w, fn: mean, createEmpty: false)

union(tables: [of_one_room, by_week])
"#;
    let mut flux = "room = ".to_owned();
    room.as_str().push_to(&mut flux);
    flux.push_str(TEXT_0);
    flux
}

/// The mean of a week.
#[must_use]
pub fn by_week() -> String {
    const TEXT_0: &str = r#"from(bucket: "climate")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "room_climate")
    |> filter(fn: (r) => r._field == "temperature")
    |> aggregateWindow(every: 1w, fn: mean, createEmpty: false)
"#;
    TEXT_0.to_owned()
}

/// One room during the last day.
///
/// `room`: Which one.
#[must_use]
pub fn of_one_room(room: &crate::tags::Room) -> String {
    const TEXT_0: &str = r#"

from(bucket: "climate")
    |> range(start: -1d)
    |> filter(fn: (r) => r._measurement == "room_climate")
    |> filter(fn: (r) => r.kind == "wired" or r.kind == "radio")
    |> filter(fn: (r) => r.room == room)
    |> filter(fn: (r) => r._field == "temperature")
"#;
    let mut flux = "room = ".to_owned();
    room.as_str().push_to(&mut flux);
    flux.push_str(TEXT_0);
    flux
}

/// As it stands.
#[must_use]
pub fn raw() -> String {
    const TEXT_0: &str = r#"from(bucket: "climate")
  |> range(start: -1h)
"#;
    TEXT_0.to_owned()
}

/// How many values each field of `room_climate` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `day`: The day in UTC.
///
/// `kind`: The kind of sensor.
///
/// `room`: The room.
#[must_use]
pub fn room_climate_count(
    start: Time,
    stop: Time,
    day: Option<&str>,
    kind: Option<crate::tags::Kind>,
    room: Option<&crate::tags::Room>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "climate")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "room_climate")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.kind == kind)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.room == room)";
    const TEXT_3: &str = r#"
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = String::new();
    if let Some(day) = day {
        flux.push_str("day = ");
        day.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(kind) = kind {
        flux.push_str("kind = ");
        kind.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(room) = room {
        flux.push_str("room = ");
        room.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if day.is_some() {
        flux.push_str("\n    |> filter(fn: (r) => r.day == day)");
    }
    if kind.is_some() {
        flux.push_str(TEXT_1);
    }
    if room.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}

/// The latest value of each field of each series of `room_climate`, by tags.
///
/// `day`: The day in UTC.
///
/// `kind`: The kind of sensor.
///
/// `room`: The room.
#[must_use]
pub fn room_climate_latest(
    day: Option<&str>,
    kind: Option<crate::tags::Kind>,
    room: Option<&crate::tags::Room>,
) -> String {
    const TEXT_0: &str = r#"from(bucket: "climate")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "room_climate")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.kind == kind)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.room == room)";
    let mut flux = String::new();
    if let Some(day) = day {
        flux.push_str("day = ");
        day.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(kind) = kind {
        flux.push_str("kind = ");
        kind.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(room) = room {
        flux.push_str("room = ");
        room.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str(TEXT_0);
    if day.is_some() {
        flux.push_str("\n    |> filter(fn: (r) => r.day == day)");
    }
    if kind.is_some() {
        flux.push_str(TEXT_1);
    }
    if room.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str("\n    |> last()\n");
    flux
}

/// The points of `room_climate` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `day`: The day in UTC.
///
/// `kind`: The kind of sensor.
///
/// `room`: The room.
#[must_use]
pub fn room_climate_range(
    start: Time,
    stop: Time,
    day: Option<&str>,
    kind: Option<crate::tags::Kind>,
    room: Option<&crate::tags::Room>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "climate")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "room_climate")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.kind == kind)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.room == room)";
    let mut flux = String::new();
    if let Some(day) = day {
        flux.push_str("day = ");
        day.push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(kind) = kind {
        flux.push_str("kind = ");
        kind.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(room) = room {
        flux.push_str("room = ");
        room.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if day.is_some() {
        flux.push_str("\n    |> filter(fn: (r) => r.day == day)");
    }
    if kind.is_some() {
        flux.push_str(TEXT_1);
    }
    if room.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push('\n');
    flux
}

/// The mean of each numeric field of `room_climate` in windows of time, for each series, by tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
///
/// `day`: The day in UTC.
///
/// `kind`: The kind of sensor.
///
/// `room`: The room.
#[must_use]
pub fn room_climate_windows(
    every: Duration,
    start: Time,
    stop: Time,
    day: Option<&str>,
    kind: Option<crate::tags::Kind>,
    room: Option<&crate::tags::Room>,
) -> String {
    const TEXT_0: &str = r#"

from(bucket: "climate")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "room_climate")"#;
    const TEXT_1: &str = "
    |> filter(fn: (r) => r.kind == kind)";
    const TEXT_2: &str = "
    |> filter(fn: (r) => r.room == room)";
    const TEXT_3: &str = r#"
    |> filter(fn: (r) => r._field == "offset" or r._field == "samples" or r._field == "temperature")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = String::new();
    if let Some(day) = day {
        flux.push_str("day = ");
        day.push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("every = ");
    every.push_to(&mut flux);
    flux.push('\n');
    if let Some(kind) = kind {
        flux.push_str("kind = ");
        kind.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    if let Some(room) = room {
        flux.push_str("room = ");
        room.as_str().push_to(&mut flux);
        flux.push('\n');
    }
    flux.push_str("start = ");
    start.push_to(&mut flux);
    flux.push_str("\nstop = ");
    stop.push_to(&mut flux);
    flux.push_str(TEXT_0);
    if day.is_some() {
        flux.push_str("\n    |> filter(fn: (r) => r.day == day)");
    }
    if kind.is_some() {
        flux.push_str(TEXT_1);
    }
    if room.is_some() {
        flux.push_str(TEXT_2);
    }
    flux.push_str(TEXT_3);
    flux
}
