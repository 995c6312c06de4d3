//! What a shorter retention will let go, kept in files before it does.

use serde::{Deserialize, Serialize};

use super::{Operation, RestorePoints, SetKeeping};
use crate::{
    model::{Keeping, Schema, TimeRange},
    plan::{Facts, Hazard, Reversal, Standing, loss},
};

/// Archives the points of the shard groups that go sooner than they would have.
///
/// Which these are is looked at when it is done: time has passed since the plan was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArchivePoints {
    pub bucket: String,
    pub from: Keeping,
    pub to: Keeping,
}

impl ArchivePoints {
    /// What has to be archived before a change of retention.
    pub fn before(change: &SetKeeping) -> Self {
        Self { bucket: change.bucket.clone(), from: change.from, to: change.to }
    }

    /// From the first of the shard groups to the end of the last; nothing if none goes sooner.
    pub fn range(&self, facts: &Facts) -> Option<TimeRange> {
        let loss = loss::of_shorter_retention(&self.bucket, self.from, self.to, facts)?;
        let (first, last) = (loss.shard_groups.first()?, loss.shard_groups.last()?);
        Some(TimeRange { start: first.range.start, end: last.range.end })
    }

    /// The change that it comes before: what has to be known of the bucket is the same.
    pub fn change(&self) -> Operation {
        Operation::SetKeeping(SetKeeping { bucket: self.bucket.clone(), from: self.from, to: self.to })
    }

    pub(super) fn describe(&self) -> String {
        format!("archive the points that {} does not keep", self.to.retention)
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        Hazard::Safe
    }

    /// Nothing that a server holds as such.
    pub(super) fn apply_to(&self, _: &mut Schema) {}

    pub(super) fn reversal(&self) -> Reversal {
        let operation = RestorePoints { bucket: self.bucket.clone() };
        Reversal::Full { operations: vec![Operation::RestorePoints(operation)] }
    }

    /// An archive that was begun is begun again: nothing of a server shows how far it came.
    pub(super) fn standing(&self, _: &Schema) -> Standing {
        Standing::Before
    }
}
