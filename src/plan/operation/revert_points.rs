//! The way back of a rewrite: the points as they were, out of its archive.

use serde::{Deserialize, Serialize};

use crate::{
    model::{Schema, Transform},
    plan::{Facts, Hazard, Reversal, Standing},
};

/// Puts the archived points back in the place of what a rewrite made of them. Points that came since
/// are archived, too, and stay, changed back as far as that can be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RevertPoints {
    pub bucket: String,
    pub measurement: String,
    /// What the rewrite did.
    pub transform: Transform,
}

impl RevertPoints {
    pub(super) fn describe(&self) -> String {
        format!("put the archived points of {} back", self.measurement)
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        Hazard::Safe
    }

    /// Nothing that a server holds as such.
    pub(super) fn apply_to(&self, _: &mut Schema) {}

    pub(super) fn reversal(&self) -> Reversal {
        Reversal::None { reason: "a new plan rewrites the points again".to_owned() }
    }

    /// One that was cut off goes on where the ledger says that it stopped.
    pub(super) fn standing(&self, _: &Schema) -> Standing {
        Standing::Before
    }
}
