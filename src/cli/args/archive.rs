//! Commands about archives.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{LookArguments, PaceArguments, ReportFormat, ServerArguments, Time};
use crate::model::Span;

/// What to do with archives.
#[derive(Debug, Subcommand)]
pub enum ArchiveCommand {
    /// Write the points of a bucket into files. Changes nothing on the server.
    #[command(after_help = "Example: fluxform archive create events --measurement climate --to 2026-11-01")]
    Create(CreateArchiveArguments),
    /// Show the archives.
    #[command(after_help = "Example: fluxform archive list --format json")]
    List(ListArchivesArguments),
    /// Read an archive and see whether it is whole.
    #[command(after_help = "Example: fluxform archive verify .fluxform/archives/events-20261125T080000000Z")]
    Verify(ArchiveArguments),
    /// Write the points of an archive to a bucket, read them back and compare.
    #[command(
        after_help = "Example: fluxform archive restore .fluxform/archives/events-20261125T080000000Z --bucket events"
    )]
    Restore(RestoreArchiveArguments),
    /// Remove archives that are old, and what unfinished ones left behind.
    #[command(after_help = "Example: fluxform archive prune --older-than 90d")]
    Prune(PruneArchivesArguments),
}

#[derive(Debug, Args)]
pub struct CreateArchiveArguments {
    /// The name of the bucket on the server.
    pub bucket: String,
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub look: LookArguments,
    #[command(flatten)]
    pub pace: PaceArguments,
    /// A measurement; may be given several times [default: all].
    #[arg(long, value_name = "NAME")]
    pub measurement: Vec<String>,
    /// The first time, a day or RFC 3339.
    #[arg(long, value_name = "TIME")]
    pub from: Option<Time>,
    /// The first time that is left out, a day or RFC 3339.
    #[arg(long, value_name = "TIME")]
    pub to: Option<Time>,
    /// The folder, new or empty [default: one in .fluxform/archives beside the project file].
    #[arg(long, value_name = "DIR")]
    pub into: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct ListArchivesArguments {
    /// The folder that holds archives [default: .fluxform/archives beside the project file].
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// How they are printed.
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
}

#[derive(Debug, Args)]
pub struct ArchiveArguments {
    /// The folder of the archive.
    #[arg(value_name = "ARCHIVE")]
    pub archive: PathBuf,
}

#[derive(Debug, Args)]
pub struct RestoreArchiveArguments {
    /// The folder of the archive.
    #[arg(value_name = "ARCHIVE")]
    pub archive: PathBuf,
    #[command(flatten)]
    pub server: ServerArguments,
    #[command(flatten)]
    pub look: LookArguments,
    #[command(flatten)]
    pub pace: PaceArguments,
    /// The bucket to write to [default: the one that was archived].
    #[arg(long, value_name = "NAME")]
    pub bucket: Option<String>,
    /// Write without asking.
    #[arg(long, short)]
    pub yes: bool,
}

#[derive(Debug, Args)]
pub struct PruneArchivesArguments {
    /// The folder that holds archives [default: .fluxform/archives beside the project file].
    #[arg(value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// How old an archive must be, such as 90d.
    #[arg(long, value_name = "DURATION")]
    pub older_than: Span,
    /// Remove without asking.
    #[arg(long, short)]
    pub yes: bool,
    /// Show what would be removed and do nothing.
    #[arg(long)]
    pub dry_run: bool,
}
