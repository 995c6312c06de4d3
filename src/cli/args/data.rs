//! Commands about the data of a server, and about points.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use super::{
    DatabaseArguments, FindingFormat, LedgerArguments, LookArguments, ReportFormat, ServerArguments,
};
use crate::model::Retention;

#[derive(Debug, Args)]
pub struct DriftArguments {
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub ledger: LedgerArguments,
    #[command(flatten)]
    pub database: DatabaseArguments,
    #[command(flatten)]
    pub look: LookArguments,
    /// How it is printed.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
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
