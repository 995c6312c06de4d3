//! `multi-layer-storage.md`: the layers, how data flows through them, and how long each keeps it.

use serde::Serialize;

use super::{
    diagram::diagram,
    escape::anchor,
    groups::{self, Group},
    timeline::timeline,
    words,
};
use crate::model::{Bucket, Schema, Table};

/// What the template gets. Texts are plain unless a name says otherwise.
#[derive(Debug, Serialize)]
pub struct Context<'a> {
    diagram: String,
    timeline: String,
    layers: Vec<Layer<'a>>,
    flows: Vec<Flow<'a>>,
    has_baseline: bool,
}

#[derive(Debug, Serialize)]
struct Layer<'a> {
    title: &'a str,
    description: &'a str,
    buckets: Vec<BucketEntry<'a>>,
    tables: Vec<TableEntry<'a>>,
}

#[derive(Debug, Serialize)]
struct BucketEntry<'a> {
    name: &'a str,
    description: &'a str,
    retention: String,
    shard_group_duration: String,
    rationale: &'a str,
    cleanup: String,
    measurements: Vec<Link<'a>>,
}

#[derive(Debug, Serialize)]
struct TableEntry<'a> {
    name: &'a str,
    anchor: String,
    description: &'a str,
    retention: &'a str,
    rationale: &'a str,
}

#[derive(Debug, Serialize)]
struct Link<'a> {
    name: &'a str,
    anchor: String,
    description: &'a str,
}

#[derive(Debug, Serialize)]
struct Flow<'a> {
    target: &'a str,
    sources: &'a [String],
    /// None where the definition states no volume, as of a table.
    points_per_day: Option<String>,
}

pub fn context(schema: &Schema, has_baseline: bool) -> Context<'_> {
    Context {
        diagram: diagram(schema),
        timeline: timeline(schema),
        layers: groups::groups(schema).into_iter().map(|group| layer(schema, group)).collect(),
        flows: flows(schema),
        has_baseline,
    }
}

fn layer<'a>(schema: &'a Schema, group: Group<'a>) -> Layer<'a> {
    let buckets = group.buckets.into_iter().map(|(key, bucket)| bucket_entry(schema, key, bucket));
    let tables = group.tables.into_iter().map(|(key, table)| table_entry(key, table));
    Layer {
        title: group.title,
        description: group.description,
        buckets: buckets.collect(),
        tables: tables.collect(),
    }
}

fn bucket_entry<'a>(schema: &'a Schema, key: &'a str, bucket: &'a Bucket) -> BucketEntry<'a> {
    let keeping = bucket.keeping();
    let measurements = schema.measurements_of(key).map(|(key, measurement)| Link {
        name: measurement.server_name(key),
        anchor: anchor(&format!("Measurement {key}")),
        description: &measurement.description,
    });
    BucketEntry {
        name: bucket.server_name(key),
        description: &bucket.description,
        retention: words::retention(bucket.retention),
        shard_group_duration: keeping.shard_group_duration.to_string(),
        rationale: &bucket.rationale,
        cleanup: words::cleanup(keeping),
        measurements: measurements.collect(),
    }
}

fn table_entry<'a>(key: &'a str, table: &'a Table) -> TableEntry<'a> {
    TableEntry {
        name: key,
        anchor: anchor(&format!("Table {key}")),
        description: &table.description,
        retention: &table.retention,
        rationale: &table.rationale,
    }
}

/// By layer, as data flows.
fn flows(schema: &Schema) -> Vec<Flow<'_>> {
    let mut flows = Vec::new();
    for group in groups::groups(schema) {
        let measurements = group.buckets.iter().flat_map(|(key, _)| schema.measurements_of(key));
        flows.extend(measurements.map(|(key, measurement)| Flow {
            target: measurement.server_name(key),
            sources: &measurement.source,
            points_per_day: measurement.volume.map(|volume| words::number(volume.points_per_day)),
        }));
        flows.extend(group.tables.iter().map(|(key, table)| Flow {
            target: key,
            sources: &table.source,
            points_per_day: None,
        }));
    }
    flows
}
