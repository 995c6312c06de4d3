//! Measurements: the tags and fields that points of one name carry.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Acceptance, Field, MovedFrom, RetiredMember, Volume};

/// A measurement in one bucket.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Measurement {
    /// The name on the server, where it differs from the key here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The bucket that holds it.
    pub bucket: String,
    /// What one point says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The tags of a point, by their keys in `tags`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// Those of the tags that a point may lack.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub optional_tags: Vec<String>,
    /// The fields of a point by their keys on the server.
    #[schemars(extend("minProperties" = 1))]
    pub fields: BTreeMap<String, Field>,
    /// How much is written, for the estimates.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<Volume>,
    /// Where the data comes from: measurements of this schema, or anything else by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub source: Vec<String>,
    /// Names that the measurement had before: how a rename is stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub renamed_from: Vec<String>,
    /// Where points of the measurement were before, in other buckets or as a part of another
    /// measurement: they are copied from there, and the old ones then removed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub moved_from: Vec<MovedFrom>,
    /// Values of tags, by their keys in `tags`, for old points that lack them. What writes new points
    /// writes the tag itself.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fill: BTreeMap<String, String>,
    /// Tags and fields that are gone, so that their names are not used again by mistake.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<RetiredMember>,
    /// Findings that are intended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<Acceptance>,
}

impl Measurement {
    /// The name on the server of the measurement defined under `key`.
    pub fn server_name<'a>(&'a self, key: &'a str) -> &'a str {
        self.name.as_deref().unwrap_or(key)
    }

    /// Whether a point may lack the tag defined under `tag`.
    pub fn is_optional_tag(&self, tag: &str) -> bool {
        self.optional_tags.iter().any(|optional| optional == tag)
    }
}
