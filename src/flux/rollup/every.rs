//! The windows of a rollup: which lengths there are, when a task runs for them, and where they begin.
//!
//! The server counts what a task is run by (`every`) from the year 1, and Flux what it truncates to from 1970:
//! only where both agree, a run comes at the end of a window. So windows are parts of a day, days, weeks from
//! Monday on, or months that make whole years; the last three are run by a `cron` line (measured on 2.9.1).

use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use crate::model::TimeRange;

/// The length of windows, all in UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Every {
    /// A part of a day, or a day: as the definitions write it, and its seconds.
    Part { text: String, seconds: i64 },
    /// From Monday on.
    Week,
    /// A number of months of which twelve are a multiple, from January on.
    Months(i32),
}

const DAY: i64 = 86_400;
const WEEK: i64 = 7 * DAY;

/// From the first Monday before 1970 to 1970, a Thursday.
const THURSDAY: i64 = 3 * DAY;

impl Every {
    /// Reads a length; nothing if windows cannot have it.
    pub fn parse(text: &str) -> Option<Self> {
        let (mut seconds, mut months) = (0_i64, 0_i32);
        let mut rest = text;
        while !rest.is_empty() {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let letters = rest[digits..].bytes().take_while(u8::is_ascii_alphabetic).count();
            let (number, unit) = (&rest[..digits], &rest[digits..digits + letters]);
            let times = |length: i64| number.parse::<i64>().ok()?.checked_mul(length);
            match unit {
                "y" => months = months.checked_add(number.parse::<i32>().ok()?.checked_mul(12)?)?,
                "mo" => months = months.checked_add(number.parse().ok()?)?,
                "s" => seconds = seconds.checked_add(times(1)?)?,
                "m" => seconds = seconds.checked_add(times(60)?)?,
                "h" => seconds = seconds.checked_add(times(3_600)?)?,
                "d" => seconds = seconds.checked_add(times(DAY)?)?,
                "w" => seconds = seconds.checked_add(times(WEEK)?)?,
                _ => return None,
            }
            rest = &rest[digits + letters..];
        }
        match (seconds, months) {
            (0, months) if months > 0 && 12 % months == 0 => Some(Self::Months(months)),
            (WEEK, 0) => Some(Self::Week),
            (seconds, 0) if seconds > 0 && DAY % seconds == 0 => {
                Some(Self::Part { text: text.to_owned(), seconds })
            }
            _ => None,
        }
    }

    /// The option of a task that runs it at the end of each window.
    pub(super) fn schedule(&self) -> (&'static str, String) {
        match self {
            Self::Part { text, .. } => ("every", text.clone()),
            Self::Week => ("cron", "\"0 0 * * 1\"".to_owned()),
            Self::Months(1) => ("cron", "\"0 0 1 * *\"".to_owned()),
            Self::Months(12) => ("cron", "\"0 0 1 1 *\"".to_owned()),
            Self::Months(months) => ("cron", format!("\"0 0 1 */{months} *\"")),
        }
    }

    /// The end of the last window that is whole, in Flux.
    pub(super) fn stop(&self) -> String {
        match self {
            Self::Week => {
                "date.sub(d: 3d, from: date.truncate(t: date.add(d: 3d, to: now()), unit: 1w))".to_owned()
            }
            other => format!("date.truncate(t: now(), unit: {})", other.length()),
        }
    }

    /// The length of a window, in Flux.
    pub(super) fn length(&self) -> String {
        match self {
            Self::Part { text, .. } => text.clone(),
            Self::Week => "1w".to_owned(),
            Self::Months(months) => format!("{months}mo"),
        }
    }

