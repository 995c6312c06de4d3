//! Buckets as arguments of the `influx` CLI and as resources of its templates.

use serde::Serialize;

use super::super::{
    Problem, codes,
    names::{distinct, snake},
};
use crate::model::{self, Retention, Schema};

/// A bucket as the templates get it.
#[derive(Debug, Serialize)]
pub(super) struct Bucket<'a> {
    pub name: &'a str,
    pub description: &'a str,
    /// As the CLI reads it: whole seconds, or 0 for infinite.
    pub retention: String,
    pub shard_group_duration: String,
    /// The retention in seconds; none if points are kept forever.
    pub seconds: Option<u64>,
    /// The name of the resource in a template; none if a template cannot hold the bucket.
    pub resource: Option<String>,
}

/// All buckets, sorted by their keys.
pub(super) fn contexts<'a>(schema: &'a Schema, problems: &mut Vec<Problem>) -> Vec<Bucket<'a>> {
    let named = distinct(schema.buckets.keys().map(String::as_str), snake, &[]);
    let buckets = named.into_iter().filter_map(|(key, name)| Some((key, name, schema.buckets.get(key)?)));
    let contexts = buckets.map(|(key, name, bucket)| {
        problems.extend(check(key, bucket));
        context(key, &name, bucket)
    });
    contexts.collect()
}

fn context<'a>(key: &'a str, resource: &str, bucket: &'a model::Bucket) -> Bucket<'a> {
    let keeping = bucket.keeping();
    let name = bucket.server_name(key);
    let seconds = match keeping.retention {
        Retention::Infinite => None,
        Retention::For(span) => Some(span.as_secs()),
    };
    // A DNS label: at most 63 letters, digits and hyphens, and no hyphen at its end.
    let resource = format!("bucket-{}", resource.trim_end_matches('_').replace('_', "-"));
    Bucket {
        name,
        description: &bucket.description,
        retention: seconds.map_or_else(|| "0".to_owned(), |seconds| format!("{seconds}s")),
        shard_group_duration: format!("{}s", keeping.shard_group_duration.as_secs()),
        seconds,
        resource: (name.chars().count() > 1).then_some(resource),
    }
}

/// A NUL ends a text wherever arguments are passed to programs.
fn check(key: &str, bucket: &model::Bucket) -> Option<Problem> {
    let has_nul = bucket.server_name(key).contains('\0') || bucket.description.contains('\0');
    let help = "remove the character `\\0` from name and description";
    has_nul.then(|| {
        Problem::new(
            codes::COMMAND_LINE_NUL,
            ["buckets", key],
            "a command line cannot carry a NUL character",
            help,
        )
    })
}
