//! A task that goes when nothing writes the old points any more.

use serde::{Deserialize, Serialize};

use super::{Operation, PutTask};
use crate::{
    model::Schema,
    plan::{Facts, Hazard, Reversal, Standing},
};

/// Removes the task of this name that fluxform made; those of others stay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RemoveTask {
    pub bucket: String,
    pub name: String,
    /// What it takes to make it again.
    pub flux: String,
    pub description: String,
}

impl RemoveTask {
    pub(super) fn describe(&self) -> String {
        format!("remove the task `{}`", self.name)
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        Hazard::Safe
    }

    /// A schema has no tasks.
    pub(super) fn apply_to(&self, _: &mut Schema) {}

    pub(super) fn reversal(&self) -> Reversal {
        let Self { bucket, name, flux, description } = self.clone();
        Reversal::Full { operations: vec![Operation::PutTask(PutTask { bucket, name, flux, description })] }
    }

    /// Doing it twice is the same as doing it once.
    pub(super) fn standing(&self, _: &Schema) -> Standing {
        Standing::Before
    }
}

impl From<PutTask> for RemoveTask {
    fn from(PutTask { bucket, name, flux, description }: PutTask) -> Self {
        Self { bucket, name, flux, description }
    }
}
