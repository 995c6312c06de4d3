//! Commands that change a server, or show what was changed.

use std::path::PathBuf;

use clap::Args;

use super::{
    DatabaseArguments, LedgerArguments, LookArguments, MoveArguments, PlanFormat, ReportFormat,
    ServerArguments,
};
use crate::model::Span;

#[derive(Debug, Args)]
pub struct PlanArguments {
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub ledger: LedgerArguments,
    #[command(flatten)]
    pub database: DatabaseArguments,
    #[command(flatten)]
    pub look: LookArguments,
    /// Do not archive the points that a shorter retention lets go.
    #[arg(long)]
    pub no_archive: bool,
    /// Make no tasks that go on with copies of points while the old ones are written.
    #[arg(long)]
    pub no_bridge: bool,
    /// Read all points that would be moved, and count what would change, fail or become equal.
    #[arg(long)]
    pub count: bool,
    /// Save the plan for review and for `apply`.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// How the plan is printed.
    #[arg(long, value_enum, default_value_t = PlanFormat::Text)]
    pub format: PlanFormat,
}

/// What every command takes that changes a server.
#[derive(Debug, Args)]
pub struct SessionArguments {
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub ledger: LedgerArguments,
    #[command(flatten)]
    pub database: DatabaseArguments,
    #[command(flatten)]
    pub look: LookArguments,
    #[command(flatten)]
    pub moving: MoveArguments,
}

#[derive(Debug, Args)]
pub struct ApplyArguments {
    /// A plan saved by `plan --out`; a new one is made and shown if none is named.
    #[arg(value_name = "PLAN")]
    pub plan: Option<PathBuf>,
    #[command(flatten)]
    pub session: SessionArguments,
    /// Do not archive the points that a shorter retention lets go.
    #[arg(long)]
    pub no_archive: bool,
    /// Make no tasks that go on with copies of points while the old ones are written.
    #[arg(long)]
    pub no_bridge: bool,
    /// Agree to steps that lose data for good; the plan says which and how much.
    #[arg(long)]
    pub allow_data_loss: bool,
    /// Apply without asking.
    #[arg(long, short)]
    pub yes: bool,
    /// Show the plan and do nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Finish the revision that was interrupted.
    #[arg(long, conflicts_with_all = ["plan", "dry_run"])]
    pub resume: bool,
    /// Begin with this ledger although the server was changed with another one.
    #[arg(long)]
    pub new_history: bool,
}

#[derive(Debug, Args)]
pub struct CompleteArguments {
    #[command(flatten)]
    pub session: SessionArguments,
    /// How long nothing may have written the old shape.
    #[arg(long, value_name = "DURATION", default_value = "1h")]
    pub quiet_for: Span,
    /// Complete although something still writes or names the old shape.
    #[arg(long, conflicts_with = "quiet_for")]
    pub despite_use: bool,
    /// Complete without asking.
    #[arg(long, short)]
    pub yes: bool,
    /// Show the steps and do nothing.
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct RollbackArguments {
    /// The oldest revision to take back [default: the last one].
    #[arg(value_name = "REVISION")]
    pub revision: Option<u64>,
    #[command(flatten)]
    pub session: SessionArguments,
    /// Agree to steps back that lose data for good.
    #[arg(long)]
    pub allow_data_loss: bool,
    /// Roll back without asking.
    #[arg(long, short)]
    pub yes: bool,
    /// Show the steps and do nothing.
    #[arg(long)]
    pub dry_run: bool,
}

#[derive(Debug, Args)]
pub struct StatusArguments {
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub ledger: LedgerArguments,
    #[command(flatten)]
    pub look: LookArguments,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

#[derive(Debug, Args)]
pub struct UnlockArguments {
    #[command(flatten)]
    pub server: ServerArguments,
    /// Remove it without asking.
    #[arg(long, short)]
    pub yes: bool,
}
