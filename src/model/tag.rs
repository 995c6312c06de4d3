//! Tags: the indexed keys of a point, whose values make the series.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Acceptance;

/// A tag, defined once and listed by the measurements that carry it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tag {
    /// The key on the server, where it differs from the key here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// What the tag says about a point.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// A regular expression (Rust `regex` syntax) that every value matches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
    /// All values that there are.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
    /// The cardinality budget: how many different values there may be at a time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(range(min = 1))]
    pub max_values: Option<u64>,
    /// Tags that determine this one: it has one value for each of theirs and multiplies no series.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub depends_on: Vec<String>,
    /// A `strftime` format (`%Y-%m-%d`) by which writers make the value from the point's time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derive: Option<String>,
    /// A value as it really occurs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// Keys that the tag had before: how a rename is stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed_from: Vec<String>,
    /// Findings that are intended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<Acceptance>,
}

impl Tag {
    /// The key on the server of the tag defined under `key`.
    pub fn server_name<'a>(&'a self, key: &'a str) -> &'a str {
        self.name.as_deref().unwrap_or(key)
    }

    /// The most values there should be at a time, as far as the definition bounds them.
    pub fn budget(&self) -> Option<u64> {
        self.max_values.or_else(|| (!self.values.is_empty()).then_some(self.values.len() as u64))
    }
}
