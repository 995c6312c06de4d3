//! What can go wrong with a database.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use super::Obstacle;
use crate::sql::Unkeepable;

/// A failure of the database. A change that failed has not happened.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the database {} cannot be opened", path.display())]
    Open {
        path: PathBuf,
        #[source]
        source: rusqlite::Error,
    },
    #[error("the database {} cannot be read", path.display())]
    File {
        path: PathBuf,
        #[source]
        source: std::io::Error,
    },
    #[error("there is no folder for the database {}", path.display())]
    NoFolder { path: PathBuf },
    /// Another connection holds a lock that was waited for.
    #[error("the database {} is locked by another process: waited {seconds} s for it", path.display())]
    Busy { path: PathBuf, seconds: u64 },
    #[error("the database {} is read-only for this user", path.display())]
    ReadOnly { path: PathBuf },
    #[error("the database refuses a change of `{table}`")]
    Refused {
        table: String,
        #[source]
        source: rusqlite::Error,
    },
    #[error("the database cannot be read or written")]
    Database(#[from] rusqlite::Error),
    /// Something that worked before would not work afterwards.
    #[error("{what} would not work any more: {why}")]
    Breaks { what: String, why: String },
    #[error("rows of `{table}` would refer to rows that are not there")]
    ForeignKeys { table: String },
    #[error("`{table}` cannot be rebuilt")]
    Unkeepable {
        table: String,
        #[source]
        source: Unkeepable,
    },
    #[error("{0}")]
    Obstacle(Obstacle),
    #[error("{rows} of the rows of `{table}` would give way to others, as its constraints say")]
    GaveWay { table: String, rows: u64 },
    #[error("the copy `{kept}`, which was kept of `{table}`, is not there any more")]
    CopyGone { table: String, kept: String },
    #[error("there is no table `{table}` any more")]
    TableGone { table: String },
}

impl Error {
    /// The same about a table, where SQLite itself refused something.
    pub(super) fn about(self, table: &str) -> Self {
        match self {
            Self::Database(source) => Self::Refused { table: table.to_owned(), source },
            other => other,
        }
    }

    /// Whether another connection held a lock.
    pub(super) fn is_busy(&self) -> bool {
        let (Self::Database(source) | Self::Refused { source, .. } | Self::Open { source, .. }) = self else {
            return false;
        };
        matches!(source.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
    }

    /// Whether the file may not be written.
    pub(super) fn is_read_only(&self) -> bool {
        let (Self::Database(source) | Self::Refused { source, .. } | Self::Open { source, .. }) = self else {
            return false;
        };
        source.sqlite_error_code() == Some(ErrorCode::ReadOnly)
    }

    /// Whether a reader found a journal that only a writer may roll back.
    pub(super) fn needs_recovery(&self) -> bool {
        let Self::Database(rusqlite::Error::SqliteFailure(failure, _)) = self else { return false };
        failure.extended_code == rusqlite::ffi::SQLITE_READONLY_ROLLBACK
    }
}
