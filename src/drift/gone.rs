//! Measurements that had points and have none any more: deleted, or forgotten by retention.

use jiff::Timestamp;
use serde::Serialize;

use super::{Deviation, Sides};
use crate::model::{Bucket, ObservedBucket, ObservedMeasurement, Retention};

/// A measurement whose points are all older than the bucket keeps them: nobody's doing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct AgedOut {
    pub bucket: String,
    pub measurement: String,
    /// The newest point that it had; empty where the record does not have it.
    pub newest: Option<Timestamp>,
}

/// What is gone, and what of it is by retention.
pub fn gone(sides: &Sides<'_>) -> (Vec<Deviation>, Vec<AgedOut>) {
    let (mut found, mut aged_out) = (Vec::new(), Vec::new());
    for name in sides.managed().into_keys().filter(|name| is_the_same(name, sides)) {
        let Some((then, now, bucket)) = both(name, sides) else { continue };
        for (measurement, seen) in &then.measurements {
            if now.measurements.contains_key(measurement) || now.unreadable.contains(measurement) {
                continue;
            }
            let (bucket_name, measurement) = (name.to_owned(), measurement.clone());
            match cause(seen, bucket, sides) {
                Cause::Retention(newest) => {
                    aged_out.push(AgedOut { bucket: bucket_name, measurement, newest });
                }
                cause => {
                    let deleted = cause == Cause::Deleted;
                    found.push(Deviation::MeasurementGone { bucket: bucket_name, measurement, deleted });
                }
            }
        }
    }
    (found, aged_out)
}

/// Measurements that no request can read, and that the record does not have as such.
pub fn unreadable(sides: &Sides<'_>) -> Vec<Deviation> {
    let mut found = Vec::new();
    for bucket in sides.managed().into_keys() {
        let then = sides.recorded.and_then(|recorded| recorded.observed.get(bucket));
        let now = sides.now.observed.get(bucket);
        let is_new = |name: &&String| !then.is_some_and(|then| then.unreadable.contains(*name));
        let names = now.into_iter().flat_map(|now| &now.unreadable).filter(is_new);
        found.extend(names.map(|name| {
            let (bucket, measurement) = (bucket.to_owned(), name.clone());
            Deviation::Unreadable { bucket, measurement }
        }));
    }
    found
}

#[derive(PartialEq)]
enum Cause {
    Deleted,
    /// With the newest point, if it is known.
    Retention(Option<Timestamp>),
    Unknown,
}

/// By the retention of now: if it was changed by hand, that is told by itself.
fn cause(seen: &ObservedMeasurement, bucket: &Bucket, sides: &Sides<'_>) -> Cause {
    let Retention::For(span) = bucket.retention else { return Cause::Deleted };
    let ends =
        |time: Timestamp| time.as_second().saturating_add(i64::try_from(span.as_secs()).unwrap_or(i64::MAX));
    let now = sides.now.time.as_second();
    let newest = seen.times.map(|times| times.end);
    let taken = sides.recorded.and_then(|recorded| recorded.taken_at);
    match (newest, taken) {
        (Some(newest), _) if ends(newest) <= now => Cause::Retention(Some(newest)),
        (Some(_), _) => Cause::Deleted,
        (None, Some(taken)) if ends(taken) <= now => Cause::Retention(None),
        (None, _) => Cause::Unknown,
    }
}

fn both<'a>(name: &str, sides: &Sides<'a>) -> Option<(&'a ObservedBucket, &'a ObservedBucket, &'a Bucket)> {
    let then = sides.recorded?.observed.get(name)?;
    Some((then, sides.now.observed.get(name)?, sides.now.schema.buckets.get(name)?))
}

/// Whether the bucket is the recorded one; the points of another one say nothing of it.
fn is_the_same(name: &str, sides: &Sides<'_>) -> bool {
    let then = sides.recorded.and_then(|recorded| recorded.ids.get(name));
    then.is_none_or(|id| sides.now.ids.get(name) == Some(id))
}
