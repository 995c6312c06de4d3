//! Who writes: the series that carry something, and when each was written last.

use std::collections::BTreeMap;

use jiff::Timestamp;

/// What series carry, by the names on the server.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Carrier {
    pub bucket: String,
    pub measurement: String,
    /// A field, if not any point of the measurement counts.
    pub field: Option<String>,
    /// A tag, if not any series of the measurement counts.
    pub tag: Option<String>,
}

/// A series, and when it was written last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    pub tags: BTreeMap<String, String>,
    pub newest: Timestamp,
}
