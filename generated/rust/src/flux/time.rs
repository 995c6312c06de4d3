//! Times and lengths of time, as Flux writes them.

use core::time::Duration;

use super::Literal;
use crate::Timestamp;

/// A time that a query is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Time {
    /// This time.
    At(Timestamp),
    /// So long before the query runs. More than 292 years ago is the earliest time that InfluxDB
    /// stores.
    Ago(Duration),
    /// The time at which the query runs.
    Now,
}

impl Literal for Time {
    fn push_to(self, flux: &mut String) {
        match self {
            Self::At(time) => push_time(flux, time),
            Self::Ago(length) if length.as_nanos() > LONGEST.unsigned_abs().into() => {
                push_time(flux, Timestamp::MIN);
            }
            Self::Ago(length) => {
                flux.push('-');
                length.push_to(flux);
            }
            Self::Now => flux.push_str("now()"),
        }
    }
}

/// A time to the nanosecond.
fn push_time(flux: &mut String, time: Timestamp) {
    let nanos = time.as_nanos().rem_euclid(1_000_000_000);
    let text = format!("{}.{nanos:09}Z", time.format("%FT%T"));
    flux.push_str(&text);
}

/// Nanoseconds of the longest duration that Flux knows. A literal of more would begin again at the
/// other end, without an error.
const LONGEST: i64 = i64::MAX;

/// Units of Flux and their nanoseconds. Months and years have no fixed length.
const UNITS: [(&str, i64); 6] = [
    ("d", 86_400_000_000_000),
    ("h", 3_600_000_000_000),
    ("m", 60_000_000_000),
    ("s", 1_000_000_000),
    ("ms", 1_000_000),
    ("us", 1_000),
];

/// In the largest unit in which it is a whole number; of more than 292 years, the longest that Flux
/// knows: it holds every time that InfluxDB stores on either side of 1970.
impl Literal for Duration {
    fn push_to(self, flux: &mut String) {
        let nanos = i64::try_from(self.as_nanos()).unwrap_or(LONGEST);
        let exact = UNITS.into_iter().find(|(_, length)| nanos % length == 0);
        let (unit, length) = exact.unwrap_or(("ns", 1));
        let text = format!("{}{unit}", nanos / length);
        flux.push_str(&text);
    }
}
