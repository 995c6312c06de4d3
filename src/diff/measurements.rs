//! How the points of a server differ from the declared measurements.

use std::collections::BTreeMap;

use super::{DataChange, DataDiff, Remark, Unobserved, Where, expected::Expected, members::members};
use crate::model::{Bucket, Measurement, Observed, ObservedBucket, Schema};

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
            BucketDiff { name, seen, declared: by_name(declared, key), schema: declared }.add_to(&mut diff);
        }
    }
    for retired in declared.retired.iter().filter(|retired| retired.delete) {
        let bucket = retired.bucket.as_ref().filter(|name| live.buckets.contains_key(*name));
        diff.changes.extend(bucket.map(|name| DataChange::BucketRetired { bucket: name.clone() }));
    }
    diff.changes.sort_by(|a, b| (a.place(), a).cmp(&(b.place(), b)));
    diff.remarks.sort_by(|a, b| (a.place(), a).cmp(&(b.place(), b)));
    diff.unobserved.sort();
    diff
}

/// What was seen of a declared bucket, and under which name.
fn seen_of<'o>(observed: &'o Observed, key: &str, bucket: &Bucket) -> Option<(&'o str, &'o ObservedBucket)> {
    let mut names =
        std::iter::once(bucket.server_name(key)).chain(bucket.renamed_from.iter().map(String::as_str));
    names.find_map(|name| observed.get_key_value(name)).map(|(name, seen)| (name.as_str(), seen))
}

/// The measurements declared for a bucket, by their names on the server.
fn by_name<'s>(schema: &'s Schema, bucket: &'s str) -> BTreeMap<&'s str, &'s Measurement> {
    schema
        .measurements_of(bucket)
        .map(|(key, measurement)| (measurement.server_name(key), measurement))
        .collect()
}

struct BucketDiff<'a> {
    name: &'a str,
    seen: &'a ObservedBucket,
    declared: BTreeMap<&'a str, &'a Measurement>,
    schema: &'a Schema,
}

impl BucketDiff<'_> {
    fn add_to(&self, diff: &mut DataDiff) {
        for name in self.seen.measurements.keys() {
            match self.declared.get(name.as_str()) {
                Some(measurement) => self.compare(name, measurement, diff),
                None => self.not_declared(name, diff),
            }
        }
        let unreadable = self.seen.unreadable.iter().map(|name| Remark::Unreadable { at: self.at(name) });
        diff.remarks.extend(unreadable);
        let known =
            |name: &&&str| self.seen.measurements.contains_key(**name) || self.is_under_former_name(name);
        let unseen = self.declared.keys().filter(|name| !known(name));
        diff.unobserved.extend(unseen.map(|name| self.unobserved(name)));
    }

    fn compare(&self, name: &str, measurement: &Measurement, diff: &mut DataDiff) {
        let seen = &self.seen.measurements[name];
        members(&self.at(name), seen, &Expected::of(self.schema, measurement), diff);
    }

    fn not_declared(&self, name: &str, diff: &mut DataDiff) {
        let at = self.at(name);
        if let Some(to) = self.once_called(name) {
            let measurement = self.declared[to];
            diff.changes.push(DataChange::MeasurementRenamed { at, to: to.to_owned() });
            self.compare(name, measurement, diff);
            return;
        }
        let retired = self.schema.retired.iter().find(|retired| retired.measurement.as_deref() == Some(name));
        match retired {
            Some(retired) if retired.delete => diff.changes.push(DataChange::MeasurementRetired { at }),
            Some(_) => {}
            None => {
                let series = self.seen.measurements[name].series;
                diff.remarks.push(Remark::UndeclaredMeasurement { at, series });
            }
        }
    }

    /// The declared measurement that was called `name` before.
    fn once_called(&self, name: &str) -> Option<&str> {
        let once = |measurement: &Measurement| measurement.renamed_from.iter().any(|former| former == name);
        self.declared.iter().find(|(_, measurement)| once(measurement)).map(|(name, _)| *name)
    }

    fn is_under_former_name(&self, name: &str) -> bool {
        let formers = &self.declared[name].renamed_from;
        let seen = |former: &String| {
            self.seen.measurements.contains_key(former) && !self.declared.contains_key(former.as_str())
        };
        formers.iter().any(seen)
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
