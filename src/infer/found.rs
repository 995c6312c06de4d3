//! What definitions are made from: what a server holds, and what its data looks like.

use std::collections::{BTreeMap, BTreeSet};

use super::task::PlainTask;
use crate::model::{Bucket, FieldType, Observed};

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
    /// The fields that points hold as text, and as nothing else: whose values are worth a look.
    pub fn texts(&self) -> BTreeSet<FieldName> {
        self.fields(|types| types == [FieldType::String])
    }

    /// The fields of several types.
    pub fn conflicts(&self) -> BTreeSet<FieldName> {
        self.fields(|types| types.len() > 1)
    }

    fn fields(&self, wanted: impl Fn(&[FieldType]) -> bool) -> BTreeSet<FieldName> {
        let mut names = BTreeSet::new();
        for (bucket, observed) in &self.observed {
            for (measurement, observed) in &observed.measurements {
                let fields = observed
                    .fields
                    .iter()
                    .filter(|(_, field)| wanted(&field.types.keys().copied().collect::<Vec<_>>()));
                names.extend(fields.map(|(field, _)| (bucket.clone(), measurement.clone(), field.clone())));
            }
        }
        names
    }
}
