//! The queries that every measurement has without anyone writing them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A kind of query that makes sense for any measurement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum StandardQuery {
    /// The points of a range of time, by tags.
    Range,
    /// The latest value of each field of each series.
    Latest,
    /// The mean of each numeric field in windows of time.
    Windows,
    /// How many values each field has.
    Count,
}

impl StandardQuery {
    pub const ALL: [Self; 4] = [Self::Range, Self::Latest, Self::Windows, Self::Count];

    /// What its name ends with.
    pub fn word(self) -> &'static str {
        match self {
            Self::Range => "range",
            Self::Latest => "latest",
            Self::Windows => "windows",
            Self::Count => "count",
        }
    }
}
