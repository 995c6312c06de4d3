//! Why a server was not changed, or not wholly.

use super::{Holder, TableError, Usage};
use crate::{diff::Conflict, flux::RollupError, influx, ledger, plan::Count, sqlite, transfer};

/// A failure of a migration. What was done before it stands in the ledger.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Server(#[from] influx::Error),
    #[error(transparent)]
    Ledger(#[from] ledger::Error),
    #[error(transparent)]
    Transfer(#[from] transfer::Error),
    #[error(transparent)]
    Database(#[from] sqlite::Error),
    #[error(transparent)]
    Tables(#[from] TableError),
    /// Definitions and server cannot be brought together without a decision.
    #[error("the definitions and the server need a decision first")]
    Conflicts(Vec<Conflict>),
    /// No bucket of a user can have this name: the server owns or refuses it.
    #[error("InfluxDB takes no bucket called {}", names(.0))]
    RefusedNames(Vec<String>),
    /// A rollup cannot be written as a task.
    #[error("the rollup `{rollup}` cannot be written in Flux: {cause}")]
    Rollup { rollup: String, cause: RollupError },
    /// Buckets of the definitions exist where the token may not read them.
    #[error("the token may not see {}", names(.0))]
    Hidden(Vec<String>),
    /// Values of points cannot become what they should, or points would become equal.
    #[error("not all points can be changed: {step}")]
    CannotChange { step: String, count: Box<Count> },
    /// Points would be changed once more if the step were cut off and begun again.
    #[error("what one change of a point makes another one takes: {step}")]
    NotRepeatable { step: String },
    /// The server is no longer as it was when the plan was made.
    #[error("the plan {plan} is stale: the server has changed since it was made")]
    Stale { plan: String },
    #[error("the plan {plan} was changed after it was made")]
    Edited { plan: String },
    #[error("the plan is for the organization `{planned}`, not `{here}`")]
    OtherOrganization { planned: String, here: String },
    /// Somebody holds the lock on the server.
    #[error("the organization is locked by another run")]
    Locked(Holder),
    /// A revision was begun and not ended.
    #[error("revision {0} was interrupted")]
    Unfinished(u64),
    /// The server was changed with a ledger of which this one knows nothing.
    #[error("the server is at revision {theirs} of another ledger; this one is at {ours}")]
    OtherLedger { theirs: u64, ours: u64, by: String },
    /// The token may not do what a step needs; found before anything was changed.
    #[error("the token may not {what}: it lacks the permission {permission}")]
    MayNot { what: String, permission: String },
    /// The steps lose data and nobody agreed to it.
    #[error("{}", lossy(.0))]
    DataLoss(Vec<String>),
    /// Points of what `complete` takes away came lately.
    #[error("what would be taken away is still written")]
    StillWritten(Box<Usage>),
    /// Tasks, checks or dashboards name what `complete` takes away.
    #[error("what would be taken away is still used")]
    StillUsed(Box<Usage>),
    /// Points came after the steps were shown, and would be lost.
    #[error("points that came since this was planned would be lost in {}", names(.0))]
    LossSince(Vec<String>),
    /// An interrupted step cannot be settled: neither before nor after it.
    #[error("`{bucket}` is neither as before nor as after the step: {step}")]
    Elsewhere { bucket: String, step: String },
    /// After all steps the server is still not what the plan promised.
    #[error("after all steps the server still differs from the plan in {}", names(.0))]
    NotThere(Vec<String>),
    #[error("there is no revision {0} to take back")]
    NoRevision(u64),
    #[error("there is nothing to take back")]
    NothingToRollBack,
    #[error("there is nothing to complete: no revision waits for it")]
    NothingToComplete,
    #[error("there is nothing to resume: no revision was interrupted")]
    NothingToResume,
}

impl Error {
    /// Whether the advice on this error itself says how an interrupted revision is gone on with.
    pub fn says_how_to_go_on(&self) -> bool {
        matches!(
            self,
            Self::Unfinished(_) | Self::Elsewhere { .. } | Self::Locked(_) | Self::OtherLedger { .. }
        )
    }
}

fn names(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

fn lossy(losses: &[String]) -> String {
    let number = losses.len();
    format!("{number} step{} data for good", if number == 1 { " loses" } else { "s lose" })
}