    /// The windows that lie wholly within `range`, the first one first.
    pub fn windows(&self, range: TimeRange) -> impl Iterator<Item = TimeRange> + use<'_> {
        let floor = self.floor(range.start);
        let first = if floor == Some(range.start) { floor } else { floor.and_then(|start| self.next(start)) };
        let mut start = first;
        std::iter::from_fn(move || {
            let begins = start?;
            let end = self.next(begins).filter(|end| *end <= range.end)?;
            start = Some(end);
            Some(TimeRange { start: begins, end })
        })
    }

    /// The beginning of the window that `time` lies in.
    fn floor(&self, time: Timestamp) -> Option<Timestamp> {
        let second = i64::try_from(time.as_nanosecond().div_euclid(1_000_000_000)).ok()?;
        match self {
            Self::Part { seconds, .. } => Timestamp::from_second(second - second.rem_euclid(*seconds)).ok(),
            Self::Week => Timestamp::from_second(second - (second + THURSDAY).rem_euclid(WEEK)).ok(),
            Self::Months(months) => {
                let date = time.to_zoned_datetime(TimeZone::UTC).date();
                month(
                    i32::from(date.year()),
                    i32::from(date.month()) - 1 - (i32::from(date.month()) - 1) % months,
                )
            }
        }
    }

    /// The beginning of the window after that which begins at `start`.
    fn next(&self, start: Timestamp) -> Option<Timestamp> {
        let after = |seconds: i64| start.checked_add(SignedDuration::from_secs(seconds)).ok();
        match self {
            Self::Part { seconds, .. } => after(*seconds),
            Self::Week => after(WEEK),
            Self::Months(months) => {
                let date = start.to_zoned_datetime(TimeZone::UTC).date();
                month(i32::from(date.year()), i32::from(date.month()) - 1 + months)
            }
        }
    }
}

/// The beginning of a month, counted from 0 on from January of a year.
fn month(year: i32, month: i32) -> Option<Timestamp> {
    let year = i16::try_from(year + month.div_euclid(12)).ok()?;
    let month = i8::try_from(month.rem_euclid(12) + 1).ok()?;
    TimeZone::UTC.to_timestamp(Date::new(year, month, 1).ok()?.at(0, 0, 0, 0)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_lengths_that_server_and_flux_count_alike() {
        for text in ["1s", "15m", "1h30m", "6h", "1d", "24h"] {
            assert!(matches!(Every::parse(text), Some(Every::Part { .. })), "{text}");
        }
        for (text, every) in [
            ("1w", Every::Week),
            ("7d", Every::Week),
            ("1mo", Every::Months(1)),
            ("3mo", Every::Months(3)),
            ("1y", Every::Months(12)),
        ] {
            assert_eq!(Every::parse(text), Some(every), "{text}");
        }
        for text in
            ["", "0s", "0mo", "7h", "2d", "2w", "5mo", "2y", "1mo1d", "1", "h", "1ü", "99999999999999999999s"]
        {
            assert_eq!(Every::parse(text), None, "{text}");
        }
    }

    #[test]
    fn windows_are_whole_ones_only() {
        let windows = |every: &str, start: &str, end: &str| {
            let range = TimeRange { start: start.parse().unwrap(), end: end.parse().unwrap() };
            let every = Every::parse(every).unwrap();
            every.windows(range).map(|window| format!("{} {}", window.start, window.end)).collect::<Vec<_>>()
        };
        assert_eq!(
            windows("1w", "2026-12-22T00:00:01Z", "2027-01-12T00:00:00Z"),
            ["2026-12-28T00:00:00Z 2027-01-04T00:00:00Z", "2027-01-04T00:00:00Z 2027-01-11T00:00:00Z"]
        );
        assert_eq!(
            windows("3mo", "2026-07-01T00:00:00Z", "2027-03-31T00:00:00Z"),
            ["2026-07-01T00:00:00Z 2026-10-01T00:00:00Z", "2026-10-01T00:00:00Z 2027-01-01T00:00:00Z"]
        );
        assert_eq!(
            windows("6h", "1969-12-31T11:59:59.5Z", "1970-01-01T00:00:00Z"),
            ["1969-12-31T12:00:00Z 1969-12-31T18:00:00Z", "1969-12-31T18:00:00Z 1970-01-01T00:00:00Z"]
        );
        assert_eq!(windows("1y", "2026-01-01T00:00:00Z", "2026-12-31T00:00:00Z"), [""; 0]);
    }
}
