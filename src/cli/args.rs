//! The arguments: one type per command; help, completions and manual pages come from here.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use jiff::Timestamp;

use crate::model::Retention;

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

const EXIT_CODES: &str = "Exit codes: 0 nothing to report, 1 something found (an error in the definitions, \
pending changes, files that would be written), 2 could not do it.";

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check the definitions.
    #[command(after_help = "Example: fluxform check --format github")]
    Check(CheckArguments),
    /// Write code, queries, set-up and documentation from the definitions.
    #[command(after_help = "Example: fluxform generate rust docs --check")]
    Generate(GenerateArguments),
    /// Check points, as line protocol, against the definitions.
    #[command(after_help = "Example: my-writer --dry-run | fluxform verify --precision s -")]
    Verify(VerifyArguments),
    /// Show what would bring the server to the definitions. Changes nothing.
    #[command(after_help = "Example: fluxform plan --out plan.json")]
    Plan(PlanArguments),
    /// Bring the server to the definitions, or apply a saved plan.
    #[command(after_help = "Example: fluxform apply plan.json --allow-data-loss")]
    Apply(ApplyArguments),
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

#[derive(Debug, Args)]
pub struct CheckArguments {
    /// How findings are printed.
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub format: FindingFormat,
}

/// How findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FindingFormat {
    /// For people.
    Text,
    /// For programs: the contract is in docs/formats.md.
    Json,
    /// Annotations of a GitHub workflow.
    Github,
}

#[derive(Debug, Args)]
pub struct VerifyArguments {
    /// Files of line protocol, also gzipped ones; `-` is stdin.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// The only bucket that the points go to, by its key or its name on the server.
    #[arg(long, value_name = "NAME")]
    pub bucket: Option<String>,
    /// What timestamps count, as the server's write API names it.
    #[arg(long, value_enum, default_value_t = TimestampPrecision::Ns)]
    pub precision: TimestampPrecision,
    /// The present, by which points are too old or too new, such as 2026-11-25T12:00:00Z [default:
    /// that of this machine].
    #[arg(long, value_name = "TIME")]
    pub now: Option<Timestamp>,
    /// The most findings of each rule that are printed; all are counted. 0 prints all.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// How findings are printed.
    #[arg(long, value_enum, default_value_t = FindingFormat::Text)]
    pub format: FindingFormat,
}

/// What a timestamp counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TimestampPrecision {
    /// Nanoseconds.
    Ns,
    /// Microseconds.
    Us,
    /// Milliseconds.
    Ms,
    /// Seconds.
    S,
}

#[derive(Debug, Args)]
pub struct GenerateArguments {
    /// What to generate; all targets of the project file if none is named.
    #[arg(value_enum, value_name = "TARGET")]
    pub targets: Vec<TargetName>,
    /// Write nothing; show what would be written and exit with 1 if anything would.
    #[arg(long)]
    pub check: bool,
}

/// What can be generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum TargetName {
    /// A crate with a type for each measurement.
    Rust,
    /// A Flux file for each query.
    Flux,
    /// A shell script, an `influx apply` template, and the SQL of the tables.
    Setup,
    /// The documentation of the architecture.
    Docs,
}

/// Which server, and with what rights.
///
/// Each comes from its flag, else from the environment of the project file that `--env` names, else
/// from its environment variable, else from the project's only environment, else from the active
/// profile of the `influx` CLI. A token has no flag: other users could read it in the list of
/// processes.
#[derive(Debug, Args)]
pub struct ServerArguments {
    /// The server's address.
    #[arg(long, value_name = "URL")]
    pub host: Option<String>,
    /// The organization.
    #[arg(long, value_name = "NAME")]
    pub org: Option<String>,
    /// An environment of the project file.
    #[arg(long, short, value_name = "NAME")]
    pub env: Option<String>,
}

/// How the data of a server is looked at.
#[derive(Debug, Args)]
pub struct LookArguments {
    /// The most requests that are sent side by side when data is looked at.
    #[arg(long, value_name = "N", default_value = "4")]
    pub jobs: NonZeroUsize,
}

#[derive(Debug, Args)]
pub struct LedgerArguments {
    /// The ledger's file [default: .fluxform/ledger.sqlite beside the project file].
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct PlanArguments {
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub ledger: LedgerArguments,
    #[command(flatten)]
    pub look: LookArguments,
    /// Save the plan for review and for `apply`.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// How the plan is printed.
    #[arg(long, value_enum, default_value_t = PlanFormat::Text)]
    pub format: PlanFormat,
}

/// How a plan is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum PlanFormat {
    /// For people.
    Text,
    /// For programs: the contract is in docs/formats.md.
    Json,
    /// For a comment on a pull request.
    Markdown,
}

#[derive(Debug, Args)]
pub struct ApplyArguments {
    /// A plan saved by `plan --out`; a new one is made and shown if none is named.
    #[arg(value_name = "PLAN")]
    pub plan: Option<PathBuf>,
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub ledger: LedgerArguments,
    #[command(flatten)]
    pub look: LookArguments,
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
pub struct RollbackArguments {
    /// The oldest revision to take back [default: the last one].
    #[arg(value_name = "REVISION")]
    pub revision: Option<u64>,
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub ledger: LedgerArguments,
    #[command(flatten)]
    pub look: LookArguments,
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

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people.
    Text,
    /// For programs: the contract is in docs/formats.md.
    Json,
}

#[derive(Debug, Args)]
pub struct DriftArguments {
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
pub struct StatusArguments {
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub ledger: LedgerArguments,
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

#[derive(Debug, Args)]
pub struct ShowArguments {
    /// A bucket, measurement, tag, query or table; the whole schema if none is named.
    pub name: Option<String>,
}

#[derive(Debug, Args)]
pub struct InitArguments {
    /// The folder; it is made if it is not there.
    #[arg(default_value = ".")]
    pub folder: PathBuf,
}

#[derive(Debug, Args)]
pub struct ImportArguments {
    /// The buckets, by their names on the server; all that the token may see if none is named.
    #[arg(value_name = "BUCKET")]
    pub buckets: Vec<String>,
    /// Look at line protocol instead of a server: a file, or `-` for stdin.
    #[arg(long, value_name = "FILE", conflicts_with = "buckets", requires = "bucket")]
    pub from: Option<PathBuf>,
    /// The bucket that the line protocol is for.
    #[arg(long, value_name = "NAME", requires = "from")]
    pub bucket: Option<String>,
    /// How long that bucket keeps points, if it is not defined yet [default: infinite].
    #[arg(long, value_name = "DURATION", requires = "from")]
    pub retention: Option<Retention>,
    /// Write nothing; show what would be written and exit with 1 if anything would.
    #[arg(long)]
    pub dry_run: bool,
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub look: LookArguments,
    /// How the report is printed.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

#[derive(Debug, Args)]
pub struct ExplainArguments {
    /// A code such as CA103; all codes are listed if none is named.
    pub code: Option<String>,
}

#[derive(Debug, Args)]
pub struct SchemaArguments {
    /// The schema of fluxform.yaml instead of that of the definitions.
    #[arg(long)]
    pub project: bool,
}

#[derive(Debug, Args)]
pub struct CompletionsArguments {
    /// The shell.
    #[arg(value_enum)]
    pub shell: Shell,
}
