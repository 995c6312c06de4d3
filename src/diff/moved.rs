//! Points that are still where a measurement has been moved from.

use std::collections::BTreeSet;

use super::{DataChange, DataDiff, Remark, Where, measurements::seen_of};
use crate::model::{MovedFrom, Observed, ObservedBucket, ObservedMeasurement, Schema};

/// Adds the moves that are left to be made. What is moved as a whole is declared by that, wherever it
/// is now.
pub(super) fn moved(observed: &Observed, declared: &Schema, diff: &mut DataDiff) {
    let mut gone = BTreeSet::new();
    for (key, measurement) in &declared.measurements {
        let Some(bucket) = declared.buckets.get(&measurement.bucket) else { continue };
        let (to_bucket, to) = (bucket.server_name(&measurement.bucket), measurement.server_name(key));
        for from in &measurement.moved_from {
            let Some((source, seen)) = source(observed, declared, from) else { continue };
            let name = from.measurement(to);
            let Some(points) = seen.measurements.get(name).filter(|points| holds(points, from)) else {
                continue;
            };
            if (source, name) == (to_bucket, to) {
                continue;
            }
            if from.only.is_empty() {
                gone.insert((source, name));
            }
            diff.changes.push(DataChange::MeasurementMoved {
                at: Where { bucket: source.to_owned(), measurement: name.to_owned(), times: points.times },
                to_bucket: to_bucket.to_owned(),
                to: to.to_owned(),
                only: from.only.clone(),
            });
        }
    }
    diff.remarks.retain(|remark| match remark {
        Remark::UndeclaredMeasurement { at, .. } => {
            !gone.contains(&(at.bucket.as_str(), at.measurement.as_str()))
        }
        _ => true,
    });
}

/// What was seen of the bucket, which may have another name by now, or not yet its new one.
fn source<'o>(
    observed: &'o Observed,
    declared: &Schema,
    from: &MovedFrom,
) -> Option<(&'o str, &'o ObservedBucket)> {
    let by_name = observed.get_key_value(&from.bucket).map(|(name, seen)| (name.as_str(), seen));
    by_name.or_else(|| {
        let (key, bucket) = declared.bucket_called(&from.bucket)?;
        seen_of(observed, key, bucket)
    })
}

/// Whether there may be points that are meant: of a tag with very many values not all are known.
fn holds(points: &ObservedMeasurement, from: &MovedFrom) -> bool {
    from.only.iter().all(|(tag, value)| {
        points
            .tags
            .get(tag)
            .is_some_and(|tag| tag.values.contains(value) || tag.count > tag.values.len() as u64)
    })
}
