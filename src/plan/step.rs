//! One step of a plan: what, why, what it may cost, and how it is taken back.

use serde::{Deserialize, Serialize};

use super::{ArchivePoints, Facts, Hazard, Operation};
use crate::{
    diff::{Change, diff},
    model::Schema,
};

/// A step, complete before anything is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub operation: Operation,
    pub because: Change,
    pub hazard: Hazard,
    pub reversal: Reversal,
}

/// How a step is taken back, and what that does not bring back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reversal", rename_all = "snake_case")]
pub enum Reversal {
    /// Everything is as it was.
    Full { operations: Vec<Operation> },
    /// The settings are as they were; what was lost meanwhile is not.
    SettingsOnly { operations: Vec<Operation>, lost: String },
    /// It is not.
    None { reason: String },
}

impl Step {
    /// The steps from one schema to another, in their order. Without [`Facts`] of a server no step
    /// is destructive; `takes_away` of its operation says whether it can be.
    pub fn between(from: &Schema, to: &Schema, facts: &Facts) -> Vec<Self> {
        diff(from, to).changes.into_iter().map(|change| Self::of(change, facts)).collect()
    }

    /// The steps that a change asks for, where points are archived before a retention lets them go.
    pub fn with_archive(change: Change, facts: &Facts) -> Vec<Self> {
        let step = Self::of(change, facts);
        let Operation::SetKeeping(own) = &step.operation else { return vec![step] };
        if !step.hazard.is_destructive() {
            return vec![step];
        }
        let operation = Operation::ArchivePoints(ArchivePoints::before(own));
        let (hazard, reversal) = (operation.hazard(facts), operation.reversal());
        let archive = Self { operation, because: step.because.clone(), hazard, reversal };
        let lost = "points that came after the archive and that the server has dropped by then".to_owned();
        let operations = step.reversal.operations().to_vec();
        vec![archive, Self { reversal: Reversal::SettingsOnly { operations, lost }, ..step }]
    }

    /// The step that a change asks for.
    pub(super) fn of(change: Change, facts: &Facts) -> Self {
        let operation = Operation::of(&change);
        let (hazard, reversal) = (operation.hazard(facts), operation.reversal());
        Self { operation, because: change, hazard, reversal }
    }
}

impl Reversal {
    /// What is done to go back.
    pub fn operations(&self) -> &[Operation] {
        match self {
            Self::Full { operations } | Self::SettingsOnly { operations, .. } => operations,
            Self::None { .. } => &[],
        }
    }
}
