//! Bytes on disk, from the volume and the budgets.
//!
//! ```text
//! bytes = shard groups × 110,000
//!       + Σ over shard groups: series in it × ( F × (66 + K + L) + i )    i = 13, above 300,000 series 43
//!       + series × (K + 15)
//!       + values × (t + v)        t: 0 regular times, 4 times in µs;  v: see `value`
//! ```
//!
//! F is the number of fields, L the mean length of their keys, K the length of a series key
//! (`measurement,tag=value,…`). The terms are the small files of a shard, the blocks and the index
//! that each series has in each shard, the series file of the bucket, and the values themselves.
//!
//! The constants were fitted to ten data sets on InfluxDB 2.9.1 after full compaction, from 90 to
//! 1,000,000 series and from regular to random values: each came out within 1.3 times what it
//! took. One more set that the constants had not seen took 1.5 times what the formula said. So an
//! estimate is a range, from 0.6 to 2 times the number. What it leaves out: the write-ahead log
//! and the cache, data that is not compacted yet, and the server's own buckets.

use crate::model::{Bucket, Measurement, Schema, Span};

use super::{Series, kept, series, shape::Shape, strftime};

/// What the numbers rest on besides the formula, for the reader of a report.
pub const ASSUMPTIONS: [&str; 6] = [
    "Points come evenly, as many a day as the volume says, and each has all of its fields.",
    "No more series exist than the budgets of the tags allow, nor more than there are points.",
    "A text is as long as its example, or else half as long as its limit, or else 32 bytes; it compresses to 0.4.",
    "Points with a tag made from the time come at regular times, all others at times with microseconds.",
    "A bucket holds one shard group more than its retention covers.",
    "The data is compacted; the write-ahead log and the server's own buckets are not counted.",
];

const SHARD_GROUP: f64 = 110_000.0;

/// An estimate of bytes: the number that the formula gives, and the range around it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bytes {
    pub expected: u64,
}

/// What a bucket holds after points were written to it for some time.
#[derive(Debug, Clone, PartialEq)]
pub struct BucketBytes<'a> {
    /// The key of the bucket in the definitions.
    pub bucket: &'a str,
    pub points_per_day: f64,
    /// Points that are there at once.
    pub points: u64,
    pub shard_groups: u64,
    /// Everything, the shard groups included.
    pub bytes: Bytes,
    /// By measurement, in the order of their keys.
    pub measurements: Vec<MeasurementBytes<'a>>,
}

/// The part of a measurement, without that of the shard groups, which measurements share.
#[derive(Debug, Clone, PartialEq)]
pub struct MeasurementBytes<'a> {
    /// The key of the measurement in the definitions.
    pub measurement: &'a str,
    /// None where the definition states no volume; it counts as nothing then.
    pub points_per_day: Option<f64>,
    pub points: u64,
    pub series: u64,
    pub bytes: Bytes,
    /// With every budget used up and every text as long as it may be; none where something is unbounded.
    pub worst: Option<Bytes>,
}

impl Bytes {
    fn of(bytes: f64) -> Self {
        // A float becomes the nearest integer that exists: the cast saturates.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        Self { expected: bytes.round() as u64 }
    }

    /// The lower end of the range.
    pub fn low(self) -> u64 {
        Self::of(self.expected as f64 * 0.6).expected
    }

    /// The upper end of the range.
    pub fn high(self) -> u64 {
        self.expected.saturating_mul(2)
    }

    /// The share of one of `parts` equal parts.
    #[must_use]
    pub fn per(self, parts: f64) -> Self {
        Self::of(self.expected as f64 / parts)
    }
}

impl std::iter::Sum for Bytes {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        let expected = parts.fold(0, |sum: u64, part| sum.saturating_add(part.expected));
        Self { expected }
    }
}

/// What every bucket holds when it forgets as much as it takes in.
pub fn steady_state(schema: &Schema) -> Vec<BucketBytes<'_>> {
    let buckets = schema.buckets.iter();
    buckets.map(|(key, bucket)| bucket_bytes(schema, key, bucket, kept(bucket.retention))).collect()
}

/// What the bucket defined under `key` holds after it took in points for `elapsed`.
pub fn bucket_bytes<'a>(schema: &'a Schema, key: &'a str, bucket: &Bucket, elapsed: Span) -> BucketBytes<'a> {
    let filled = Filled::new(bucket, elapsed);
    let held = schema.measurements_of(key);
    let measurements: Vec<_> = held.map(|(key, held)| filled.measurement(schema, key, held)).collect();
    let points = measurements.iter().map(|part| part.points).sum();
    // A shard group is there from its first point on.
    let groups = filled.groups.min(points);
    let files = Bytes::of(groups as f64 * SHARD_GROUP);
    BucketBytes {
        bucket: key,
        points_per_day: measurements.iter().filter_map(|part| part.points_per_day).fold(0.0, |a, b| a + b),
        points,
        shard_groups: groups,
        bytes: measurements.iter().map(|part| part.bytes).chain([files]).sum(),
        measurements,
    }
}

/// How far a bucket is filled.
struct Filled {
    span: Span,
    group: Span,
    groups: u64,
}

impl Filled {
    fn new(bucket: &Bucket, elapsed: Span) -> Self {
        let span = elapsed.min(kept(bucket.retention));
        let group = bucket.keeping().shard_group_duration.max(Span::HOUR);
        Self { span, group, groups: span.as_secs().div_ceil(group.as_secs()) + 1 }
    }

