//! What definitions are made from: what a server holds, and what its data looks like.

use std::collections::{BTreeMap, BTreeSet};

use super::task::PlainTask;
use crate::model::{Bucket, FieldType, Measurement, Observed, Schema};

/// A field by the names on the server: bucket, measurement, field.
pub type FieldName = (String, String, String);

/// Everything that was found.
#[derive(Debug, Default)]
pub struct Found {
    /// The buckets that were looked at, by their names on the server.
    pub buckets: BTreeMap<String, Bucket>,
    pub observed: Observed,
    /// The newest values of text fields.
    pub texts: BTreeMap<FieldName, Vec<String>>,
    /// The fields that some of the newest points of a measurement (bucket, measurement) lack.
    pub gaps: BTreeMap<(String, String), BTreeSet<String>>,
    pub tasks: Vec<FoundTask>,
}

/// A task of the server, and what could be made of its script.
#[derive(Debug)]
pub struct FoundTask {
    pub name: String,
    pub description: String,
    /// What it does, or why that is no rollup.
    pub script: Result<PlainTask, String>,
}

impl Found {
    /// The fields that points hold as text, and as nothing else, and that are not defined: whose
    /// values are worth a look.
    pub fn texts(&self, defined: &Schema) -> BTreeSet<FieldName> {
        self.fields(defined, |types| types == [FieldType::String])
    }

    /// The fields of several types that are not defined.
    pub fn conflicts(&self, defined: &Schema) -> BTreeSet<FieldName> {
        self.fields(defined, |types| types.len() > 1)
    }

    /// The measurements (bucket, measurement) with fields that are not defined.
    pub fn unknown(&self, defined: &Schema) -> BTreeSet<(String, String)> {
        let fields = self.fields(defined, |_| true).into_iter();
        fields.map(|(bucket, measurement, _)| (bucket, measurement)).collect()
    }

    fn fields(&self, defined: &Schema, wanted: impl Fn(&[FieldType]) -> bool) -> BTreeSet<FieldName> {
        let known = defined_fields(defined);
        let mut names = BTreeSet::new();
        for (bucket, observed) in &self.observed {
            for (measurement, observed) in &observed.measurements {
                let known = known.get(&(bucket.as_str(), measurement.as_str()));
                for (field, observed) in &observed.fields {
                    let types: Vec<FieldType> = observed.types.keys().copied().collect();
                    let defined = known.is_some_and(|known| known.fields.contains_key(field));
                    if !defined && wanted(&types) {
                        names.insert((bucket.clone(), measurement.clone(), field.clone()));
                    }
                }
            }
        }
        names
    }
}

/// The measurements that are defined, by the names on the server of their bucket and their own.
fn defined_fields(defined: &Schema) -> BTreeMap<(&str, &str), &Measurement> {
    let all = defined.measurements.iter().filter_map(|(key, measurement)| {
        let bucket = defined.buckets.get(&measurement.bucket)?.server_name(&measurement.bucket);
        Some(((bucket, measurement.server_name(key)), measurement))
    });
    all.collect()
}
