//! What can go wrong with the ledger's file.

use std::{io, path::PathBuf};

/// A failure of the ledger.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the ledger {} cannot be opened", path.display())]
    Open {
        path: PathBuf,
        #[source]
        source: rusqlite::Error,
    },
    #[error("the folder of the ledger {} cannot be made", path.display())]
    Folder {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("the ledger {} was written by a newer fluxform: its format is {found}, this program knows {known}", path.display())]
    Newer { path: PathBuf, found: u32, known: u32 },
    #[error("{} is an SQLite file, but not a ledger of fluxform", path.display())]
    Foreign { path: PathBuf },
    #[error("another fluxform works with the ledger {}", path.display())]
    Busy { path: PathBuf },
    #[error("the ledger's lock file {} cannot be used", path.display())]
    Guard {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    #[error("the ledger cannot be read or written")]
    Database(#[from] rusqlite::Error),
    #[error("a record of the ledger is not understood")]
    Record(#[from] serde_json::Error),
    #[error("a record of the ledger is not understood: there is no state `{found}`")]
    State { found: String },
    #[error("a record of the ledger is not understood: `{found}` is not a time")]
    Time { found: String },
}

impl Error {
    /// Whether a reader found a journal that only a writer may roll back.
    pub(super) fn needs_recovery(&self) -> bool {
        let Self::Open { source: rusqlite::Error::SqliteFailure(failure, _), .. } = self else {
            return false;
        };
        failure.extended_code == rusqlite::ffi::SQLITE_READONLY_ROLLBACK
    }
}
