//! The queries: a function for each one, which returns its Flux.
//!
//! The text is that of the query's `.flux` file, with the arguments in the place of the examples.
//! An argument is written as a literal of Flux: whatever a text holds, it stays a text. NaN and the
//! infinities are written as calls, such as `float(v: "NaN")`; nothing is equal to NaN, less or more.

// Scripts are as long as those of the definitions.
#![allow(clippy::too_many_lines)]

use crate::flux::Literal;

/// Together.
///
/// `room`: Which one.
#[must_use]
pub fn both(room: &crate::tags::Room) -> String {
    const TEXT_0: &str = "// both
// Together.
//
// Parameters, with example values that make the script run as it is:
//   room: Which one.
room = ";
    const TEXT_1: &str = r#"

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
    let room = room.as_str();
    let mut flux = TEXT_0.to_owned();
    room.push_to(&mut flux);
    flux.push_str(TEXT_1);
    flux
}

/// The mean of a week.
#[must_use]
pub fn by_week() -> String {
    const TEXT_0: &str = r#"// by_week
// The mean of a week.
from(bucket: "climate")
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
    const TEXT_0: &str = "// of_one_room
// One room during the last day.
//
// Parameters, with example values that make the script run as it is:
//   room: Which one.
room = ";
    const TEXT_1: &str = r#"

from(bucket: "climate")
    |> range(start: -1d)
    |> filter(fn: (r) => r._measurement == "room_climate")
    |> filter(fn: (r) => r.kind == "wired" or r.kind == "radio")
    |> filter(fn: (r) => r.room == room)
    |> filter(fn: (r) => r._field == "temperature")
"#;
    let room = room.as_str();
    let mut flux = TEXT_0.to_owned();
    room.push_to(&mut flux);
    flux.push_str(TEXT_1);
    flux
}

/// As it stands.
#[must_use]
pub fn raw() -> String {
    const TEXT_0: &str = r#"// raw
// As it stands.
from(bucket: "climate")
  |> range(start: -1h)
"#;
    TEXT_0.to_owned()
}
