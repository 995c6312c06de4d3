//! What a dry run counted of the points of a step.

use serde::{Deserialize, Serialize};

/// The points of one step, read and changed without being written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Count {
    /// The step's place in the plan, from 0.
    pub step: usize,
    /// All points that the step is about.
    pub points: u64,
    /// Values that get another type, or become a tag or a field.
    pub changed: u64,
    /// Values of fields and tags that are left out.
    pub dropped: u64,
    /// Values that do not convert and are kept in another field.
    pub kept: u64,
    /// Points that have no field left.
    pub lost: u64,
    /// Points that become a part of another with the same series and time.
    pub merged: u64,
    /// Points whose time is moved by nanoseconds.
    pub shifted: u64,
    /// Values that cannot be changed: the step would stop at the first.
    pub failed: u64,
    /// Points that become equal and may not: the step would stop at the first.
    pub collided: u64,
    /// Up to three of the values that cannot be changed, for people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<String>,
}

impl Count {
    /// Whether the step can be done.
    pub fn is_good(&self) -> bool {
        self.failed == 0 && self.collided == 0
    }
}
