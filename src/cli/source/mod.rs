//! Where definitions to be compared come from: this project's folder, another folder, or a revision of
//! git.
//!
//! A [`Source`] is what an argument names. What it holds is fetched first ([`Fetched`], texts) and loaded
//! then ([`Read`], a schema), so that the texts can be fetched while other definitions are loaded, and
//! loaded beside those.

mod commands;
mod fetch;
mod parse;
mod read;
mod refused;
mod revision;

use std::{
    path::{Path, PathBuf},
    thread,
};

pub use fetch::{Fetched, fetch};
pub use read::Read;

use super::{
    Failure,
    project::{self, Opened, Texts, Unusable},
    terminal::Terminal,
};

/// What an argument names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// This project's definitions as they are in its folder.
    Working,
    /// A folder, of a project or only of definitions.
    Folder(PathBuf),
    /// A revision of git; `path` is the folder of the project in it, as git reads `REV:path`.
    Revision { name: String, path: Option<String> },
    /// The server.
    Live,
    /// What the ledger recorded after a revision; the last one if none is named.
    Ledger { revision: Option<u64> },
}

impl Source {
    /// The source as it was named.
    pub fn label(&self) -> String {
        match self {
            Self::Working => ".".to_owned(),
            Self::Folder(path) => path.display().to_string(),
            Self::Revision { name, path: None } => name.clone(),
            Self::Revision { name, path: Some(path) } => format!("{name}:{path}"),
            Self::Live => "live".to_owned(),
            Self::Ledger { revision: None } => "ledger".to_owned(),
            Self::Ledger { revision: Some(number) } => format!("ledger:{number}"),
        }
    }
}

/// Opens this project, which is in `root`, as [`project::open_at`] does, and `source` beside it. What is
/// wrong with the source is shown at once; only this project is told to be unusable.
pub fn open_beside(
    source: &Source,
    root: &Path,
    texts: &Texts,
    terminal: &Terminal,
) -> Result<(Opened, Read), Unusable> {
    // Git is waited for on a thread of its own, so that all of the pool's read definitions.
    let (opened, fetched) = thread::scope(|scope| {
        let fetched = scope.spawn(|| fetch(source, Some(root)));
        (project::open_at(root.to_owned(), texts), fetched.join())
    });
    let opened = opened?;
    let fetched = fetched.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
    let read = fetched.and_then(|fetched| fetched.load(Some(&opened.loaded)));
    Ok((opened, read.map_err(|unusable| unusable.shown(terminal))?))
}

/// Opens what `named` names; `root` is the folder of this project, if there is one.
pub fn open(named: &str, root: Option<&Path>, terminal: &Terminal) -> Result<Read, Failure> {
    let source = Source::parse(named)?;
    let read = fetch(&source, root).and_then(|fetched| fetched.load(None));
    read.map_err(|unusable| unusable.shown(terminal))
}
