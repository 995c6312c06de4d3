//! What only the server knows and a plan depends on.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::model::TimeRange;

/// What was seen of the buckets that a plan would take something from, by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// When it was looked at.
    pub now: Timestamp,
    /// The time range of each shard group, where the token may read them.
    pub shard_groups: BTreeMap<String, Vec<TimeRange>>,
    /// How many points there are in shard groups, where they were counted: of each series the field that
    /// has most.
    pub counted: BTreeMap<String, BTreeMap<TimeRange, u64>>,
    /// The times of the oldest and the newest point; absent for an empty bucket.
    pub points: BTreeMap<String, TimeRange>,
}
