//! `influxdb-schema.md`: everything that the definitions say, in the order of the layers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{
    escape::anchor,
    groups,
    measurement_entry::{self, MeasurementEntry},
    query_entry::{self, QueryEntry},
    readers::{Readers, readers},
    table_entry::{self, TableEntry},
    words,
};
use crate::{
    estimate::grouped,
    generate::GenerateError,
    model::{Bucket, Schema},
};

/// What the template gets. Texts are plain, but columns of tables that are named `values` or
/// `rule` are Markdown.
#[derive(Debug, Serialize)]
pub struct Context<'a> {
    buckets: Vec<BucketEntry<'a>>,
    tags: Vec<TagEntry<'a>>,
    tables: Vec<TableEntry<'a>>,
    queries: Vec<QueryEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct BucketEntry<'a> {
    name: &'a str,
    anchor: String,
    description: &'a str,
    layer: Option<&'a str>,
    retention: String,
    shard_group_duration: String,
    rationale: &'a str,
    measurements: Vec<MeasurementEntry<'a>>,
}

/// A tag in the overview of all tags.
#[derive(Debug, Serialize)]
struct TagEntry<'a> {
    name: &'a str,
    description: &'a str,
    values: String,
    budget: Option<String>,
    measurements: Vec<Link<'a>>,
}

/// A name and where the document explains it.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Link<'a> {
    pub name: &'a str,
    pub anchor: String,
}

/// # Errors
/// Queries that cannot be compiled.
pub fn context(schema: &Schema) -> Result<Context<'_>, GenerateError> {
    let tables = groups::groups(schema).into_iter().flat_map(|group| group.tables);
    let readers = readers(schema);
    let buckets = groups::buckets(schema);
    Ok(Context {
        buckets: buckets.map(|(key, bucket)| bucket_entry(schema, &readers, key, bucket)).collect(),
        tags: tags(schema),
        tables: tables.map(|(key, table)| table_entry::entry(key, table)).collect(),
        queries: query_entry::entries(schema)?,
    })
}

fn bucket_entry<'a>(
    schema: &'a Schema,
    readers: &Readers<'a>,
    key: &'a str,
    bucket: &'a Bucket,
) -> BucketEntry<'a> {
    let layer = bucket.layer.as_ref().and_then(|layer| schema.layers.get(layer));
    let measurements = schema.measurements_of(key);
    BucketEntry {
        name: bucket.server_name(key),
        anchor: anchor(&format!("Bucket {}", bucket.server_name(key))),
        description: &bucket.description,
        layer: layer.map(|layer| layer.title.as_str()),
        retention: words::retention(bucket.retention),
        shard_group_duration: bucket.keeping().shard_group_duration.to_string(),
        rationale: &bucket.rationale,
        measurements: measurements
            .map(|(key, own)| measurement_entry::entry(schema, readers, key, own))
            .collect(),
    }
}

fn tags(schema: &Schema) -> Vec<TagEntry<'_>> {
    let mut carriers = carriers(schema);
    let tags = schema.tags.iter();
    tags.map(|(key, tag)| TagEntry {
        name: tag.server_name(key),
        description: &tag.description,
        values: words::tag_values(tag, &tag.depends_on),
        budget: tag.budget().map(grouped),
        measurements: carriers.remove(key.as_str()).unwrap_or_default(),
    })
    .collect()
}

/// The measurements that carry each tag.
fn carriers(schema: &Schema) -> BTreeMap<&str, Vec<Link<'_>>> {
    let mut carriers: BTreeMap<&str, Vec<Link<'_>>> = BTreeMap::new();
    for (key, own) in &schema.measurements {
        for tag in own.tags.iter().collect::<BTreeSet<_>>() {
            carriers.entry(tag).or_default().push(measurement_entry::link(own.server_name(key), key));
        }
    }
    carriers
}
