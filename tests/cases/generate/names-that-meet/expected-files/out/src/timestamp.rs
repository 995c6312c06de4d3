//! Times of points, and their civil dates in UTC.

use std::fmt::{self, Write};

use crate::Error;

/// The time of a point in nanoseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The earliest time that InfluxDB stores: 1677-09-21T00:12:43.145224194Z.
    pub const MIN: Self = Self(i64::MIN + 2);

    /// The latest time that InfluxDB stores: 2262-04-11T23:47:16.854775806Z.
    pub const MAX: Self = Self(i64::MAX - 1);

    /// What lines are written in: the `precision` of a request that writes them.
    pub const PRECISION: &'static str = "ns";

    /// A time in nanoseconds since 1970.
    ///
    /// # Errors
    /// A time that InfluxDB does not store.
    pub const fn from_nanos(nanos: i64) -> Result<Self, Error> {
        if nanos < Self::MIN.0 || nanos > Self::MAX.0 {
            Err(Error::TimeOutOfRange)
        } else {
            Ok(Self(nanos))
        }
    }

    /// A time in milliseconds since 1970.
    ///
    /// # Errors
    /// A time that InfluxDB does not store.
    pub const fn from_millis(millis: i64) -> Result<Self, Error> {
        Self::from_units(millis, 1_000_000)
    }

    /// A time in seconds since 1970.
    ///
    /// # Errors
    /// A time that InfluxDB does not store.
    pub const fn from_secs(secs: i64) -> Result<Self, Error> {
        Self::from_units(secs, 1_000_000_000)
    }

    const fn from_units(count: i64, nanos: i64) -> Result<Self, Error> {
        match count.checked_mul(nanos) {
            Some(nanos) => Self::from_nanos(nanos),
            None => Err(Error::TimeOutOfRange),
        }
    }

    /// Nanoseconds since 1970.
    #[must_use]
    pub const fn as_nanos(self) -> i64 {
        self.0
    }

    /// The time in UTC by a format of `strftime`: `%Y %m %d %H %M %S %j %y %F %T`, and
    /// `%G %V %u` for the year, week and day of ISO 8601.
    #[must_use]
    pub const fn format(self, format: &str) -> Formatted<'_> {
        Formatted { time: self, format }
    }
}

/// A time that is displayed by a format; see [`Timestamp::format`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formatted<'a> {
    time: Timestamp,
    format: &'a str,
}

impl fmt::Display for Formatted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut letters = self.format.chars();
        while let Some(letter) = letters.next() {
            match (letter, letter == '%') {
                (_, true) => directive(f, self.time.0, letters.next().unwrap_or('%'))?,
                (plain, false) => f.write_char(plain)?,
            }
        }
        Ok(())
    }
}

fn directive(f: &mut fmt::Formatter<'_>, nanos: i64, letter: char) -> fmt::Result {
    let secs = nanos.div_euclid(1_000_000_000);
    let (days, rest) = (secs.div_euclid(86_400), secs.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    match letter {
        'Y' => write!(f, "{year:04}"),
        'y' => write!(f, "{:02}", year.rem_euclid(100)),
        'm' => write!(f, "{month:02}"),
        'd' => write!(f, "{day:02}"),
        'F' => write!(f, "{year:04}-{month:02}-{day:02}"),
        'H' => write!(f, "{:02}", rest / 3_600),
        'M' => write!(f, "{:02}", rest / 60 % 60),
        'S' => write!(f, "{:02}", rest % 60),
        'T' => {
            let (hour, minute) = (rest / 3_600, rest / 60 % 60);
            write!(f, "{hour:02}:{minute:02}:{:02}", rest % 60)
        }
        'j' => write!(f, "{:03}", days - first_day(year) + 1),
        'u' => write!(f, "{}", weekday(days)),
        'G' => write!(f, "{:04}", iso_week(days).0),
        'V' => write!(f, "{:02}", iso_week(days).1),
        other => f.write_char(other),
    }
}

/// Year, month and day of a day counted from 1970-01-01 in the proleptic Gregorian calendar. Years
/// are counted from March, so that the day that leap years add is their last one.
const fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = era * 400 + year + if month <= 2 { 1 } else { 0 };
    (year, month, day)
}

/// The first of January, counted in days from 1970-01-01.
pub(crate) const fn first_day(year: i64) -> i64 {
    let before = year - 1;
    let leap_days = before.div_euclid(4) - before.div_euclid(100) + before.div_euclid(400);
    365 * (year - 1970) + leap_days - 477
}

/// Monday is 1, Sunday is 7.
const fn weekday(days: i64) -> i64 {
    (days + 3).rem_euclid(7) + 1
}

/// The year and week of ISO 8601: a week belongs to the year of its Thursday.
const fn iso_week(days: i64) -> (i64, i64) {
    let thursday = days + 4 - weekday(days);
    let (year, _, _) = civil(thursday);
    (year, (thursday - first_day(year)) / 7 + 1)
}
