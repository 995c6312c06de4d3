//! Commands about rollups.

use clap::{Args, Subcommand};

use super::{ReportFormat, ServerArguments, Time};

/// What to do with rollups.
#[derive(Debug, Subcommand)]
pub enum RollupCommand {
    /// Compute windows of the past and write their points, as the task would have.
    #[command(
        after_help = "Example: fluxform rollup run seasonal_activity --from 2026-01-01 --to 2026-07-01 --dry-run"
    )]
    Run(RunRollupArguments),
}

#[derive(Debug, Args)]
pub struct RunRollupArguments {
    /// The rollups, by their keys in the definitions.
    #[arg(required = true, value_name = "NAME")]
    pub names: Vec<String>,
    #[command(flatten)]
    pub server: ServerArguments,
    /// The first time, a day or RFC 3339; windows that begin before it are left out.
    #[arg(long, value_name = "TIME")]
    pub from: Time,
    /// The first time that is left out, a day or RFC 3339; windows that end after it are, too.
    #[arg(long, value_name = "TIME")]
    pub to: Time,
    /// Show the windows and write nothing.
    #[arg(long)]
    pub dry_run: bool,
    /// Write without asking.
    #[arg(long, short)]
    pub yes: bool,
    /// How the result is printed.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}
