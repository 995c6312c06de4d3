//! Buckets as types: a point belongs to one, and so does a batch of points.

use serde::Serialize;

use super::{
    super::{
        escape::rust_string,
        names::{distinct, pascal},
    },
    layout,
};
use crate::model::{Bucket, Retention, Schema, Span};

/// Names that the module of buckets uses itself.
const RESERVED: [&str; 5] = ["Bucket", "Duration", "None", "Option", "Some"];

/// The type that stands for a bucket.
#[derive(Debug, Serialize)]
pub(super) struct BucketType {
    pub name: String,
    doc: String,
    /// How long it keeps its points, and in which pieces, as the definitions write it.
    retention: String,
    shard_group_duration: String,
    /// `const NAME …`
    name_constant: String,
    /// The values of the other constants.
    retention_value: String,
    shard_group_duration_value: String,
}

/// The types of all buckets by their keys in the definitions.
pub(super) fn types(schema: &Schema) -> Vec<(String, BucketType)> {
    let named = distinct(schema.buckets.keys().map(String::as_str), pascal, &RESERVED);
    let types = named
        .into_iter()
        .filter_map(|(key, name)| Some((key.to_owned(), bucket_type(key, name, schema.buckets.get(key)?))));
    types.collect()
}

fn bucket_type(key: &str, name: String, bucket: &Bucket) -> BucketType {
    let keeping = bucket.keeping();
    let described = !bucket.description.trim().is_empty();
    let literal = rust_string(bucket.server_name(key));
    BucketType {
        name,
        doc: if described { bucket.description.clone() } else { format!("The bucket `{key}`.") },
        retention: keeping.retention.to_string(),
        shard_group_duration: keeping.shard_group_duration.to_string(),
        name_constant: layout::constant("    ", "const NAME: &'static str", &literal),
        retention_value: match keeping.retention {
            Retention::Infinite => "None".to_owned(),
            Retention::For(span) => format!("Some({})", seconds(span)),
        },
        shard_group_duration_value: seconds(keeping.shard_group_duration),
    }
}

/// Clippy wants larger units where a function is named after seconds.
fn seconds(span: Span) -> String {
    format!("Duration::new({}, 0)", span.as_secs())
}
