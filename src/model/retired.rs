//! Names that are gone: kept in the definitions so that they are not used again by mistake.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::FieldType;

/// A tag or field that a measurement no longer has. Exactly one of `field` and `tag` is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RetiredMember {
    /// The key of a field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The key of a tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The type that a field had: old shards may still hold it.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub field_type: Option<FieldType>,
    /// The day, `YYYY-MM-DD`, since when nothing should write it.
    #[schemars(regex(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub since: String,
    /// Why it is gone.
    pub reason: String,
    /// Whether its data shall be removed, too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub delete: bool,
    /// Of a tag that is removed: what happens to points that become equal.
    #[serde(default, skip_serializing_if = "OnCollision::is_default")]
    pub on_collision: OnCollision,
}

/// What happens to points that become equal in series and time because a tag is gone.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnCollision {
    /// Nothing is changed and they are counted.
    #[default]
    Fail,
    /// Of each field the value stays that had the first value of the tag, in the order of bytes.
    KeepFirst,
    /// Of each field the value stays that had the last value of the tag, in the order of bytes.
    KeepLast,
    /// Each but the first is moved by one more nanosecond, in the order of the tag's values.
    Shift,
}

impl OnCollision {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    pub(super) fn is_default(&self) -> bool {
        *self == Self::default()
    }
}

/// A bucket or measurement that is gone. Exactly one of `bucket` and `measurement` is given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Retired {
    /// The name of a bucket.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bucket: Option<String>,
    /// The name of a measurement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurement: Option<String>,
    /// The day, `YYYY-MM-DD`, since when nothing should use it.
    #[schemars(regex(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub since: String,
    /// Why it is gone.
    pub reason: String,
    /// Whether its data shall be removed, too.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub delete: bool,
}
