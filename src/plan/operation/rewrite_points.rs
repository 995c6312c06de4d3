//! Points changed in their place: what a server has no request for.

use serde::{Deserialize, Serialize};

use super::{Operation, RevertPoints, transform::describe};
use crate::{
    model::{Schema, Transform},
    plan::{Facts, Hazard, Reversal, Standing},
};

/// Changes the points of a measurement, shard group by shard group: read, archived, removed, written
/// back changed, compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RewritePoints {
    pub bucket: String,
    pub measurement: String,
    pub transform: Transform,
}

impl RewritePoints {
    pub(super) fn describe(&self) -> String {
        format!("rewrite the points of {}: {}", self.measurement, describe(&self.transform))
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        let why = "writers and readers of the old shape; for moments a shard group has no points".to_owned();
        Hazard::Breaking { why }
    }

    /// Nothing that a server holds as such.
    pub(super) fn apply_to(&self, _: &mut Schema) {}

    pub(super) fn reversal(&self) -> Reversal {
        let operation = RevertPoints {
            bucket: self.bucket.clone(),
            measurement: self.measurement.clone(),
            transform: self.transform.clone(),
        };
        Reversal::Full { operations: vec![Operation::RevertPoints(operation)] }
    }

    /// A rewrite that was cut off goes on where the ledger says that it stopped.
    pub(super) fn standing(&self, _: &Schema) -> Standing {
        Standing::Before
    }
}
