//! What a timestamp counts, as the server's write API names it.

use std::fmt;

/// The unit of timestamps; the write API takes nanoseconds where none is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Precision {
    #[default]
    Nanoseconds,
    Microseconds,
    Milliseconds,
    Seconds,
}

/// The oldest and the newest time that the server stores: 64-bit nanoseconds without the two
/// lowest numbers and the highest, which it keeps for itself (models/time.go of 2.9.1).
const STORED: std::ops::RangeInclusive<i64> = i64::MIN + 2..=i64::MAX - 1;

impl Precision {
    pub const ALL: [Self; 4] = [Self::Nanoseconds, Self::Microseconds, Self::Milliseconds, Self::Seconds];

    /// The nanoseconds since 1970 that `timestamp` stands for; `None` if the server refuses them.
    pub fn nanoseconds(self, timestamp: i64) -> Option<i64> {
        timestamp.checked_mul(self.unit()).filter(|time| STORED.contains(time))
    }

    /// The unit in nanoseconds.
    pub fn unit(self) -> i64 {
        match self {
            Self::Nanoseconds => 1,
            Self::Microseconds => 1_000,
            Self::Milliseconds => 1_000_000,
            Self::Seconds => 1_000_000_000,
        }
    }
}

impl fmt::Display for Precision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Nanoseconds => "ns",
            Self::Microseconds => "us",
            Self::Milliseconds => "ms",
            Self::Seconds => "s",
        })
    }
}
