//! The buckets: a type for each one, with its name on the server and how long it keeps its points.

use std::time::Duration;

/// A bucket.
pub trait Bucket {
    /// The name on the server.
    const NAME: &'static str;

    /// How long points are kept; `None` is for ever.
    const RETENTION: Option<Duration>;

    /// The pieces of time in which points are kept and dropped.
    const SHARD_GROUP_DURATION: Duration;
}

/// Of every room.
///
/// Keeps points: 30d, in shard groups of 1d.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Climate;

impl Bucket for Climate {
    const NAME: &'static str = "climate";
    const RETENTION: Option<Duration> = Some(Duration::new(2592000, 0));
    const SHARD_GROUP_DURATION: Duration = Duration::new(86400, 0);
}
