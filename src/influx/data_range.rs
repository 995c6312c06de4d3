//! From when to when a bucket holds points, so that a plan can say what a change touches.
//!
//! Asked in Flux by the bucket's id: `InfluxQL` looks names up in the organization of the token,
//! which need not be the one that is worked on. Points of a field whose type changed may be missed
//! in the middle, where the server stops reading such a series, but not at either end.

use jiff::Timestamp;

use super::{Client, Error, LiveBucket};
use crate::model::TimeRange;

/// The times of the oldest and of the newest point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DataRange {
    pub oldest: Timestamp,
    pub newest: Timestamp,
}

/// The bounds of what the server can store.
pub(super) const EARLIEST: &str = "1677-09-21T00:12:43.145224194Z";
pub(super) const LATEST: &str = "2262-04-11T23:47:16.854775806Z";

impl Client {
    /// The range of a bucket's points, whenever they are; nothing if it is empty.
    pub fn data_range(&self, bucket: &LiveBucket) -> Result<Option<DataRange>, Error> {
        let oldest = self.times_at(bucket, "first")?.into_iter().min();
        let newest = self.times_at(bucket, "last")?.into_iter().max();
        Ok(oldest.zip(newest).map(|(oldest, newest)| DataRange { oldest, newest }))
    }

    /// How many points of a bucket lie in a stretch of time, within a shard group: of each series the
    /// field that has most.
    pub fn points_in(&self, bucket: &LiveBucket, range: TimeRange) -> Result<u64, Error> {
        let script = format!(
            "from(bucketID: \"{}\")\n    |> range(start: {}, stop: {})\n    |> count()\n    \
             |> group(columns: [\"_field\", \"_value\"], mode: \"except\")\n    |> max()\n    |> group()\n    |> sum()\n",
            bucket.id, range.start, range.end
        );
        self.flux(&bucket.organization, &script, |sum: &mut u64, row| {
            *sum += row.get("_value").and_then(|value| value.parse().ok()).unwrap_or(0);
            Ok(())
        })
    }

    /// The least and the greatest time of each series' first or last points.
    fn times_at(&self, bucket: &LiveBucket, end: &str) -> Result<Vec<Timestamp>, Error> {
        let script = format!(
            "data = from(bucketID: \"{}\")\n    |> range(start: {EARLIEST}, stop: {LATEST})\n    |> {end}()\n    \
             |> keep(columns: [\"_time\"])\n    |> group()\n\
             data |> min(column: \"_time\") |> yield(name: \"min\")\n\
             data |> max(column: \"_time\") |> yield(name: \"max\")\n",
            bucket.id
        );
        self.flux(&bucket.organization, &script, |times: &mut Vec<Timestamp>, row| {
            times.push(row.time("_time")?);
            Ok(())
        })
    }
}