    fn measurement<'a>(
        &self,
        schema: &'a Schema,
        key: &'a str,
        measurement: &'a Measurement,
    ) -> MeasurementBytes<'a> {
        let points_per_day = measurement.volume.map(|volume| volume.points_per_day);
        let points = points_per_day.unwrap_or(0.0) * self.span.as_days();
        let series = series(schema, measurement);
        let budget = over(schema, &series, self.span);
        let budget_in_group = over(schema, &series, self.group.min(self.span));
        let shape = Shape::new(
            schema,
            key,
            measurement,
            series.factors.iter().any(|factor| factor.derived.is_some()),
        );
        let total = at_most(budget, points);
        let in_group = at_most(budget_in_group, points / self.groups as f64);
        MeasurementBytes {
            measurement: key,
            points_per_day,
            points: Bytes::of(points).expected,
            series: Bytes::of(total).expected,
            bytes: Bytes::of(shape.bytes(self.groups, in_group, total, points * shape.usual)),
            worst: shape.worst.and_then(|worst| {
                let (total, in_group) = (budget? as f64, budget_in_group? as f64);
                Some(Bytes::of(shape.bytes(self.groups, in_group, total, points.max(total) * worst)))
            }),
        }
    }
}

fn at_most(budget: Option<u64>, points: f64) -> f64 {
    budget.map_or(points, |budget| points.min(budget as f64)).ceil()
}

/// The series that the budgets allow within `span`: a tag made from the time has fewer values in it.
fn over(schema: &Schema, series: &Series<'_>, span: Span) -> Option<u64> {
    let values = series.factors.iter().map(|factor| {
        let derive = schema.tags.get(factor.tag).and_then(|tag| tag.derive.as_deref());
        let parts = derive.filter(|_| factor.derived.is_some()).and_then(strftime::parts);
        parts.map_or(factor.values, |parts| Some(strftime::combinations(&parts, span)))
    });
    values.into_iter().try_fold(1_u64, |product, values| Some(product.saturating_mul(values?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn schema(tags: &serde_json::Value) -> Schema {
        let keys: Vec<&String> = tags.as_object().unwrap().keys().collect();
        serde_json::from_value(json!({
            "buckets": { "b": { "retention": "90d", "shard_group_duration": "7d" } },
            "tags": tags,
            "measurements": { "m": {
                "bucket": "b", "tags": keys, "volume": { "points_per_day": 100.0 },
                "fields": { "ab": { "type": "float" }, "cdef": { "type": "integer" } },
            } },
        }))
        .unwrap()
    }

    #[test]
    fn follows_the_formula() {
        let schema = schema(&json!({ "e": { "max_values": 100, "example": "light" } }));
        let found = &steady_state(&schema)[0];
        // K = 1 + (2 + 1 + 5) = 9, L = 3, F = 2; 9,000 points; 100 series in each of 14 groups.
        let parts = 14 * 100 * (2 * (66 + 9 + 3) + 13) + 100 * (9 + 15) + 9_000 * (7 + 2 + 2 * 4);
        let expected = MeasurementBytes {
            measurement: "m",
            points_per_day: Some(100.0),
            points: 9_000,
            series: 100,
            bytes: Bytes { expected: parts },
            worst: Some(Bytes { expected: parts + 9_000 * (1 + 6) }),
        };
        assert_eq!(found.measurements, [expected]);
        assert_eq!(found.bytes, Bytes { expected: 14 * 110_000 + parts });
        assert_eq!((found.points, found.shard_groups), (9_000, 14));
        assert_eq!((found.bytes.low(), found.bytes.high()), (1_159_200, 3_864_000));
    }

    #[test]
    fn a_date_makes_series_of_one_shard_group() {
        let tags =
            json!({ "date": { "derive": "%Y-%m-%d", "example": "2025-01-15" }, "e": { "max_values": 500 } });
        let schema = schema(&tags);
        let found = &steady_state(&schema)[0].measurements[0];
        // K = 1 + (2 + 4 + 10) + (2 + 1 + 16) = 36. 9,000 points are 9,000 series, 643 in a group.
        let blocks = 2 * (66 + 36 + 3) + 13;
        assert_eq!(found.series, 9_000);
        assert_eq!(found.bytes.expected, 14 * 643 * blocks + 9_000 * (36 + 15) + 9_000 * 9);
        // The budgets: 500 × 90 series, 500 × 7 of them in a group, a point each.
        let worst = 14 * 3_500 * blocks + 45_000 * (36 + 15) + 45_000 * 16;
        assert_eq!(found.worst, Some(Bytes { expected: worst }));
    }

    #[test]
    fn grows_until_the_retention_is_reached() {
        let schema = schema(&json!({}));
        let points = |days| {
            let span = Span::from_secs(days * Span::DAY.as_secs());
            let bytes = bucket_bytes(&schema, "b", &schema.buckets["b"], span);
            (bytes.points, bytes.shard_groups)
        };
        assert_eq!(
            [points(0), points(7), points(90), points(365)],
            [(0, 0), (700, 2), (9_000, 14), (9_000, 14)]
        );
    }

    #[test]
    fn has_no_worst_case_where_nothing_bounds_a_tag() {
        let schema = schema(&json!({ "e": { "pattern": "x+" } }));
        let found = &steady_state(&schema)[0].measurements[0];
        assert_eq!((found.series, found.worst), (9_000, None));
    }
}
