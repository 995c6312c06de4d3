//! Why points were not moved.

use std::{io, path::PathBuf};

use jiff::Timestamp;

use super::{Difference, JournalError, Window};
use crate::{influx, model::FieldType, points::Example, words::instant};

/// A failure while points were moved. What was removed anywhere is in an archive on disk.
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
        "after writing, `{bucket}` does not hold what was {source_of} of `{measurement}` from {} to {}",
        instant(window.first),
        instant(window.last)
    )]
    Differs {
        bucket: String,
        measurement: String,
        window: Window,
        /// `archived` or `copied`.
        source_of: &'static str,
        /// A few values that are not as they should be, where they were looked for.
        points: Vec<Difference>,
    },
    /// It was asked to end before it was done.
    #[error("stopped before the end")]
    Stopped,
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The server refuses points, however often they are sent.
    #[error("the server does not take points for `{bucket}`")]
    NotTaken {
        bucket: String,
        #[source]
        source: Box<influx::Error>,
    },
    /// A value that cannot become what it should; nothing of its stretch of time was changed.
    #[error("{} cannot be changed: {}", value(.0), .0.why)]
    Fails(Box<Example>),
    /// Points that would become equal in series and time, in one stretch of time.
    #[error("{points} points would become equal to others in series and time")]
    Collides { points: u64 },
    /// A field would have two types.
    #[error("`{field}` of `{measurement}` in `{bucket}` is {held} there, and would come as {new}")]
    TwoTypes { bucket: String, measurement: String, field: String, held: FieldType, new: FieldType },
    /// A field that nobody knew of when the measurement was looked at.
    #[error("somebody has just begun to write the field `{field}` of `{measurement}`")]
    NewField { measurement: String, field: String },
    /// The measurement has points in a shard group into which points are still being written.
    #[error("`{measurement}` has points in the shard group that is open until {end}")]
    OpenGroup { measurement: String, end: Timestamp },
    /// Points kept coming into a window that was to be emptied, or came back.
    #[error(
        "`{measurement}` in `{bucket}` does not come to rest from {} to {}",
        instant(window.first),
        instant(window.last)
    )]
    Restless { bucket: String, measurement: String, window: Window },
}

fn value(example: &Example) -> String {
    let Example { series, time, key, value, .. } = example;
    format!("`{key}` = `{value}` of {series} at {}", instant(*time))
}
