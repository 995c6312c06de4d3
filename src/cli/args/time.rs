//! Times on the command line.

use std::str::FromStr;

use jiff::{
    Timestamp,
    civil::{self, Date},
    tz::TimeZone,
};

/// A time as it is written on the command line.
#[derive(Debug, Clone, Copy)]
pub struct Time(pub Timestamp);

impl FromStr for Time {
    type Err = String;

    /// `2026-11-25` (midnight, UTC) or RFC 3339.
    fn from_str(text: &str) -> Result<Self, String> {
        let day = text.parse::<Date>().ok().filter(|_| !text.contains(['T', ' ']));
        let midnight =
            day.and_then(|day| TimeZone::UTC.to_timestamp(day.to_datetime(civil::Time::midnight())).ok());
        let time = midnight.or_else(|| text.parse().ok());
        time.map(Self).ok_or_else(|| {
            "write a day, 2026-11-25, or a time with its zone, 2026-11-25T08:00:00Z".to_owned()
        })
    }
}
