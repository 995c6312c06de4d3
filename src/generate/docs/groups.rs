//! Buckets and tables by layer: the order in which every document goes through a schema.

use crate::model::{Bucket, Schema, Table};

/// A layer with what belongs to it; the last may stand for what belongs to none.
#[derive(Debug)]
pub struct Group<'a> {
    pub title: &'a str,
    pub description: &'a str,
    pub buckets: Vec<(&'a str, &'a Bucket)>,
    pub tables: Vec<(&'a str, &'a Table)>,
}

/// The layers in their order, those without content left out.
pub fn groups(schema: &Schema) -> Vec<Group<'_>> {
    let layers = schema.layers_in_order().into_iter();
    let mut groups: Vec<_> = layers
        .map(|(key, layer)| group(schema, &layer.title, &layer.description, |of| of == Some(key)))
        .collect();
    let is_known = |layer: Option<&str>| layer.is_some_and(|key| schema.layers.contains_key(key));
    groups.push(group(schema, "Without a layer", "", |of| !is_known(of)));
    groups.retain(|group| !group.buckets.is_empty() || !group.tables.is_empty());
    groups
}

fn group<'a>(
    schema: &'a Schema,
    title: &'a str,
    description: &'a str,
    belongs: impl Fn(Option<&str>) -> bool,
) -> Group<'a> {
    let buckets = schema.buckets.iter().filter(|(_, bucket)| belongs(bucket.layer.as_deref()));
    let tables = schema.tables.iter().filter(|(_, table)| belongs(table.layer.as_deref()));
    Group {
        title,
        description,
        buckets: buckets.map(|(key, bucket)| (key.as_str(), bucket)).collect(),
        tables: tables.map(|(key, table)| (key.as_str(), table)).collect(),
    }
}

/// All buckets in the order of the documents.
pub fn buckets(schema: &Schema) -> impl Iterator<Item = (&str, &Bucket)> {
    groups(schema).into_iter().flat_map(|group| group.buckets)
}
