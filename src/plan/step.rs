//! One step of a plan: what, why, what it may cost, and how it is taken back.

use serde::{Deserialize, Serialize};

use super::{ArchivePoints, Because, Facts, Hazard, Operation, Phase};
use crate::{
    diff::{Change, diff},
    model::Schema,
};

/// A step, complete before anything is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub operation: Operation,
    pub because: Because,
    pub hazard: Hazard,
    pub reversal: Reversal,
    /// The command that does it.
    #[serde(default, skip_serializing_if = "Phase::is_apply")]
    pub phase: Phase,
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

    /// The step, with one before it that archives the points which it lets go.
    pub(super) fn with_archive(self) -> Vec<Self> {
        let Operation::SetKeeping(own) = &self.operation else { return vec![self] };
        if !self.hazard.is_destructive() {
            return vec![self];
        }
        let operation = Operation::ArchivePoints(ArchivePoints::before(own));
        let reversal = operation.reversal();
        let because = self.because.clone();
        let archive = Self { operation, because, hazard: Hazard::Safe, reversal, phase: self.phase };
        let lost = "points that came after the archive and that the server has dropped by then".to_owned();
        let operations = self.reversal.operations().to_vec();
        vec![archive, Self { reversal: Reversal::SettingsOnly { operations, lost }, ..self }]
    }

    /// The step that a change asks for.
    pub(super) fn of(change: Change, facts: &Facts) -> Self {
        let operation = Operation::of(&change);
        let (hazard, reversal) = (operation.hazard(facts), operation.reversal());
        Self { operation, because: Because::Settings(change), hazard, reversal, phase: Phase::Apply }
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
