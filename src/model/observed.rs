//! What the data of a server looks like: measurements as they are seen, not as they are declared.
//!
//! A server holds no shape of a measurement; it can only be read off the points. So there are
//! three ways to know a thing: buckets are *enforced* by the server (a [`Bucket`](super::Bucket) of
//! a `Schema` that was read from it), measurements are *observed* in a time range (here), and
//! definitions are *declared*. What was not observed may just not have been written yet.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{FieldType, TimeRange};

/// What was seen in the buckets that were looked at, by their names on the server.
pub type Observed = BTreeMap<String, ObservedBucket>;

/// What was seen in a bucket.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObservedBucket {
    /// By their names on the server.
    pub measurements: BTreeMap<String, ObservedMeasurement>,
    /// Measurements that the server lists and that no request can read: a backslash before a comma
    /// in the name, as writers leave it that double backslashes.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub unreadable: BTreeSet<String>,
}

/// What was seen of a measurement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObservedMeasurement {
    /// The number of series that have points.
    pub series: u64,
    /// By their keys on the server.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, ObservedTag>,
    /// By their keys on the server.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub fields: BTreeMap<String, ObservedField>,
    /// The times of the oldest and of the newest point, where they were looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<TimeRange>,
}

/// What was seen of a tag within a measurement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObservedTag {
    /// The number of different values, exact: values of series that were deleted do not count.
    pub count: u64,
    /// The number of series that carry the tag; fewer than the measurement has if some lack it.
    pub series: u64,
    /// The values: all of them up to [`Self::KEPT`], else that many of them.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub values: BTreeSet<String>,
}

impl ObservedTag {
    /// The most values of one tag that are kept.
    pub const KEPT: usize = 100_000;
}

/// What was seen of a field within a measurement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ObservedField {
    /// Every type that live shards hold for the field, and where. More than one is a conflict.
    pub types: BTreeMap<FieldType, Held>,
}

/// Where a type is held.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Held {
    /// The shard groups whose points have the type, sorted by time, where it was looked at. None are
    /// there if the server still lists a type of which no point is left: it refuses others all the
    /// same in the shard that lists it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<TimeRange>>,
    /// Whether the bounds are the server's own; else they are computed from the bucket's shard group
    /// duration, which is wrong for groups that are older than its last change.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub exact: bool,
}

impl ObservedField {
    /// The type, if there is only one.
    pub fn only_type(&self) -> Option<FieldType> {
        let mut types = self.types.keys();
        types.next().copied().filter(|_| types.next().is_none())
    }
}
