//! How far each window came, written down by whoever wants to go on after an interruption.

use serde::{Deserialize, Serialize};

use super::{Entry, Window};
use crate::points::Digest;

/// Where it is kept how far windows came.
pub trait Journal: Sync {
    /// All records, the last of each window.
    fn records(&self) -> Result<Vec<WindowRecord>, JournalError>;

    /// Keeps a record in the place of that of the same window. It is on disk when this returns.
    fn record(&self, record: &WindowRecord) -> Result<(), JournalError>;

    /// Whether records are there again after an interruption.
    fn is_kept(&self) -> bool {
        true
    }
}

/// The journal could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("how far it came cannot be written down")]
pub struct JournalError(#[source] pub Box<dyn std::error::Error + Send + Sync>);

/// Which window: a measurement and a stretch of time, which may be a shard group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct WindowName {
    pub measurement: String,
    /// Nanoseconds since 1970, both ends included.
    pub first: i64,
    pub last: i64,
}

/// How far a window came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowState {
    /// Some of its points are in files, and nothing was taken away.
    Begun,
    /// All of its points are in files on disk. They may be gone from the server since.
    Archived,
    /// They were written where they shall be.
    Written,
    /// They were read back and compared.
    Verified,
}

/// What is known of a window.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowRecord {
    #[serde(flatten)]
    pub name: WindowName,
    pub state: WindowState,
    /// What the window held when it was read last.
    pub held: Sum,
    /// What the points of `entries` become.
    pub expected: Sum,
    /// The files with its points, in the order of time.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Entry>,
    /// Files with what the window held later: points that came meanwhile, and what was written of
    /// the others by then. They go after the others.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub supplements: Vec<Entry>,
}

/// What points add up to, as it is written down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    pub points: u64,
    pub values: u64,
    /// In hex: the same for the same points in any order.
    pub digest: String,
}

impl WindowName {
    /// A window of a measurement.
    pub fn new(measurement: &str, window: Window) -> Self {
        Self { measurement: measurement.to_owned(), first: window.first, last: window.last }
    }

    /// The stretch of time.
    pub fn window(&self) -> Window {
        Window { first: self.first, last: self.last }
    }
}

impl WindowRecord {
    /// A window of which nothing is known.
    pub(super) fn new(name: WindowName) -> Self {
        let nothing = || Sum::from(Digest::default());
        Self {
            name,
            state: WindowState::Begun,
            held: nothing(),
            expected: nothing(),
            entries: Vec::new(),
            supplements: Vec::new(),
        }
    }

    /// All files, in the order in which they are written.
    pub fn files(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().chain(&self.supplements)
    }
}

impl From<Digest> for Sum {
    fn from(digest: Digest) -> Self {
        Self { points: digest.points, values: digest.values, digest: format!("{:032x}", digest.sum) }
    }
}

/// Nothing is written down: what is interrupted begins anew.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoJournal;

impl Journal for NoJournal {
    fn records(&self) -> Result<Vec<WindowRecord>, JournalError> {
        Ok(Vec::new())
    }

    fn record(&self, _: &WindowRecord) -> Result<(), JournalError> {
        Ok(())
    }

    fn is_kept(&self) -> bool {
        false
    }
}
