//! Series and bytes, before and after.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::{
    diff::{Difference, Subject},
    estimate::{bucket_bytes, kept, series},
    model::Schema,
};

/// What the definitions cost.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Costs {
    /// The buckets in which something differs, sorted.
    pub buckets: Vec<BucketCosts>,
    /// All buckets together.
    pub before: Totals,
    pub after: Totals,
}

/// What a bucket costs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BucketCosts {
    pub bucket: String,
    pub before: Totals,
    pub after: Totals,
}

/// Series at worst, and bytes at steady state.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Nothing where a tag is unbounded.
    pub series: Option<u64>,
    /// The lower and the upper end of the estimate, in bytes.
    pub bytes: [u64; 2],
}

impl Costs {
    pub(super) fn of(before: &Schema, after: &Schema, differences: &[Difference<'_>]) -> Self {
        let keys: BTreeSet<&str> =
            before.buckets.keys().chain(after.buckets.keys()).map(String::as_str).collect();
        let differing = differing(before, after, differences);
        let all: Vec<BucketCosts> = keys
            .into_iter()
            .map(|key| BucketCosts {
                bucket: key.to_owned(),
                before: Totals::of(before, key),
                after: Totals::of(after, key),
            })
            .collect();
        let sum = |side: fn(&BucketCosts) -> Totals| all.iter().map(side).fold(Totals::NONE, Totals::and);
        Self {
            before: sum(|costs| costs.before),
            after: sum(|costs| costs.after),
            buckets: all.iter().filter(|costs| differing.contains(costs.bucket.as_str())).cloned().collect(),
        }
    }
}

impl Totals {
    const NONE: Self = Self { series: Some(0), bytes: [0, 0] };

    fn of(schema: &Schema, key: &str) -> Self {
        let Some(bucket) = schema.buckets.get(key) else { return Self::NONE };
        let mut held = schema.measurements_of(key).map(|(_, held)| series(schema, held).total());
        let series = held.try_fold(0_u64, |sum, series| Some(sum.saturating_add(series?)));
        let bytes = bucket_bytes(schema, key, bucket, kept(bucket.retention)).bytes;
        Self { series, bytes: [bytes.low(), bytes.high()] }
    }

    fn and(self, other: Self) -> Self {
        let sum = |at: usize| self.bytes[at].saturating_add(other.bytes[at]);
        let series = self.series.zip(other.series).map(|(a, b)| a.saturating_add(b));
        Self { series, bytes: [sum(0), sum(1)] }
    }
}

/// The buckets in which something differs that may cost something.
fn differing<'a>(before: &'a Schema, after: &'a Schema, differences: &[Difference<'a>]) -> BTreeSet<&'a str> {
    let mut found = BTreeSet::new();
    for difference in differences {
        let measurement = match difference.subject {
            Subject::Bucket(key) => {
                found.insert(key);
                continue;
            }
            Subject::Tag(key) => {
                let carry = after.measurements.values().filter(|held| held.tags.iter().any(|tag| tag == key));
                found.extend(carry.map(|held| held.bucket.as_str()));
                continue;
            }
            Subject::Measurement(key) => key,
            Subject::Field { measurement, .. } | Subject::Carried { measurement, .. } => measurement,
            _ => continue,
        };
        let both = [before, after].into_iter().filter_map(|schema| schema.measurements.get(measurement));
        found.extend(both.map(|held| held.bucket.as_str()));
    }
    found
}
