//! Where points were before: how a move to another bucket or a split is stated.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place that points of a measurement were in. All names are those on the server: the definitions may
/// not know the place any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MovedFrom {
    /// The bucket.
    pub bucket: String,
    /// The measurement there; if left out, it was called as it is here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurement: Option<String>,
    /// Only the points with these values of tags: the others are of something else.
    #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
    pub only: BTreeMap<String, String>,
}

impl MovedFrom {
    /// The measurement there, of one that is called `name` here.
    pub fn measurement<'a>(&'a self, name: &'a str) -> &'a str {
        self.measurement.as_deref().unwrap_or(name)
    }

    /// Whether no point can be meant by both of two places in one measurement.
    pub fn excludes(&self, other: &Self) -> bool {
        self.only.iter().any(|(tag, value)| other.only.get(tag).is_some_and(|theirs| theirs != value))
    }
}
