//! Tags for templates.

use std::collections::BTreeMap;

use minijinja::value::Value;
use serde::Serialize;

use super::{
    super::{
        super::{Problem, wire},
        identifiers::{Identifiers, identifiers},
        manifest::{Kind, Manifest},
    },
    ListedValue, listed,
};
use crate::model::{self, Schema};

/// A tag.
#[derive(Debug, Serialize)]
struct Tag<'a> {
    key: &'a str,
    name: &'a str,
    names: Identifiers,
    description: &'a str,
    values: Vec<ListedValue<'a>>,
    pattern: Option<&'a str>,
    /// The format by which the value is made from the time of a point.
    derive: Option<&'a str>,
    max_values: Option<u64>,
    example: Option<&'a str>,
}

/// The tags by their keys.
pub(super) fn contexts<'a>(
    schema: &'a Schema,
    manifest: &Manifest,
    problems: &mut Vec<Problem>,
) -> BTreeMap<&'a str, Value> {
    let keys: Vec<&str> = schema.tags.keys().map(String::as_str).collect();
    let names = identifiers(manifest, Kind::Tag, &keys);
    let tags = schema.tags.iter().zip(names).map(|((key, tag), names)| {
        wire::check_tag(key, tag, problems);
        (key.as_str(), super::value(&context(key, names, tag, manifest)))
    });
    tags.collect()
}

fn context<'a>(key: &'a str, names: Identifiers, tag: &'a model::Tag, manifest: &Manifest) -> Tag<'a> {
    Tag {
        key,
        name: tag.server_name(key),
        names,
        description: &tag.description,
        values: listed(&tag.values, manifest),
        pattern: tag.pattern.as_deref(),
        derive: tag.derive.as_deref(),
        max_values: tag.max_values,
        example: tag.example.as_deref(),
    }
}
