//! What can be done to a server: a closed list, one file per operation.
//!
//! An operation answers, all pure: `describe` (what a person reads), `hazard`, `apply_to` (its
//! effect on a schema), `reversal`, and `standing` (has it happened?). What requests it makes is
//! `migrate`'s.

mod archive_points;
mod copy_points;
mod create_bucket;
mod delete_bucket;
mod put_task;
mod remove_points;
mod remove_task;
mod rename_bucket;
mod restore_points;
mod revert_points;
mod rewrite_points;
mod set_description;
mod set_keeping;
mod set_rollup_task;
mod table;
mod transform;

use serde::{Deserialize, Serialize};

pub use archive_points::ArchivePoints;
pub use copy_points::CopyPoints;
pub use create_bucket::CreateBucket;
pub use delete_bucket::DeleteBucket;
pub use put_task::PutTask;
pub use remove_points::RemovePoints;
pub use remove_task::RemoveTask;
pub use rename_bucket::RenameBucket;
pub use restore_points::RestorePoints;
pub use revert_points::RevertPoints;
pub use rewrite_points::RewritePoints;
pub use set_description::SetDescription;
pub use set_keeping::SetKeeping;
pub use set_rollup_task::SetRollupTask;
pub use table::TableOperation;

use super::{Facts, Hazard, Reversal, Standing};
use crate::{diff::Change, model::Schema};

/// An operation on a server, as a plan and the ledger store it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "operation", rename_all = "snake_case")]
pub enum Operation {
    ArchivePoints(ArchivePoints),
    CopyPoints(CopyPoints),
    CreateBucket(CreateBucket),
    DeleteBucket(DeleteBucket),
    PutTask(PutTask),
    RemovePoints(RemovePoints),
    RemoveTask(RemoveTask),
    RenameBucket(RenameBucket),
    RestorePoints(RestorePoints),
    RevertPoints(RevertPoints),
    RewritePoints(RewritePoints),
    SetDescription(SetDescription),
    SetKeeping(SetKeeping),
    SetRollupTask(SetRollupTask),
    /// On a table in SQLite; its words stand in place of this one's.
    #[serde(untagged)]
    Table(TableOperation),
}

/// Calls the same method of whichever operation it is, with the arguments that its kind has.
macro_rules! each {
    ($operation:expr, $inner:ident => $call:expr) => {
        match $operation {
            Operation::ArchivePoints($inner) => $call,
            Operation::CopyPoints($inner) => $call,
            Operation::PutTask($inner) => $call,
            Operation::RemovePoints($inner) => $call,
            Operation::RemoveTask($inner) => $call,
            Operation::RevertPoints($inner) => $call,
            Operation::RewritePoints($inner) => $call,
            Operation::CreateBucket($inner) => $call,
            Operation::DeleteBucket($inner) => $call,
            Operation::RenameBucket($inner) => $call,
            Operation::RestorePoints($inner) => $call,
            Operation::SetDescription($inner) => $call,
            Operation::SetKeeping($inner) => $call,
            Operation::SetRollupTask($inner) => $call,
            Operation::Table($inner) => $call,
        }
    };
}

impl Operation {
    /// The operation that a change asks for.
    pub fn of(change: &Change) -> Self {
        match change.clone() {
            Change::BucketAdded { bucket } => Self::CreateBucket(CreateBucket { bucket }),
            Change::BucketRenamed { from, to } => Self::RenameBucket(RenameBucket { from, to }),
            Change::KeepingChanged { bucket, from, to } => Self::SetKeeping(SetKeeping { bucket, from, to }),
            Change::DescriptionChanged { bucket, from, to } => {
                Self::SetDescription(SetDescription { bucket, from, to })
            }
            Change::RollupTaskChanged { rollup, from, to } => {
                Self::SetRollupTask(SetRollupTask { rollup, from, to })
            }
            Change::Table(change) => Self::Table(TableOperation::of(&change)),
        }
    }

    /// The bucket, the table or the rollup it is about, by the name that it has when the operation begins.
    pub fn bucket(&self) -> &str {
        match self {
            Self::ArchivePoints(own) => &own.bucket,
            Self::CopyPoints(own) => &own.bucket,
            Self::PutTask(own) => &own.bucket,
            Self::RemovePoints(own) => &own.bucket,
            Self::RemoveTask(own) => &own.bucket,
            Self::RevertPoints(own) => &own.bucket,
            Self::RewritePoints(own) => &own.bucket,
            Self::RestorePoints(own) => &own.bucket,
            Self::CreateBucket(own) => &own.bucket.name,
            Self::DeleteBucket(own) => &own.bucket.name,
            Self::RenameBucket(own) => &own.from,
            Self::SetDescription(own) => &own.bucket,
            Self::SetKeeping(own) => &own.bucket,
            Self::SetRollupTask(own) => &own.rollup,
            Self::Table(own) => own.table(),
        }
    }

    /// The bucket it is about, if it is about one.
    pub fn bucket_name(&self) -> Option<&str> {
        match self {
            Self::SetRollupTask(_) | Self::Table(_) => None,
            _ => Some(self.bucket()),
        }
    }

    /// What is done, in a few words, without the bucket's name.
    pub fn describe(&self) -> String {
        each!(self, own => own.describe())
    }

    /// What it may cost.
    pub fn hazard(&self, facts: &Facts) -> Hazard {
        each!(self, own => own.hazard(facts))
    }

    /// Its effect.
    pub fn apply_to(&self, schema: &mut Schema) {
        each!(self, own => own.apply_to(schema));
    }

    /// What takes it back.
    pub fn reversal(&self) -> Reversal {
        each!(self, own => own.reversal())
    }

    /// Whether it has happened to what `schema` shows.
    pub fn standing(&self, schema: &Schema) -> Standing {
        each!(self, own => own.standing(schema))
    }

    /// Whether all that the next step may take from its bucket is in an archive after it.
    pub fn archives_all(&self) -> bool {
        match self {
            Self::ArchivePoints(_) => true,
            Self::RemovePoints(own) => own.measurement.is_none(),
            _ => false,
        }
    }

    /// Whether something that was kept may be gone after it: then [`Facts`] are needed.
    pub fn takes_away(&self) -> bool {
        match self {
            Self::DeleteBucket(_) => true,
            Self::SetKeeping(own) => own.to.retention.is_shorter_than(own.from.retention),
            Self::ArchivePoints(_)
            | Self::CopyPoints(_)
            | Self::PutTask(_)
            | Self::RemovePoints(_)
            | Self::RemoveTask(_)
            | Self::RevertPoints(_)
            | Self::RewritePoints(_)
            | Self::CreateBucket(_)
            | Self::RenameBucket(_)
            | Self::RestorePoints(_)
            | Self::SetDescription(_)
            | Self::SetRollupTask(_)
            | Self::Table(_) => false,
        }
    }
}
