//! Why points were not moved.

use std::{io, path::PathBuf};

use crate::influx;

/// A failure while points were moved. Nothing was removed anywhere.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error(transparent)]
    Server(#[from] influx::Error),
    /// A file of an archive.
    #[error("cannot use {}", path.display())]
    File {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// The folder has no manifest: it is no archive, or one that was not finished.
    #[error("{} is no finished archive: it has no manifest.json", .0.display())]
    NoManifest(PathBuf),
    #[error("the manifest of {} cannot be read", path.display())]
    Manifest {
        path: PathBuf,
        #[source]
        source: serde_json::Error,
    },
    /// The folder for a new archive has something in it.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// The bytes of a file are not those that were archived.
    #[error("{} is damaged: its bytes are not those that were archived", .0.display())]
    Damaged(PathBuf),
    /// Another bucket may answer to the name of this one.
    #[error("the points of `{bucket}` cannot be read exactly")]
    NoSource { bucket: String },
    /// The server takes the measurement's name for another one.
    #[error("the measurement `{measurement}` of `{bucket}` cannot be read")]
    Unreadable { bucket: String, measurement: String },
    /// What was read back is not what was written.
    #[error(
        "after writing, `{bucket}` does not hold what was archived of `{measurement}` from {from} to {to}"
    )]
    Differs { bucket: String, measurement: String, from: String, to: String },
}
