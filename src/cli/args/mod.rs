//! The arguments: a type for each command; help, completions and manual pages come from here.

mod archive;
mod coverage;
mod data;
mod definitions;
mod formats;
mod migration;
mod moving;
mod prefix;
mod query;
mod rollup;
mod sample;
mod server;
mod target;
mod time;

use std::path::PathBuf;

use clap::{Parser, Subcommand};

pub use archive::{
    ArchiveArguments, ArchiveCommand, CreateArchiveArguments, ListArchivesArguments, PruneArchivesArguments,
    RestoreArchiveArguments,
};
pub use coverage::CoverageArguments;
pub use data::{DriftArguments, ImportArguments, TimestampPrecision, VerifyArguments};
pub use definitions::{
    CheckArguments, CompletionsArguments, DiffArguments, ExplainArguments, GenerateArguments, InitArguments,
    LiveArguments, SchemaArguments, ShowArguments,
};
pub use formats::{CheckFormat, FindingFormat, PlanFormat, ReportFormat};
pub use migration::{
    ApplyArguments, CompleteArguments, PlanArguments, RollbackArguments, SessionArguments, StatusArguments,
    UnlockArguments,
};
pub use moving::{MoveArguments, PaceArguments, ProgressFormat};
pub use prefix::PathPrefix;
pub use query::{Binding, QueryArguments, QueryFormat};
pub use rollup::{RollupCommand, RunRollupArguments};
pub use sample::SampleArguments;
pub use server::{DatabaseArguments, LedgerArguments, LookArguments, ServerArguments};
pub use time::Time;

/// Schema as code for InfluxDB 2.
///
/// The definitions (YAML below the folder that fluxform.yaml names) are the one source of truth:
/// code, queries, set-up and documentation are generated from them, and a server is brought to
/// them by a plan that can be read, applied and rolled back.
#[derive(Debug, Parser)]
#[command(name = "fluxform", version, max_term_width = 100, after_help = EXIT_CODES)]
pub struct Arguments {
    /// Run as if started in this folder.
    #[arg(short = 'C', value_name = "DIR", global = true)]
    pub directory: Option<PathBuf>,
    /// Log requests to stderr; twice also their bodies. Tokens are never shown.
    #[arg(short, long, action = clap::ArgAction::Count, global = true)]
    pub verbose: u8,
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 nothing to report, 1 something found (an error in the definitions, a point \
that does not fit, pending changes, drift, files that would be written), 2 could not do it.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the definitions.
    #[command(
        after_help = "Example: fluxform check --against origin/main --format markdown\n         fluxform check --fix"
    )]
    Check(CheckArguments),
    /// Compare two sets of definitions: what differs, whom it breaks, what it costs.
    #[command(
        after_help = "Example: fluxform diff v1.2 .\n         fluxform diff origin/main HEAD --format markdown"
    )]
    Diff(DiffArguments),
    /// Write code, queries, set-up and documentation from the definitions.
    #[command(after_help = "Example: fluxform generate rust docs --check")]
    Generate(GenerateArguments),
    /// Check points, as line protocol, against the definitions.
    #[command(after_help = "Example: my-writer --dry-run | fluxform verify --precision s -")]
    Verify(VerifyArguments),
    /// Make up points that fit the definitions, as line protocol.
    #[command(
        after_help = "Example: fluxform sample room_climate --from 2026-11-01 --to 2026-11-08 > points.lp\n         fluxform sample --bucket home --points 100 | influx write --bucket home"
    )]
    Sample(SampleArguments),
    /// Run queries of the definitions on a server, or list them. Changes nothing.
    #[command(
        after_help = "Example: fluxform query\n         fluxform query time_based_last_30_days --param entity_id=light.kitchen --format csv\n         fluxform query session_trend --examples --explain\n         fluxform query --test"
    )]
    Query(QueryArguments),
    /// Show what would bring the server to the definitions. Changes nothing.
    #[command(after_help = "Example: fluxform plan --out plan.json")]
    Plan(PlanArguments),
    /// Bring the server to the definitions, or apply a saved plan.
    #[command(after_help = "Example: fluxform apply plan.json --allow-data-loss")]
    Apply(ApplyArguments),
    /// Take the old shape away where the new one was applied, with an archive.
    #[command(after_help = "Example: fluxform complete")]
    Complete(CompleteArguments),
    /// Take revisions back, the newest first.
    #[command(after_help = "Example: fluxform rollback 12   (takes back 12 and all after it)")]
    Rollback(RollbackArguments),
    /// Show what of the server is not as the last revision left it, or not as declared. Changes nothing.
    #[command(after_help = "Example: fluxform drift --format json")]
    Drift(DriftArguments),
    /// Show the last revision, what is unfinished, and who holds the lock.
    #[command(after_help = "Example: fluxform status --format json")]
    Status(StatusArguments),
    /// Show all revisions of the ledger.
    #[command(after_help = "Example: fluxform history")]
    History(StatusArguments),
    /// Remove a lock that was left behind.
    #[command(after_help = "Example: fluxform unlock")]
    Unlock(UnlockArguments),
    /// Compute rollups by hand.
    #[command(
        subcommand,
        after_help = "Example: fluxform rollup run seasonal_activity --from 2026-01-01 --to 2026-07-01"
    )]
    Rollup(RollupCommand),
    /// Keep points of the server in files, and give them back.
    #[command(subcommand, after_help = "Example: fluxform archive create home_assistant_events")]
    Archive(ArchiveCommand),
    /// Print the resolved schema, or one thing of it.
    #[command(after_help = "Example: fluxform show time_based_daily")]
    Show(ShowArguments),
    /// Start a small working project in an empty folder.
    #[command(after_help = "Example: fluxform init my-schemas")]
    Init(InitArguments),
    /// Write definitions of what a server or line protocol holds, into new files.
    #[command(
        after_help = "Example: fluxform import telegraf\n         fluxform import --from points.lp --bucket telegraf"
    )]
    Import(ImportArguments),
    /// Explain a finding by its code.
    #[command(after_help = "Example: fluxform explain CA103")]
    Explain(ExplainArguments),
    /// Print the JSON Schema of the definition language, for editors.
    #[command(after_help = "Example: fluxform schema > fluxform.schema.json")]
    Schema(SchemaArguments),
    /// Print completions for a shell.
    #[command(after_help = "Example: fluxform completions bash > /etc/bash_completion.d/fluxform")]
    Completions(CompletionsArguments),
}
