//! `fluxform archive`: points in files, and back.

mod create;
mod list;
mod prune;
mod restore;
mod show;
mod verify;

use std::path::{Path, PathBuf};

use crate::cli::{
    Failure, Outcome,
    args::ArchiveCommand,
    project::{self, Opened},
    terminal::Terminal,
};

pub fn run(command: &ArchiveCommand, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    match command {
        ArchiveCommand::Create(own) => create::run(own, verbose, terminal),
        ArchiveCommand::List(own) => list::run(own, terminal),
        ArchiveCommand::Verify(own) => verify::run(own, terminal),
        ArchiveCommand::Restore(own) => restore::run(own, verbose, terminal),
        ArchiveCommand::Prune(own) => prune::run(own, terminal),
    }
}

/// Where archives are kept unless it is said otherwise.
fn home(opened: &Opened) -> PathBuf {
    opened.root.join(".fluxform/archives")
}

/// The folder of archives that was named, or the project's.
fn folder(named: Option<&Path>, terminal: &Terminal) -> Result<PathBuf, Failure> {
    match named {
        Some(folder) => Ok(folder.to_owned()),
        None => Ok(home(&project::open(terminal)?)),
    }
}
