//! The time range of a query.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A time range. Both ends are durations relative to now, RFC 3339 times, or a parameter: `$since` of the type time, or
/// `-$since` of the type duration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Range {
    /// From the given start to now.
    Since(String),
    /// From start to stop.
    Between { start: String, stop: String },
}

impl Range {
    /// Start and, if it is not now, stop.
    pub fn ends(&self) -> (&str, Option<&str>) {
        match self {
            Self::Since(start) => (start, None),
            Self::Between { start, stop } => (start, Some(stop)),
        }
    }

    /// Both ends with the keys of the query where they are written.
    pub fn places(&self) -> Vec<(&str, &'static [&'static str])> {
        match self {
            Self::Since(start) => vec![(start, &["range"])],
            Self::Between { start, stop } => vec![(start, &["range", "start"]), (stop, &["range", "stop"])],
        }
    }
}
