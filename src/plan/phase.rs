//! When a step is done: what adds comes first, what takes away waits until it is asked for.

use serde::{Deserialize, Serialize};

/// The command that does a step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// `apply`: the new shape is there, the old one still is.
    #[default]
    Apply,
    /// `complete`: the old shape goes.
    Complete,
}

impl Phase {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    pub(super) fn is_apply(&self) -> bool {
        *self == Self::Apply
    }
}
