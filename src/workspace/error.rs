//! Why files could not be compared or written.

use std::{
    io,
    path::{Path, PathBuf},
};

/// Why generated files were not compared or written.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The system refused.
    #[error("cannot {action} {}", path.display())]
    Io {
        action: &'static str,
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// Somebody else's file is in the way.
    #[error(
        "{} is in the way: it was not generated, so it is not overwritten; move it or remove it",
        path.display()
    )]
    Foreign { path: PathBuf },
    /// A file is there that was to be new.
    #[error("{} is there already, and nothing that exists is overwritten", path.display())]
    There { path: PathBuf },
    /// A file that is no longer generated holds somebody's changes.
    #[error(
        "{} is no longer generated, but was changed by hand, so it is not removed; move it or remove it",
        path.display()
    )]
    Edited { path: PathBuf },
    /// A file that is marked as not to be written.
    #[error("{} is read-only", path.display())]
    ReadOnly { path: PathBuf },
    /// A file does not hold what it held when it was read.
    #[error("{} was changed meanwhile", path.display())]
    Meanwhile { path: PathBuf },
    /// A path that leads out of its folder.
    #[error("`{path}` leads out of its folder")]
    Outside { path: String },
    /// Something else than a plain file or folder stands on the way to a file.
    #[error("{} is a link or no plain file or folder: nothing is written through it", path.display())]
    NotPlain { path: PathBuf },
    /// The manifest is not one.
    #[error("{} is damaged; restore it, or remove it together with the generated files", path.display())]
    Manifest {
        path: PathBuf,
        #[source]
        source: serde_json::Error,
    },
}

impl WriteError {
    /// The system's refusal to do `action` with `path`.
    pub(super) fn io(action: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::Io { action, path: path.to_owned(), source }
    }
}
