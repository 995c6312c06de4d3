//! Times as RFC 3339 writes them, to the nanosecond.

use std::str::FromStr;

use crate::{Error, Timestamp, timestamp::first_day};

/// Days of a year before each month, without a leap day.
const BEFORE_MONTH: [i64; 13] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

impl FromStr for Timestamp {
    type Err = Error;

    /// Reads `2025-11-24T16:00:00.123456789Z`: up to nine digits after the point, and an offset
    /// from UTC (`+01:00`) in place of `Z`.
    fn from_str(text: &str) -> Result<Self, Error> {
        let nanos = nanos(text).ok_or_else(|| Error::NotATime(text.to_owned()))?;
        let nanos = i64::try_from(nanos).map_err(|_| Error::TimeOutOfRange)?;
        Self::from_nanos(nanos)
    }
}

/// Nanoseconds since 1970; the first and the last year that RFC 3339 knows need more than 64 bits.
fn nanos(text: &str) -> Option<i128> {
    let (date, rest) = (text.get(..10)?, text.get(10..)?);
    let rest = rest.strip_prefix('T')?;
    let (time, rest) = (rest.get(..8)?, rest.get(8..)?);
    let (fraction, zone) = match rest.strip_prefix('.') {
        Some(rest) => rest.split_at(rest.find(|letter: char| !letter.is_ascii_digit())?),
        None => ("0", rest),
    };
    let secs = day(date)? * 86_400 + time_of_day(time)? - offset(zone)?;
    if fraction.is_empty() || fraction.len() > 9 {
        return None;
    }
    let nanos: i128 = format!("{fraction:0<9}").parse().ok()?;
    Some(i128::from(secs) * 1_000_000_000 + nanos)
}

/// A date in days since 1970-01-01.
fn day(text: &str) -> Option<i64> {
    let year = number(text.get(..4)?)?;
    let month = number(text.get(4..7)?.strip_prefix('-')?)?;
    let day = number(text.get(7..)?.strip_prefix('-')?)?;
    let leap = first_day(year + 1) - first_day(year) - 365;
    let before = |month: i64| {
        let days = BEFORE_MONTH.get(usize::try_from(month).ok()?)?;
        Some(days + if month >= 2 { leap } else { 0 })
    };
    let (start, end) = (before(month - 1)?, before(month)?);
    let inside = day >= 1 && day <= end - start;
    inside.then_some(first_day(year) + start + day - 1)
}

/// A time of day in seconds. InfluxDB knows no leap seconds.
fn time_of_day(text: &str) -> Option<i64> {
    let minutes = minutes(text.get(..5)?)?;
    let second = number(text.get(5..)?.strip_prefix(':')?)?;
    (second < 60).then_some(minutes * 60 + second)
}

/// An offset from UTC in seconds.
fn offset(text: &str) -> Option<i64> {
    if text == "Z" {
        return Some(0);
    }
    let (sign, text) = match text.strip_prefix('+') {
        Some(text) => (60, text),
        None => (-60, text.strip_prefix('-')?),
    };
    Some(sign * minutes(text)?)
}

/// `16:30` in minutes.
fn minutes(text: &str) -> Option<i64> {
    let hour = number(text.get(..2)?)?;
    let minute = number(text.get(2..)?.strip_prefix(':')?)?;
    (text.len() == 5 && hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

/// A number of digits only: without a sign.
fn number(text: &str) -> Option<i64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if digits { text.parse().ok() } else { None }
}
