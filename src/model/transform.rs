//! What becomes of points when they are moved: a list of changes, as plain data.
//!
//! A plan stores it, a transfer carries it out (`points::transform`). Every change leaves a point that
//! already is as it should be as it is, and so does a list of which [`Transform::is_repeatable`] says
//! so: it can be begun again on what is there by then.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{FieldType, OnCollision, OnConvertError};

/// Changes of points, in the order in which they are made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Transform {
    pub changes: Vec<PointChange>,
}

/// One change of a point.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum PointChange {
    RenameMeasurement {
        to: String,
    },
    /// Where a series has both tags, that under the new key stays.
    RenameTag {
        from: String,
        to: String,
    },
    /// Where a point has both fields, that under the new key stays.
    RenameField {
        from: String,
        to: String,
    },
    /// The other fields are left out; a point without any of these is.
    KeepFields {
        fields: Vec<String>,
    },
    CastField {
        field: String,
        /// The one type that it had; without it there is no way back.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<FieldType>,
        to: FieldType,
        on_error: OnConvertError,
    },
    /// The tag becomes a field of the same key; a field that is there already stays.
    TagToField {
        tag: String,
        to: FieldType,
        on_error: OnConvertError,
        on_collision: OnCollision,
    },
    /// The field becomes a tag of the same key, with the value as text; a tag that is there already
    /// stays. A point that has no other field fails: it would have none left.
    FieldToTag {
        field: String,
        /// The one type that it had; without it, the way back makes a string of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<FieldType>,
    },
    DropTag {
        tag: String,
        on_collision: OnCollision,
    },
    /// Series with this value of the tag lose it: the way back of [`Self::AddTag`].
    DropTagValue {
        tag: String,
        value: String,
    },
    /// Series that have all of these tags are left out: they are somewhere else.
    DropSeries {
        tags: BTreeMap<String, String>,
    },
    DropField {
        field: String,
    },
    /// Series that lack the tag get it.
    AddTag {
        tag: String,
        value: String,
    },
}

impl Transform {
    /// One change.
    pub fn of(change: PointChange) -> Self {
        Self { changes: vec![change] }
    }

    /// Whether points stay as they are.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl PointChange {
    /// What happens where it makes points equal in series and time; `None` if it never does.
    pub fn on_collision(&self) -> Option<OnCollision> {
        match self {
            Self::TagToField { on_collision, .. } | Self::DropTag { on_collision, .. } => Some(*on_collision),
            // Series that were as they shall be may be among the others.
            Self::RenameTag { .. }
            | Self::FieldToTag { .. }
            | Self::DropTagValue { .. }
            | Self::AddTag { .. } => Some(OnCollision::Fail),
            Self::RenameMeasurement { .. }
            | Self::RenameField { .. }
            | Self::KeepFields { .. }
            | Self::CastField { .. }
            | Self::DropSeries { .. }
            | Self::DropField { .. } => None,
        }
    }
}

impl From<Vec<PointChange>> for Transform {
    fn from(changes: Vec<PointChange>) -> Self {
        Self { changes }
    }
}
