//! Buckets for templates.

use std::collections::BTreeMap;

use minijinja::value::Value;
use serde::Serialize;

use super::super::{
    identifiers::{Identifiers, identifiers},
    manifest::{Kind, Manifest},
};
use crate::model::{self, BucketSettings, Keeping, Retention, Schema};

/// A bucket.
#[derive(Debug, Serialize)]
struct Bucket<'a> {
    key: &'a str,
    name: &'a str,
    names: Identifiers,
    description: &'a str,
    layer: Option<&'a str>,
    retention: String,
    /// None if points are kept forever.
    retention_seconds: Option<u64>,
    shard_group_duration: String,
    shard_group_seconds: u64,
    /// Whether the definitions have it; if not, it is not among the buckets.
    defined: bool,
}

/// The buckets by their keys.
pub(super) fn contexts<'a>(schema: &'a Schema, manifest: &Manifest) -> BTreeMap<&'a str, Value> {
    let keys: Vec<&str> = schema.buckets.keys().map(String::as_str).collect();
    let names = identifiers(manifest, Kind::Bucket, &keys);
    let buckets = schema.buckets.iter().zip(names);
    buckets.map(|((key, bucket), names)| (key.as_str(), context(key, names, bucket, true))).collect()
}

/// A bucket that a measurement names and nobody defines.
pub(super) fn undefined(key: &str, manifest: &Manifest) -> Value {
    let retention = Retention::Infinite;
    let shard_group_duration = retention.default_shard_group_duration();
    let keeping = Keeping { retention, shard_group_duration };
    let settings = BucketSettings { name: key.to_owned(), description: String::new(), keeping };
    let names = identifiers(manifest, Kind::Bucket, &[key]);
    let bucket = model::Bucket::from(settings);
    names.into_iter().next().map(|names| context(key, names, &bucket, false)).unwrap_or_default()
}

fn context(key: &str, names: Identifiers, bucket: &model::Bucket, defined: bool) -> Value {
    let keeping = bucket.keeping();
    super::value(&Bucket {
        key,
        name: bucket.server_name(key),
        names,
        description: &bucket.description,
        layer: bucket.layer.as_deref(),
        retention: keeping.retention.to_string(),
        retention_seconds: match keeping.retention {
            Retention::Infinite => None,
            Retention::For(span) => Some(span.as_secs()),
        },
        shard_group_duration: keeping.shard_group_duration.to_string(),
        shard_group_seconds: keeping.shard_group_duration.as_secs(),
        defined,
    })
}
