//! The queries: a function for each one, which returns its Flux.
//!
//! The text is that of the query's `.flux` file, with the arguments in the place of the examples.
//! An argument is written as a literal of Flux: whatever a text holds, it stays a text. NaN and the
//! infinities are written as calls, such as `float(v: "NaN")`; nothing is equal to NaN, less or more.

// Scripts are as long as those of the definitions.
#![allow(clippy::too_many_lines)]

use crate::flux::Literal;

/// How many values each field of `cpu-load` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
#[must_use]
pub fn cpu_load_count_x5de74b8c(start: crate::flux::Time, stop: crate::flux::Time) -> String {
    const TEXT_0: &str = "// cpu-load_count
// How many values each field of `cpu-load` has in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
start = ";
    const TEXT_1: &str = "
stop = ";
    const TEXT_2: &str = r#"

from(bucket: "raw")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "cpu-load")
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = TEXT_0.to_owned();
    start.push_to(&mut flux);
    flux.push_str(TEXT_1);
    stop.push_to(&mut flux);
    flux.push_str(TEXT_2);
    flux
}

/// The latest value of each field of each series of `cpu-load`, by tags.
#[must_use]
pub fn cpu_load_latest_x76a4d841() -> String {
    const TEXT_0: &str = r#"// cpu-load_latest
// The latest value of each field of each series of `cpu-load`, by tags.
from(bucket: "raw")
    |> range(start: -1d)
    |> filter(fn: (r) => r._measurement == "cpu-load")
    |> last()
"#;
    TEXT_0.to_owned()
}

/// The points of `cpu-load` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
#[must_use]
pub fn cpu_load_range_x6f22f9fa(start: crate::flux::Time, stop: crate::flux::Time) -> String {
    const TEXT_0: &str = "// cpu-load_range
// The points of `cpu-load` in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
start = ";
    const TEXT_1: &str = "
stop = ";
    const TEXT_2: &str = r#"

from(bucket: "raw")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "cpu-load")
"#;
    let mut flux = TEXT_0.to_owned();
    start.push_to(&mut flux);
    flux.push_str(TEXT_1);
    stop.push_to(&mut flux);
    flux.push_str(TEXT_2);
    flux
}

/// The mean of each numeric field of `cpu-load` in windows of time, for each series, by tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
#[must_use]
pub fn cpu_load_windows_x6cd266d8(
    every: core::time::Duration,
    start: crate::flux::Time,
    stop: crate::flux::Time,
) -> String {
    const TEXT_0: &str = "// cpu-load_windows
// The mean of each numeric field of `cpu-load` in windows of time, for each series, by tags.
//
// Parameters, with example values that make the script run as it is:
//   every: The length of a window.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
every = ";
    const TEXT_1: &str = "
start = ";
    const TEXT_2: &str = "
stop = ";
    const TEXT_3: &str = r#"

from(bucket: "raw")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "cpu-load")
    |> filter(fn: (r) => r._field == "load")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = TEXT_0.to_owned();
    every.push_to(&mut flux);
    flux.push_str(TEXT_1);
    start.push_to(&mut flux);
    flux.push_str(TEXT_2);
    stop.push_to(&mut flux);
    flux.push_str(TEXT_3);
    flux
}

/// How many values each field of `cpu_load` has in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
#[must_use]
pub fn cpu_load_count_x46c6c392(start: crate::flux::Time, stop: crate::flux::Time) -> String {
    const TEXT_0: &str = "// cpu_load_count
// How many values each field of `cpu_load` has in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
start = ";
    const TEXT_1: &str = "
stop = ";
    const TEXT_2: &str = r#"

from(bucket: "raw")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "cpu_load")
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#;
    let mut flux = TEXT_0.to_owned();
    start.push_to(&mut flux);
    flux.push_str(TEXT_1);
    stop.push_to(&mut flux);
    flux.push_str(TEXT_2);
    flux
}

/// The latest value of each field of each series of `cpu_load`, by tags.
#[must_use]
pub fn cpu_load_latest_x24fcc144() -> String {
    const TEXT_0: &str = r#"// cpu_load_latest
// The latest value of each field of each series of `cpu_load`, by tags.
from(bucket: "raw")
    |> range(start: -1d)
    |> filter(fn: (r) => r._measurement == "cpu_load")
    |> last()
"#;
    TEXT_0.to_owned()
}

/// The points of `cpu_load` in a range of time, by tags.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
#[must_use]
pub fn cpu_load_range_xa850fa44(start: crate::flux::Time, stop: crate::flux::Time) -> String {
    const TEXT_0: &str = "// cpu_load_range
// The points of `cpu_load` in a range of time, by tags.
//
// Parameters, with example values that make the script run as it is:
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
start = ";
    const TEXT_1: &str = "
stop = ";
    const TEXT_2: &str = r#"

from(bucket: "raw")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "cpu_load")
"#;
    let mut flux = TEXT_0.to_owned();
    start.push_to(&mut flux);
    flux.push_str(TEXT_1);
    stop.push_to(&mut flux);
    flux.push_str(TEXT_2);
    flux
}

/// The mean of each numeric field of `cpu_load` in windows of time, for each series, by tags.
///
/// `every`: The length of a window.
///
/// `start`: The begin of the range.
///
/// `stop`: The end of the range, which is not part of it.
#[must_use]
pub fn cpu_load_windows_x5b6a0dab(
    every: core::time::Duration,
    start: crate::flux::Time,
    stop: crate::flux::Time,
) -> String {
    const TEXT_0: &str = "// cpu_load_windows
// The mean of each numeric field of `cpu_load` in windows of time, for each series, by tags.
//
// Parameters, with example values that make the script run as it is:
//   every: The length of a window.
//   start: The begin of the range.
//   stop: The end of the range, which is not part of it.
every = ";
    const TEXT_1: &str = "
start = ";
    const TEXT_2: &str = "
stop = ";
    const TEXT_3: &str = r#"

from(bucket: "raw")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "cpu_load")
    |> filter(fn: (r) => r._field == "load")
    |> aggregateWindow(every: every, fn: mean, createEmpty: false)
"#;
    let mut flux = TEXT_0.to_owned();
    every.push_to(&mut flux);
    flux.push_str(TEXT_1);
    start.push_to(&mut flux);
    flux.push_str(TEXT_2);
    stop.push_to(&mut flux);
    flux.push_str(TEXT_3);
    flux
}
