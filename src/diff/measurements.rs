//! How the points of a server differ from the declared measurements.

use super::{
    DataChange, DataDiff, Names, Remark, Standing, Unobserved, Where, members::members, moved::moved,
};
use crate::model::{Bucket, Measurement, Observed, ObservedBucket, ObservedMeasurement, Schema};

/// What differs between the points that were seen and `declared`, for the buckets of `declared`
/// that were looked at (under a former name where that is the one that exists). `live` is what the
/// server holds as such.
///
/// `observed` may lack times and shard groups; the differences are the same, and say less. Only
/// whether a type that the server lists still has points cannot be told without them.
pub fn data_diff(live: &Schema, observed: &Observed, declared: &Schema) -> DataDiff {
    let mut diff = DataDiff::default();
    for (key, bucket) in &declared.buckets {
        if let Some((name, seen)) = seen_of(observed, key, bucket) {
            BucketDiff { name, seen, names: Names::of(declared, key) }.add_to(&mut diff);
        }
    }
    for retired in declared.retired.iter().filter(|retired| retired.delete) {
        let bucket = retired.bucket.as_ref().filter(|name| live.buckets.contains_key(*name));
        diff.changes.extend(bucket.map(|name| DataChange::BucketRetired { bucket: name.clone() }));
    }
    moved(observed, declared, &mut diff);
    diff.changes.sort_by(|a, b| (a.place(), a).cmp(&(b.place(), b)));
    diff.remarks.sort_by(|a, b| (a.place(), a).cmp(&(b.place(), b)));
    diff.unobserved.sort();
    diff
}

/// What was seen of a declared bucket, and under which name.
pub(super) fn seen_of<'o>(
    observed: &'o Observed,
    key: &str,
    bucket: &Bucket,
) -> Option<(&'o str, &'o ObservedBucket)> {
    let mut names =
        std::iter::once(bucket.server_name(key)).chain(bucket.renamed_from.iter().map(String::as_str));
    names.find_map(|name| observed.get_key_value(name)).map(|(name, seen)| (name.as_str(), seen))
}

struct BucketDiff<'a> {
    name: &'a str,
    seen: &'a ObservedBucket,
    names: Names<'a>,
}

impl BucketDiff<'_> {
    fn add_to(&self, diff: &mut DataDiff) {
        for (name, seen) in &self.seen.measurements {
            self.measurement(name, seen, diff);
        }
        let unreadable = self.seen.unreadable.iter().map(|name| Remark::Unreadable { at: self.at(name) });
        diff.remarks.extend(unreadable);
        let unseen = self.names.declared().filter(|(name, measurement)| !self.is_seen(name, measurement));
        diff.unobserved.extend(unseen.map(|(name, _)| self.unobserved(name)));
    }

    fn measurement(&self, name: &str, seen: &ObservedMeasurement, diff: &mut DataDiff) {
        let at = self.at(name);
        match self.names.measurement(name) {
            Standing::Declared(measurement) => members(&at, seen, &self.names.members(measurement), diff),
            Standing::Former { now, is } => {
                members(&at, seen, &self.names.members(is), diff);
                diff.changes.push(DataChange::MeasurementRenamed { at, to: now.to_owned() });
            }
            Standing::Retired(retired) if retired.delete => {
                diff.changes.push(DataChange::MeasurementRetired { at });
            }
            Standing::Retired(_) => {}
            Standing::Unknown => {
                diff.remarks.push(Remark::UndeclaredMeasurement { at, series: seen.series });
            }
        }
    }

    /// Whether there are points of a declared measurement, under its name or a former one.
    fn is_seen(&self, name: &str, measurement: &Measurement) -> bool {
        let is_former = |former: &&String| !matches!(self.names.measurement(former), Standing::Declared(_));
        let mut formers = measurement.renamed_from.iter().filter(is_former);
        let seen = |name: &str| self.seen.measurements.contains_key(name);
        seen(name) || formers.any(|former| seen(former))
    }

    fn at(&self, measurement: &str) -> Where {
        let times = self.seen.measurements.get(measurement).and_then(|seen| seen.times);
        Where { bucket: self.name.to_owned(), measurement: measurement.to_owned(), times }
    }

    fn unobserved(&self, measurement: &str) -> Unobserved {
        let (bucket, measurement) = (self.name.to_owned(), measurement.to_owned());
        Unobserved { bucket, measurement, tag: None, field: None }
    }
}
