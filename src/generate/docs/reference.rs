//! `influxdb-schema.md`: everything that the definitions say, in the order of the layers.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;
use serde::Serialize;

use super::{
    escape::anchor,
    groups, measurement_entry,
    query_entry::{self, QueryEntry},
    readers::{Readers, readers},
    rollup_entry::{self, RollupEntry},
    table_entry::{self, TableEntry},
    words,
};
use crate::{
    estimate::grouped,
    generate::{GenerateError, Queries, TemplateError, Templates},
    model::{Bucket, Measurement, Schema},
};

/// What the template gets. Texts are plain, but columns of tables that are named `values` or
/// `rule` are Markdown.
#[derive(Debug, Serialize)]
pub struct Context<'a> {
    buckets: Vec<BucketEntry<'a>>,
    tags: Vec<TagEntry<'a>>,
    tables: Vec<TableEntry<'a>>,
    queries: Vec<QueryEntry<'a>>,
    rollups: Vec<RollupEntry<'a>>,
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
    measurements: Vec<Section<'a>>,
}

/// A measurement in the index, and its section: a template of its own, since there may be thousands
/// of them and they can be rendered side by side.
#[derive(Debug, Serialize)]
struct Section<'a> {
    #[serde(flatten)]
    link: Link<'a>,
    section: String,
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
/// Queries and rollups that cannot be compiled, or a template that fails.
pub fn context<'a>(queries: &'a Queries<'a>, templates: &Templates) -> Result<Context<'a>, GenerateError> {
    let schema = queries.schema;
    let tables = groups::groups(schema).into_iter().flat_map(|group| group.tables);
    let readers = readers(schema);
    let buckets = groups::buckets(schema);
    Ok(Context {
        buckets: buckets
            .map(|(key, bucket)| {
                let measurements = sections(queries, &readers, key, templates)?;
                Ok(bucket_entry(schema, key, bucket, measurements))
            })
            .collect::<Result<_, TemplateError>>()?,
        tags: tags(schema),
        tables: tables.map(|(key, table)| table_entry::entry(key, table)).collect(),
        queries: query_entry::entries(queries)?,
        rollups: rollup_entry::entries(schema)?,
    })
}

fn bucket_entry<'a>(
    schema: &'a Schema,
    key: &'a str,
    bucket: &'a Bucket,
    measurements: Vec<Section<'a>>,
) -> BucketEntry<'a> {
    let layer = bucket.layer.as_ref().and_then(|layer| schema.layers.get(layer));
    BucketEntry {
        name: bucket.server_name(key),
        anchor: anchor(&format!("Bucket {}", bucket.server_name(key))),
        description: &bucket.description,
        layer: layer.map(|layer| layer.title.as_str()),
        retention: words::retention(bucket.retention),
        shard_group_duration: bucket.keeping().shard_group_duration.to_string(),
        rationale: &bucket.rationale,
        measurements,
    }
}

/// The sections of a bucket's measurements.
fn sections<'a>(
    queries: &'a Queries<'a>,
    readers: &Readers<'a>,
    bucket: &'a str,
    templates: &Templates,
) -> Result<Vec<Section<'a>>, TemplateError> {
    let section = |(key, measurement): (&'a str, &'a Measurement)| {
        let entry = measurement_entry::entry(queries, readers, key, measurement);
        let section = templates.render("docs/measurement.md.j2", &entry)?.trim_end().to_owned();
        Ok(Section { link: measurement_entry::link(measurement.server_name(key), key), section })
    };
    let measurements: Vec<_> = queries.schema.measurements_of(bucket).collect();
    measurements.into_par_iter().map(section).collect()
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
