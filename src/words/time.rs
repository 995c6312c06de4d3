//! Times for people, in UTC.

use jiff::Timestamp;

/// `2026-11-25`
pub fn day(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d").to_string()
}

/// `2026-11-25 08:03`
pub fn minute(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M").to_string()
}

/// `2026-11-25 08:03 … 2026-11-26 00:00`, or the one time if both are the same.
pub fn span(from: Timestamp, to: Timestamp) -> String {
    let (from, to) = (minute(from), minute(to));
    if from == to { from } else { format!("{from} … {to}") }
}

/// `2026-11-25 08:03:59 UTC`
pub fn second(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d %H:%M:%S UTC").to_string()
}

/// `2026-11-25T08:03:59.123456789Z`: nanoseconds since 1970 as RFC 3339 writes them.
pub fn instant(nanoseconds: i64) -> String {
    // Every 64-bit number of nanoseconds is a time of the calendar.
    Timestamp::from_nanosecond(nanoseconds.into()).unwrap_or_default().to_string()
}
