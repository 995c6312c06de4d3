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

/// The bucket `raw`.
///
/// Keeps points: 1d, in shard groups of 1h.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Raw;

impl Bucket for Raw {
    const NAME: &'static str = "raw";
    const RETENTION: Option<Duration> = Some(Duration::new(86400, 0));
    const SHARD_GROUP_DURATION: Duration = Duration::new(3600, 0);
}
