//! How the measurements and tables of the definitions differ from those of the baseline: what
//! writers and readers have to follow.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::{escape::code, measurement_entry, reference::Link};
use crate::model::{FieldType, Measurement, Schema};

/// All differences, by name.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Changes<'a> {
    added: Vec<Link<'a>>,
    gone: Vec<&'a str>,
    changed: Vec<Changed<'a>>,
    unchanged: Vec<&'a str>,
    tables_added: Vec<&'a str>,
    tables_gone: Vec<&'a str>,
    tables_changed: Vec<&'a str>,
    tables_unchanged: Vec<&'a str>,
}

/// A measurement that is in both and not the same.
#[derive(Debug, PartialEq, Eq, Serialize)]
struct Changed<'a> {
    name: &'a str,
    /// As Markdown.
    differences: Vec<String>,
}

/// A measurement is the same where bucket and name on the server are.
type Name<'a> = (&'a str, &'a str);

pub fn changes<'a>(from: &'a Schema, to: &'a Schema) -> Changes<'a> {
    let (before, after) = (by_name(from), by_name(to));
    let mut changes = Changes {
        added: Vec::new(),
        gone: before.keys().filter(|name| !after.contains_key(*name)).map(|name| name.1).collect(),
        changed: Vec::new(),
        unchanged: Vec::new(),
        tables_added: to
            .tables
            .keys()
            .filter(|key| !from.tables.contains_key(*key))
            .map(String::as_str)
            .collect(),
        tables_gone: from
            .tables
            .keys()
            .filter(|key| !to.tables.contains_key(*key))
            .map(String::as_str)
            .collect(),
        tables_changed: common_tables(from, to, false),
        tables_unchanged: common_tables(from, to, true),
    };
    for (name, (key, own)) in after {
        let Some((_, former)) = before.get(&name) else {
            changes.added.push(measurement_entry::link(name.1, key));
            continue;
        };
        let differences = differences(from, former, to, own);
        if differences.is_empty() {
            changes.unchanged.push(name.1);
        } else {
            changes.changed.push(Changed { name: name.1, differences });
        }
    }
    changes
}

fn by_name(schema: &Schema) -> BTreeMap<Name<'_>, (&str, &Measurement)> {
    let measurements = schema.measurements.iter();
    let named = measurements.map(|(key, own)| {
        let bucket = schema.buckets.get(&own.bucket);
        let bucket = bucket.map_or(own.bucket.as_str(), |bucket| bucket.server_name(&own.bucket));
        ((bucket, own.server_name(key)), (key.as_str(), own))
    });
    named.collect()
}

/// The tables in both whose columns and indexes are the same, or are not.
fn common_tables<'a>(from: &'a Schema, to: &'a Schema, same: bool) -> Vec<&'a str> {
    let both = to.tables.iter().filter_map(|(key, table)| Some((key, from.tables.get(key)?, table)));
    let is_same = |(_, a, b): &(&String, &crate::model::Table, &crate::model::Table)| {
        (a.columns == b.columns && a.indexes == b.indexes) == same
    };
    both.filter(is_same).map(|(key, ..)| key.as_str()).collect()
}

fn differences(from: &Schema, former: &Measurement, to: &Schema, own: &Measurement) -> Vec<String> {
    let (tags_before, tags_after) = (tags(from, former), tags(to, own));
    let (before, after) = (types(former), types(own));
    let mut lines = Vec::new();
    lines.extend(list("tags added", tags_after.difference(&tags_before)));
    lines.extend(list("tags gone", tags_before.difference(&tags_after)));
    lines.extend(list("fields added", after.keys().filter(|key| !before.contains_key(*key))));
    lines.extend(list("fields gone", before.keys().filter(|key| !after.contains_key(*key))));
    for (key, kind) in &after {
        if let Some(former) = before.get(key).filter(|former| *former != kind) {
            lines.push(format!("type of {}: {former} → {kind}", code(key)));
        }
    }
    lines
}

fn list<'a>(words: &str, keys: impl Iterator<Item = &'a &'a str>) -> Option<String> {
    let keys: Vec<_> = keys.map(|key| code(key)).collect();
    (!keys.is_empty()).then(|| format!("{words}: {}", keys.join(", ")))
}

fn tags<'a>(schema: &'a Schema, measurement: &'a Measurement) -> BTreeSet<&'a str> {
    let keys = measurement.tags.iter();
    keys.map(|key| schema.tags.get(key).map_or(key.as_str(), |tag| tag.server_name(key))).collect()
}

fn types(measurement: &Measurement) -> BTreeMap<&str, FieldType> {
    measurement.fields.iter().map(|(key, field)| (key.as_str(), field.stored_type())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn schema(measurements: &Value) -> Schema {
        serde_json::from_value(json!({
            "buckets": { "b": { "retention": "7d" } },
            "measurements": measurements,
            "tables": { "t": { "columns": [{ "name": "id", "type": "integer" }] } },
        }))
        .unwrap()
    }

    #[test]
    fn says_what_writers_have_to_follow() {
        let before = schema(&json!({
            "old": { "bucket": "b", "fields": {} },
            "same": { "bucket": "b", "fields": { "f": { "type": "json" } } },
            "other": { "bucket": "b", "tags": ["x"], "fields": { "f": { "type": "float" }, "g": { "type": "float" } } },
        }));
        let after = schema(&json!({
            "key": { "name": "same", "bucket": "b", "fields": { "f": { "type": "string" } } },
            "new": { "bucket": "b", "fields": {} },
            "other": { "bucket": "b", "tags": ["y"], "fields": { "f": { "type": "integer" } } },
        }));
        let lines = ["tags added: `y`", "tags gone: `x`", "fields gone: `g`", "type of `f`: float → integer"];
        let expected = Changes {
            added: vec![measurement_entry::link("new", "new")],
            gone: vec!["old"],
            changed: vec![Changed { name: "other", differences: lines.map(str::to_owned).to_vec() }],
            unchanged: vec!["same"],
            tables_added: Vec::new(),
            tables_gone: Vec::new(),
            tables_changed: Vec::new(),
            tables_unchanged: vec!["t"],
        };
        assert_eq!(changes(&before, &after), expected);
    }
}
