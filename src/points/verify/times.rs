//! Whether a time makes sense: in the unit that is said, and for a bucket that forgets.

use jiff::Timestamp;

use crate::points::Precision;

const DAY: i64 = 86_400_000_000_000;

/// How far in the future a point may be.
const AHEAD: i64 = 366 * DAY;

/// How old a point may be, read in another unit, for that unit to be the likely one.
const RECENT: i64 = 3_660 * DAY;

/// How old a point of a bucket that keeps everything may be before its unit is doubted.
const DOUBTED: i64 = 30 * 366 * DAY;

/// What is wrong with a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrong {
    /// It would be recent in this unit.
    Precision(Precision),
    /// The server stores no such time.
    NotStored,
    /// Older than the bucket keeps points.
    TooOld,
    TooNew,
}

/// The present, and what timestamps count.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clock {
    /// Nanoseconds since 1970.
    pub now: i64,
    pub precision: Precision,
}

impl Clock {
    pub fn new(now: Timestamp, precision: Precision) -> Self {
        Self { now: i64::try_from(now.as_nanosecond()).unwrap_or(i64::MAX), precision }
    }

    /// What is wrong with `timestamp` in a bucket that keeps points for `keeps` nanoseconds.
    pub fn wrong(self, timestamp: i64, keeps: Option<i64>) -> Option<Wrong> {
        let time = self.precision.nanoseconds(timestamp);
        let oldest = self.now.saturating_sub(keeps.unwrap_or(DOUBTED));
        let doubt = match time {
            None => Wrong::NotStored,
            Some(time) if time < oldest => Wrong::TooOld,
            Some(time) if time > self.now.saturating_add(AHEAD) => Wrong::TooNew,
            Some(_) => return None,
        };
        match self.likely(timestamp) {
            Some(precision) => Some(Wrong::Precision(precision)),
            None if doubt == Wrong::TooOld && keeps.is_none() => None,
            None => Some(doubt),
        }
    }

    /// The other unit in which a timestamp would be recent.
    fn likely(self, timestamp: i64) -> Option<Precision> {
        let recent = self.now.saturating_sub(RECENT)..=self.now.saturating_add(AHEAD);
        let others = Precision::ALL.into_iter().filter(|precision| *precision != self.precision);
        let mut fitting =
            others.filter(|other| other.nanoseconds(timestamp).is_some_and(|time| recent.contains(&time)));
        fitting.next()
    }
}

/// A time in words; in nanoseconds since 1970.
pub(super) fn shown(time: i64) -> String {
    Timestamp::from_nanosecond(time.into()).map_or_else(|_| time.to_string(), |time| time.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_unit_is_told_from_an_old_time() {
        use Precision::{Microseconds, Milliseconds, Nanoseconds, Seconds};
        let now: Timestamp = "2026-11-25T00:00:00Z".parse().unwrap();
        let days = |days| Some(days * DAY);
        for (timestamp, precision, keeps, expected) in [
            (1_795_000_000_000_000_000, Nanoseconds, days(90), None),
            (1_795_000_000_000, Nanoseconds, days(90), Some(Wrong::Precision(Milliseconds))),
            (1_795_000_000_000, Nanoseconds, None, Some(Wrong::Precision(Milliseconds))),
            (1_795_000_000, Milliseconds, None, Some(Wrong::Precision(Seconds))),
            (1_795_000_000_000_000, Nanoseconds, None, Some(Wrong::Precision(Microseconds))),
            (1_795_000_000_000_000_000, Seconds, None, Some(Wrong::Precision(Nanoseconds))),
            (1_700_000_000_000_000_000, Nanoseconds, days(90), Some(Wrong::TooOld)),
            (1_700_000_000_000_000_000, Nanoseconds, None, None),
            (17, Nanoseconds, None, None),
            (17, Nanoseconds, days(90), Some(Wrong::TooOld)),
            (1_995_000_000_000_000_000, Nanoseconds, None, Some(Wrong::TooNew)),
            (i64::MIN, Nanoseconds, None, Some(Wrong::NotStored)),
            (i64::MAX, Nanoseconds, days(90), Some(Wrong::NotStored)),
        ] {
            let wrong = Clock::new(now, precision).wrong(timestamp, keeps);
            assert_eq!(wrong, expected, "{timestamp} {precision}");
        }
    }
}
