//! Points that go: into an archive, then from the server.

use serde::{Deserialize, Serialize};

use super::{Operation, RestorePoints};
use crate::{
    model::Schema,
    plan::{Facts, Hazard, Reversal, Standing},
};

/// Archives the points of a measurement, or of a whole bucket, and removes them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemovePoints {
    pub bucket: String,
    /// All measurements if none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measurement: Option<String>,
}

impl RemovePoints {
    pub(super) fn describe(&self) -> String {
        match &self.measurement {
            Some(measurement) => format!("archive and remove the points of {measurement}"),
            None => "archive and remove all points".to_owned(),
        }
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        Hazard::Breaking { why: "whoever still reads or writes the old points; they are archived".to_owned() }
    }

    /// Nothing that a server holds as such.
    pub(super) fn apply_to(&self, _: &mut Schema) {}

    pub(super) fn reversal(&self) -> Reversal {
        let operation = RestorePoints { bucket: self.bucket.clone() };
        Reversal::Full { operations: vec![Operation::RestorePoints(operation)] }
    }

    /// A removal that was cut off goes on where the ledger says that it stopped.
    pub(super) fn standing(&self, _: &Schema) -> Standing {
        Standing::Before
    }
}
