//! Tags that writers make from a point's time.

use std::collections::HashMap;

use jiff::{Timestamp, fmt::strtime, tz::TimeZone};

/// What a format makes of a time in UTC, remembered for as long as it stays the same.
#[derive(Debug)]
pub struct Derived<'s> {
    format: &'s str,
    /// The nanoseconds for which a value stays the same, from a whole multiple of them on.
    period: i64,
    made: HashMap<i64, Option<String>>,
}

const SECOND: i64 = 1_000_000_000;

/// The most values that are remembered.
const REMEMBERED: usize = 10_000;

impl<'s> Derived<'s> {
    pub fn new(format: &'s str) -> Self {
        Self { format, period: period(format), made: HashMap::new() }
    }

    /// The nanoseconds for which a value is sure to stay the same, from a whole multiple of them on.
    pub fn period(&self) -> i64 {
        self.period
    }

    /// The value at `time`, in nanoseconds since 1970; `None` if the format makes none.
    pub fn at(&mut self, time: i64) -> Option<&str> {
        let turn = time.div_euclid(self.period);
        if self.made.len() >= REMEMBERED && !self.made.contains_key(&turn) {
            self.made.clear();
        }
        self.made.entry(turn).or_insert_with(|| make(self.format, time)).as_deref()
    }
}

fn make(format: &str, time: i64) -> Option<String> {
    let time = Timestamp::from_nanosecond(time.into()).ok()?.to_zoned_datetime(TimeZone::UTC);
    strtime::format(format, &time).ok()
}

/// How long what a format shows is sure to stay the same.
fn period(format: &str) -> i64 {
    let mut letters = format.chars();
    let mut finest = 86_400 * SECOND;
    while let Some(letter) = letters.next() {
        if letter == '%' {
            let is_flag = |c: &char| c.is_ascii_digit() || "-_^#:.".contains(*c);
            finest = finest.min(step(letters.by_ref().find(|c| !is_flag(c))));
        }
    }
    finest
}

fn step(conversion: Option<char>) -> i64 {
    match conversion {
        Some(
            'Y' | 'y' | 'G' | 'g' | 'C' | 'q' | 'm' | 'b' | 'B' | 'h' | 'V' | 'U' | 'W' | 'j' | 'd' | 'e'
            | 'a' | 'A' | 'u' | 'w' | 'F' | 'D' | 'x' | 'z' | 'Z' | 'Q' | 'n' | 't' | '%',
        ) => 86_400 * SECOND,
        Some('p' | 'P' | 'H' | 'k' | 'I' | 'l') => 3_600 * SECOND,
        Some('M' | 'R') => 60 * SECOND,
        Some('S' | 's' | 'T' | 'X' | 'r' | 'c') => SECOND,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_of_the_time_in_utc() {
        let day = 86_400 * SECOND;
        for format in ["%Y-%m-%d", "%H", "%H:%M", "%s", "%S%.f", "%G-W%V", "%-d %p", "%5f"] {
            let mut derived = Derived::new(format);
            for time in [0, 1, -1, day, day - 1, 3_600 * SECOND - 1, 1_764_000_000_123_456_789] {
                assert_eq!(derived.at(time).map(str::to_owned), make(format, time), "{format} at {time}");
            }
        }
    }
}
