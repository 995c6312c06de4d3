//! The stretches of time that Flux is asked about one by one.
//!
//! Flux reads a field that has two types up to the first shard group that holds another type than
//! the first one, and says nothing. Within one shard group a field has one type, so a request for
//! each group reads everything.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::script;
use crate::{
    influx::{Client, Error, Id, LiveBucket, ShardGroup},
    model::{Span, TimeRange, computed_shard_groups},
};

/// Windows that cover all points of a bucket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Windows {
    /// Sorted by time.
    pub ranges: Vec<TimeRange>,
    /// Whether they are the server's own shard groups; else they are computed, which is wrong for
    /// groups that are older than the last change of the bucket's shard group duration.
    pub exact: bool,
}

/// The shard groups of all buckets, where the token may read them.
pub(super) type Known = Option<BTreeMap<Id, Vec<ShardGroup>>>;

/// How many windows are asked about without looking whether they hold anything.
const FEW: usize = 16;

impl Windows {
    /// Windows that cover the bucket's points.
    pub fn of(client: &Client, bucket: &LiveBucket, known: &Known) -> Result<Self, Error> {
        if let Some(groups) = known {
            let groups = groups.get(&bucket.id).map(Vec::as_slice).unwrap_or_default();
            let ranges = groups.iter().map(|group| TimeRange { start: group.start, end: group.end });
            return Ok(Self { ranges: ranges.collect(), exact: true });
        }
        let points = client.data_range(bucket)?;
        let points = points.map(|range| TimeRange { start: range.oldest, end: range.newest });
        Self::computed(client, bucket, points)
    }

    /// Windows that cover these points, as far as the bucket holds any in them.
    pub fn computed(client: &Client, bucket: &LiveBucket, points: Option<TimeRange>) -> Result<Self, Error> {
        let duration = bucket.settings.keeping.shard_group_duration;
        let Some(points) = points else { return Ok(Self { ranges: Vec::new(), exact: false }) };
        let few: Vec<_> = computed_shard_groups(points, duration).take(FEW + 1).collect();
        let ranges = if few.len() <= FEW { few } else { held(client, bucket, points, duration)? };
        Ok(Self { ranges, exact: false })
    }

    /// Only the windows that hold some of these points.
    pub fn within(mut self, points: TimeRange) -> Self {
        self.ranges.retain(|range| range.start <= points.end && points.start < range.end);
        self
    }
}

/// The windows that hold points, found by halves: one point of long ago must not cost a request for
/// each hour since.
fn held(
    client: &Client,
    bucket: &LiveBucket,
    points: TimeRange,
    duration: Span,
) -> Result<Vec<TimeRange>, Error> {
    let (mut found, mut ranges) = (Vec::new(), vec![points]);
    while !ranges.is_empty() {
        let counts = ranges.par_iter().map(|range| series_in(client, bucket, *range));
        let counts: Vec<u64> = counts.collect::<Result<_, _>>()?;
        let looked_at = std::mem::take(&mut ranges).into_iter().zip(counts);
        for (range, _) in looked_at.filter(|(_, count)| *count > 0) {
            match halves(range, duration) {
                (only, None) => found.extend(only),
                (_, Some(middle)) => ranges.extend([
                    TimeRange { start: range.start, end: before(middle) },
                    TimeRange { start: middle, end: range.end },
                ]),
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// The only window of a range, or the window's bound that is next to its middle.
fn halves(points: TimeRange, duration: Span) -> (Vec<TimeRange>, Option<Timestamp>) {
    let two: Vec<_> = computed_shard_groups(points, duration).take(2).collect();
    let [_, second] = two.as_slice() else { return (two, None) };
    let middle = after(points.start, (points.end.as_second() - points.start.as_second()) / 2);
    let middle = TimeRange { start: middle.max(second.start), end: points.end };
    let middle = computed_shard_groups(middle, duration).next().map(|range| range.start);
    (two, middle)
}

fn after(time: Timestamp, seconds: i64) -> Timestamp {
    time.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX)
}

/// The last time before.
fn before(time: Timestamp) -> Timestamp {
    time.checked_sub(SignedDuration::from_nanos(1)).unwrap_or(Timestamp::MIN)
}

/// The number of series that have points between two times, both included; read off the index.
pub(super) fn series_in(client: &Client, bucket: &LiveBucket, points: TimeRange) -> Result<u64, Error> {
    let end = points.end.checked_add(SignedDuration::from_nanos(1)).unwrap_or(Timestamp::MAX);
    script::cardinality(client, bucket, TimeRange { start: points.start, end }, None)
}
