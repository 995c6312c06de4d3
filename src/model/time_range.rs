//! A stretch of time, as shard groups and observations have it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// From `start` on. Of a shard group `end` is the first time after it, of points the time of the
/// newest one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TimeRange {
    pub start: Timestamp,
    pub end: Timestamp,
}
