//! A revision: a plan that was begun, and how far it came.

use std::{fmt, str::FromStr};

use jiff::Timestamp;
use serde::Serialize;

use super::Error;
use crate::{
    diff::DataChange,
    model::Snapshot,
    plan::{Phase, Plan, Step},
};

/// A plan that was begun.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Revision {
    #[serde(skip)]
    pub(super) id: i64,
    /// Counts from 1 within the organization.
    pub number: u64,
    pub organization_id: String,
    /// The server's URL at the time.
    pub server: String,
    pub state: RevisionState,
    pub plan: Plan,
    pub steps: Vec<Recorded>,
    /// Who, as `user@host`.
    pub actor: String,
    /// The version of fluxform.
    pub tool: String,
    pub started_at: Timestamp,
    pub changed_at: Timestamp,
}

/// What the server was seen to hold when a revision had ended, one way or the other. Apart from the
/// [`Revision`], because it is large and only `drift` asks for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The revision's number.
    pub revision: u64,
    pub state: RevisionState,
    /// When it ended, by the clock of the machine that wrote the ledger.
    pub at: Timestamp,
    pub snapshot: Snapshot,
}

/// A step and how far it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recorded {
    #[serde(flatten)]
    pub step: Step,
    pub state: StepState,
}

/// How far a revision came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RevisionState {
    /// Begun and not ended: at work, or interrupted.
    Applying,
    /// All steps are done.
    Applied,
    /// The steps of `apply` are done, those of `complete` are not: the old shape and the new one are both
    /// there.
    Expanded,
    /// The steps of `complete` are begun and not ended: at work, or interrupted.
    Completing,
    /// On the way back and not ended: at work, or interrupted.
    RollingBack,
    /// All steps that were done are reversed.
    RolledBack,
}

/// How far a step came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// Not begun.
    Pending,
    /// Its requests may have been sent.
    Started,
    /// Its effect is there.
    Done,
    /// The server refused it; nothing of it is there.
    Failed,
    /// The requests of its way back may have been sent.
    Reversing,
    /// Its effect was taken back, or never came to be.
    Reversed,
}

impl Revision {
    /// Whether nothing of it was interrupted.
    pub fn is_settled(&self) -> bool {
        self.state.is_settled()
    }

    /// The changes of points that are made and of which the old shape is still there.
    pub fn waiting(&self) -> impl Iterator<Item = &DataChange> {
        let steps = self.steps.iter().filter(|recorded| recorded.step.phase == Phase::Complete);
        let expanded = self.state == RevisionState::Expanded;
        steps.filter(move |_| expanded).flat_map(|recorded| recorded.step.because.points())
    }
}

impl RevisionState {
    /// Whether nothing was interrupted. An expanded revision waits for `complete`, which is asked for.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Applied | Self::Expanded | Self::RolledBack)
    }
}

const REVISION_STATES: [(RevisionState, &str); 6] = [
    (RevisionState::Applying, "applying"),
    (RevisionState::Applied, "applied"),
    (RevisionState::Expanded, "expanded"),
    (RevisionState::Completing, "completing"),
    (RevisionState::RollingBack, "rolling back"),
    (RevisionState::RolledBack, "rolled back"),
];

const STEP_STATES: [(StepState, &str); 6] = [
    (StepState::Pending, "pending"),
    (StepState::Started, "started"),
    (StepState::Done, "done"),
    (StepState::Failed, "failed"),
    (StepState::Reversing, "reversing"),
    (StepState::Reversed, "reversed"),
];

impl fmt::Display for RevisionState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(word(&REVISION_STATES, *self))
    }
}

impl fmt::Display for StepState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(word(&STEP_STATES, *self))
    }
}

impl FromStr for RevisionState {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        state(&REVISION_STATES, text)
    }
}

impl FromStr for StepState {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        state(&STEP_STATES, text)
    }
}

fn word<S: PartialEq + Copy>(table: &[(S, &'static str)], state: S) -> &'static str {
    table.iter().find(|(known, _)| *known == state).map_or("", |(_, word)| word)
}

fn state<S: Copy>(table: &[(S, &str)], text: &str) -> Result<S, Error> {
    let found = table.iter().find(|(_, word)| *word == text).map(|(state, _)| *state);
    found.ok_or_else(|| Error::State { found: text.to_owned() })
}
