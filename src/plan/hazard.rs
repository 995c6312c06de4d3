//! What a step may cost.

use serde::{Deserialize, Serialize};

use super::Loss;

/// What a step may cost, from nothing to data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "hazard", rename_all = "snake_case")]
pub enum Hazard {
    /// Nothing is lost and nobody notices.
    Safe,
    /// Nothing is lost, but something that works now may stop working.
    Breaking { why: String },
    /// Data is lost, and how much.
    Destructive { loss: Loss },
}

impl Hazard {
    /// Whether the step needs a person's explicit consent.
    pub fn is_destructive(&self) -> bool {
        matches!(self, Self::Destructive { .. })
    }
}
