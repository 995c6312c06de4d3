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

impl Formatted<'_> {
    pub(crate) const fn format(&self) -> &str {
        self.format
    }

    /// Writes what is displayed.
    ///
    /// # Errors
    /// The output does not take it.
    pub(crate) fn write_to(&self, out: &mut impl Write) -> fmt::Result {
        let date = Date::of(self.time);
        let mut letters = self.format.chars();
        while let Some(letter) = letters.next() {
            match (letter, letter == '%') {
                (_, true) => date.directive(out, letters.next().unwrap_or('%'))?,
                (plain, false) => out.write_char(plain)?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Formatted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_to(f)
    }
}

/// A time in UTC: the day, counted from 1970-01-01 and by the calendar, and the second of it.
struct Date {
    days: i64,
    second: i64,
    year: i64,
    month: i64,
    day: i64,
}

impl Date {
    const fn of(time: Timestamp) -> Self {
        let secs = time.0.div_euclid(1_000_000_000);
        let days = secs.div_euclid(86_400);
        let (year, month, day) = civil(days);
        Self {
            days,
            second: secs.rem_euclid(86_400),
            year,
            month,
            day,
        }
    }

    fn directive(&self, out: &mut impl Write, letter: char) -> fmt::Result {
        match letter {
            'Y' => four(out, self.year),
            'y' => two(out, self.year % 100),
            'm' => two(out, self.month),
            'd' => two(out, self.day),
            'H' => two(out, self.second / 3_600),
            'M' => two(out, self.second / 60 % 60),
            'S' => two(out, self.second % 60),
            'j' => write!(out, "{:03}", self.days - first_day(self.year) + 1),
            'u' => write!(out, "{}", weekday(self.days)),
            'G' => four(out, iso_week(self.days).0),
            'V' => two(out, iso_week(self.days).1),
            'F' => self.joined(out, ['Y', 'm', 'd'], '-'),
            'T' => self.joined(out, ['H', 'M', 'S'], ':'),
            other => out.write_char(other),
        }
    }

    fn joined(&self, out: &mut impl Write, parts: [char; 3], between: char) -> fmt::Result {
        let [first, second, third] = parts;
        self.directive(out, first)?;
        out.write_char(between)?;
        self.directive(out, second)?;
        out.write_char(between)?;
        self.directive(out, third)
    }
}

/// The numbers below a hundred in two digits each.
const DIGITS: &str = "\
    00010203040506070809101112131415161718192021222324252627282930313233343536373839\
    40414243444546474849505152535455565758596061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899";

fn four(out: &mut impl Write, number: i64) -> fmt::Result {
    two(out, number / 100)?;
    two(out, number % 100)
}

/// A number below a hundred in two digits.
fn two(out: &mut impl Write, number: i64) -> fmt::Result {
    let at = usize::try_from(2 * number).unwrap_or(0);
    out.write_str(DIGITS.get(at..at + 2).unwrap_or_default())
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
