//! What a difference in the data would need: points read, changed and written back.
//!
//! No operation of this version moves points. What is needed is said all the same, and is an error of
//! the plan: a difference that is passed over in silence would be taken for done.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Forecast, forecast};
use crate::{
    diff::DataChange,
    model::{Retention, Schema},
};

/// A change of the data that the definitions ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    #[serde(flatten)]
    pub change: DataChange,
    pub needs: Requirement,
    /// For a changed type: what happens until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Forecast>,
}

/// What has to be done with the points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Requirement {
    /// Points written again under another name, compared, the old ones then removed.
    Copy,
    /// Per shard group: points read, archived, removed, written back changed, compared.
    Rewrite,
    /// Points archived and removed.
    Removal,
}

impl Need {
    /// What a change needs, and what will happen to a bucket that stays as `declared` says.
    pub fn of(change: DataChange, declared: &Schema, now: Timestamp) -> Self {
        let needs = requirement(&change);
        let forecast = match &change {
            DataChange::FieldTypeChanged { at, from, .. } => {
                forecast(from, retention(declared, &at.bucket), now)
            }
            _ => None,
        };
        Self { change, needs, forecast }
    }
}

fn requirement(change: &DataChange) -> Requirement {
    match change {
        DataChange::MeasurementRenamed { .. } | DataChange::FieldRenamed { .. } => Requirement::Copy,
        DataChange::TagRenamed { .. }
        | DataChange::FieldTypeChanged { .. }
        | DataChange::TagBecameField { .. }
        | DataChange::FieldBecameTag { .. }
        | DataChange::TagRetired { .. }
        | DataChange::FieldRetired { .. } => Requirement::Rewrite,
        DataChange::MeasurementRetired { .. } | DataChange::BucketRetired { .. } => Requirement::Removal,
    }
}

/// The retention declared for the bucket that the server calls `name`, now or until a rename.
fn retention(declared: &Schema, name: &str) -> Retention {
    let is_it = |(key, bucket): &(&String, &crate::model::Bucket)| {
        bucket.server_name(key) == name || bucket.renamed_from.iter().any(|former| former == name)
    };
    declared.buckets.iter().find(is_it).map_or(Retention::Infinite, |(_, bucket)| bucket.retention)
}

impl Requirement {
    /// In one word, with its article.
    pub fn word(self) -> &'static str {
        match self {
            Self::Copy => "a copy",
            Self::Rewrite => "a rewrite",
            Self::Removal => "a removal",
        }
    }

    /// What is done, in a few words.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Copy => "read → write under the new name → compare → remove the old",
            Self::Rewrite => "per shard group: read → archive → remove → write → compare",
            Self::Removal => "read → archive → remove",
        }
    }
}
