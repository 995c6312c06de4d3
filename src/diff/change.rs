//! What can differ between two schemas: a closed list.

use serde::{Deserialize, Serialize};

use super::TableChange;
use crate::model::{BucketSettings, Keeping, RollupTask};

/// A difference, in the direction from the first schema to the second.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum Change {
    BucketAdded {
        bucket: BucketSettings,
    },
    BucketRenamed {
        from: String,
        to: String,
    },
    /// Retention or shard group duration, or both.
    KeepingChanged {
        bucket: String,
        from: Keeping,
        to: Keeping,
    },
    DescriptionChanged {
        bucket: String,
        from: String,
        to: String,
    },
    /// The task of a rollup: made if it was not there, removed if it shall not be.
    RollupTaskChanged {
        rollup: String,
        from: Option<RollupTask>,
        to: Option<RollupTask>,
    },
    /// Of a table in SQLite.
    #[serde(untagged)]
    Table(TableChange),
}

/// Why a difference cannot become a change without a person's decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "conflict", rename_all = "snake_case")]
pub enum Conflict {
    /// The bucket exists under its new name and under a former one.
    BothNamesExist { former: String, name: String },
    /// Several of the former names exist.
    SeveralFormerNames { formers: Vec<String>, name: String },
    /// Several buckets claim the same former name.
    ClaimedTwice { former: String, names: Vec<String> },
}

/// All that differs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diff {
    pub changes: Vec<Change>,
    pub conflicts: Vec<Conflict>,
    /// Names of buckets that only the first schema has, sorted.
    pub undeclared: Vec<String>,
}
