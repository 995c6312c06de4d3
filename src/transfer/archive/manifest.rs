//! What an archive holds.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    influx::Live,
    model::{BucketSettings, TimeRange},
    points::Digest,
    transfer::{Error, Window, windows::nanoseconds},
};

/// A folder with an archive in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archive {
    pub folder: PathBuf,
    pub manifest: Manifest,
}

/// The document beside the files: `manifest.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// The version of this document's format: 1.
    pub version: u32,
    /// The server's URL.
    pub server: String,
    pub organization: String,
    /// The bucket as it was.
    pub bucket: BucketSettings,
    /// When the archive was finished.
    pub created_at: Timestamp,
    /// The version of fluxform.
    pub tool: String,
    /// All points, and all values of fields.
    pub points: u64,
    pub values: u64,
    /// Sorted by measurement and time.
    pub entries: Vec<Entry>,
}

/// A file of an archive: the points of a measurement in a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The name of the file in the folder.
    pub file: String,
    pub measurement: String,
    /// The window, both ends included.
    pub window: TimeRange,
    pub points: u64,
    pub values: u64,
    /// A sum over a hash of every value with its series, time, field and type, in hex: the same for
    /// the same points in any order.
    pub digest: String,
    /// The size of the file.
    pub bytes: u64,
    /// Of the file's bytes, in hex.
    pub sha256: String,
}

/// The version of the manifest's format.
const VERSION: u32 = 1;

const NAME: &str = "manifest.json";

impl Manifest {
    /// A manifest of what was archived now.
    pub(in crate::transfer) fn new(live: &Live, bucket: &BucketSettings, mut entries: Vec<Entry>) -> Self {
        entries.sort_by(|a, b| (&a.measurement, a.window).cmp(&(&b.measurement, b.window)));
        Self {
            version: VERSION,
            server: live.server.clone(),
            organization: live.organization.name.clone(),
            bucket: bucket.clone(),
            created_at: Timestamp::now(),
            tool: env!("CARGO_PKG_VERSION").to_owned(),
            points: entries.iter().map(|entry| entry.points).sum(),
            values: entries.iter().map(|entry| entry.values).sum(),
            entries,
        }
    }
}

impl Entry {
    /// What the points add up to; nothing if the manifest was edited to something else than hex.
    pub(in crate::transfer) fn digest(&self) -> Option<Digest> {
        let sum = u128::from_str_radix(&self.digest, 16).ok()?;
        Some(Digest { points: self.points, values: self.values, sum })
    }

    /// The window as it is asked for.
    pub(in crate::transfer) fn window(&self) -> Window {
        Window { first: nanoseconds(self.window.start), last: nanoseconds(self.window.end) }
    }
}

impl Archive {
    /// Opens the archive in a folder.
    ///
    /// # Errors
    /// [`Error::NoManifest`] where there is none, or one that was not finished.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let path = folder.join(NAME);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(Error::NoManifest(folder.to_owned()));
            }
            Err(source) => return Err(Error::File { path, source }),
        };
        let manifest = serde_json::from_slice(&bytes).map_err(|source| Error::Manifest { path, source })?;
        Ok(Self { folder: folder.to_owned(), manifest })
    }

    /// Finishes an archive: its files are on disk, and now the manifest is.
    pub(in crate::transfer) fn finish(folder: &Path, manifest: Manifest) -> Result<Self, Error> {
        let (path, unfinished) = (folder.join(NAME), folder.join("manifest.json.unfinished"));
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::File { path, source }
        };
        let json = serde_json::to_vec_pretty(&manifest).map_err(io::Error::from).map_err(at(&path))?;
        fs::write(&unfinished, json).map_err(at(&unfinished))?;
        fs::File::open(&unfinished).and_then(|file| file.sync_all()).map_err(at(&unfinished))?;
        fs::rename(&unfinished, &path).map_err(at(&path))?;
        fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(at(folder))?;
        Ok(Self { folder: folder.to_owned(), manifest })
    }
}
