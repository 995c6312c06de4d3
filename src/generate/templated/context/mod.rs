//! What the templates of a target get: the definitions, resolved, as plain data that no language has a
//! part in. `docs/templates.md` describes it name by name; it is a contract, whose version manifests state.

mod bucket;
mod field;
mod measurement;
mod query;
mod shape;
mod table;
mod tag;

use std::collections::BTreeMap;

use minijinja::value::{Serde, Value};
use serde::Serialize;

use super::{
    super::{GenerateError, Templates},
    identifiers::identifiers,
    manifest::{Each, Kind, Manifest},
};
use crate::{flux::Queries, model::Schema};

/// The things of the definitions, ready for templates, which share them.
#[derive(Debug)]
pub(super) struct Things {
    schema: Value,
    buckets: Vec<Value>,
    tags: Vec<Value>,
    measurements: Vec<Value>,
    queries: Vec<Value>,
    tables: Vec<Value>,
}

/// What is said of the definitions as a whole.
#[derive(Debug, Serialize)]
struct Whole<'a> {
    hash: String,
    organization: Option<&'a str>,
}

/// Makes the things; those that others refer to are made once.
struct Maker<'a> {
    schema: &'a Schema,
    queries: &'a Queries<'a>,
    manifest: &'a Manifest,
    templates: &'a Templates,
    buckets: BTreeMap<&'a str, Value>,
    tags: BTreeMap<&'a str, Value>,
}

impl Things {
    /// The things of the definitions, with these queries.
    ///
    /// # Errors
    /// What no target can express, and a template of Flux that fails.
    pub(super) fn new(
        queries: &Queries<'_>,
        organization: Option<&str>,
        manifest: &Manifest,
        templates: &Templates,
    ) -> Result<Self, GenerateError> {
        let schema = queries.schema;
        let mut problems = Vec::new();
        let buckets = bucket::contexts(schema, manifest);
        let tags = tag::contexts(schema, manifest, &mut problems);
        let maker = Maker { schema, queries, manifest, templates, buckets, tags };
        let measurements = maker.measurements(&mut problems);
        let compiled = maker.queries(&mut problems)?;
        let tables = table::contexts(schema, manifest);
        if !problems.is_empty() {
            return Err(GenerateError::Problems(problems));
        }
        let whole = Whole { hash: schema.hash().unwrap_or_default(), organization };
        Ok(Self {
            schema: value(&whole),
            buckets: maker.buckets.into_values().collect(),
            tags: maker.tags.into_values().collect(),
            measurements,
            queries: compiled,
            tables,
        })
    }

    /// The variables that every template has.
    pub(super) fn variables(&self) -> BTreeMap<&'static str, Value> {
        BTreeMap::from([
            ("schema", self.schema.clone()),
            ("buckets", Value::from(self.buckets.clone())),
            ("tags", Value::from(self.tags.clone())),
            ("measurements", Value::from(self.measurements.clone())),
            ("queries", Value::from(self.queries.clone())),
            ("tables", Value::from(self.tables.clone())),
        ])
    }

    /// The things of a kind; none for what is made of all of them.
    pub(super) fn each(&self, each: Each) -> &[Value] {
        match each {
            Each::Schema => &[],
            Each::Bucket => &self.buckets,
            Each::Tag => &self.tags,
            Each::Measurement => &self.measurements,
            Each::Query => &self.queries,
            Each::Table => &self.tables,
        }
    }
}

fn value(context: &impl Serialize) -> Value {
    Value::from(Serde(context))
}

/// A value that a tag or a field may have.
#[derive(Debug, Serialize)]
struct ListedValue<'a> {
    text: &'a str,
    names: super::identifiers::Identifiers,
}

fn listed<'a>(values: &'a [String], manifest: &Manifest) -> Vec<ListedValue<'a>> {
    let mut texts: Vec<&str> = Vec::new();
    for text in values {
        if !texts.contains(&text.as_str()) {
            texts.push(text);
        }
    }
    let names = identifiers(manifest, Kind::Value, &texts);
    texts.into_iter().zip(names).map(|(text, names)| ListedValue { text, names }).collect()
}
