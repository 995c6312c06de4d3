//! The way back of an archive: its points into the bucket again.

use serde::{Deserialize, Serialize};

use crate::{
    model::Schema,
    plan::{Facts, Hazard, Reversal, Standing},
};

/// Writes those archived points of which the bucket holds none in their window. What is there is not
/// written over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestorePoints {
    pub bucket: String,
}

impl RestorePoints {
    pub(super) fn describe(&self) -> String {
        "restore the archived points".to_owned()
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        Hazard::Safe
    }

    /// Nothing that a server holds as such.
    pub(super) fn apply_to(&self, _: &mut Schema) {}

    pub(super) fn reversal(&self) -> Reversal {
        Reversal::None { reason: "points that are there again stay".to_owned() }
    }

    /// Doing it twice is the same as doing it once.
    pub(super) fn standing(&self, _: &Schema) -> Standing {
        Standing::Before
    }
}
