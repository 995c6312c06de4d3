//! One measurement in `influxdb-schema.md`.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{
    escape::anchor,
    example,
    json_schema::{self, Row},
    readers::Readers,
    reference::Link,
    words,
};
use crate::{
    estimate::{self, grouped},
    generate::Queries,
    model::{Field, Measurement, RetiredMember, Schema, Tag},
};

/// What the template gets of a measurement; `values` are Markdown.
#[derive(Debug, Serialize)]
pub struct MeasurementEntry<'a> {
    key: &'a str,
    name: &'a str,
    anchor: String,
    description: &'a str,
    sources: &'a [String],
    points_per_day: Option<String>,
    tags: Vec<TagRow<'a>>,
    fields: Vec<FieldRow<'a>>,
    json: Vec<JsonField<'a>>,
    retired: Vec<RetiredRow<'a>>,
    /// A point in line protocol, where one can be made.
    example: Option<String>,
    /// The arithmetic of the series at worst.
    series: String,
    /// The queries of the definitions that read it.
    queries: BTreeSet<&'a str>,
    /// The queries that it has without anyone writing them.
    standard_queries: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct TagRow<'a> {
    name: &'a str,
    description: &'a str,
    values: String,
    budget: Option<String>,
    example: Option<&'a str>,
    is_optional: bool,
}

#[derive(Debug, Serialize)]
struct FieldRow<'a> {
    name: &'a str,
    kind: String,
    unit: Option<&'a str>,
    values: String,
    description: &'a str,
    is_optional: bool,
}

/// The JSON text that a field holds.
#[derive(Debug, Serialize)]
struct JsonField<'a> {
    name: &'a str,
    rows: Vec<Row>,
    example: Option<String>,
}

#[derive(Debug, Serialize)]
struct RetiredRow<'a> {
    kind: &'static str,
    name: &'a str,
    since: &'a str,
    reason: &'a str,
    is_deleted: bool,
}

/// A link to the measurement defined under `key`.
pub fn link<'a>(name: &'a str, key: &str) -> Link<'a> {
    Link { name, anchor: anchor(&format!("Measurement {key}")) }
}

/// The entry of the measurement defined under `key`.
pub fn entry<'a>(
    queries: &'a Queries<'a>,
    readers: &Readers<'a>,
    key: &'a str,
    measurement: &'a Measurement,
) -> MeasurementEntry<'a> {
    let schema = queries.schema;
    let fields = measurement.fields.iter();
    MeasurementEntry {
        key,
        name: measurement.server_name(key),
        anchor: anchor(&format!("Measurement {key}")),
        description: &measurement.description,
        sources: &measurement.source,
        points_per_day: measurement.volume.map(|volume| words::number(volume.points_per_day)),
        tags: measurement.tags.iter().map(|tag| tag_row(schema, measurement, tag)).collect(),
        fields: fields.clone().map(|(key, field)| field_row(key, field)).collect(),
        json: fields.filter_map(|(key, field)| json_field(key, field)).collect(),
        retired: measurement.retired.iter().filter_map(retired_row).collect(),
        example: example::point(schema, key, measurement),
        series: estimate::series(schema, measurement).to_string(),
        queries: readers.get(key).cloned().unwrap_or_default(),
        standard_queries: queries.standard_of(key),
    }
}

/// A tag that the schema does not have shows as a name alone.
fn tag_row<'a>(schema: &'a Schema, measurement: &Measurement, key: &'a str) -> TagRow<'a> {
    let tag = schema.tags.get(key);
    TagRow {
        name: tag.map_or(key, |tag| tag.server_name(key)),
        description: tag.map_or("", |tag| &tag.description),
        values: tag.map_or_else(String::new, |tag| words::tag_values(tag, &measurement.tags)),
        budget: tag.and_then(Tag::budget).map(grouped),
        example: tag.and_then(|tag| tag.example.as_deref()),
        is_optional: measurement.is_optional_tag(key),
    }
}

fn field_row<'a>(key: &'a str, field: &'a Field) -> FieldRow<'a> {
    FieldRow {
        name: key,
        kind: field.kind.to_string(),
        unit: field.unit.as_deref(),
        values: words::field_values(field),
        description: &field.description,
        is_optional: field.optional,
    }
}

fn json_field<'a>(key: &'a str, field: &'a Field) -> Option<JsonField<'a>> {
    let schema = field.schema.as_ref()?;
    let example = field.example.as_ref().map(ToString::to_string);
    Some(JsonField { name: key, rows: json_schema::rows(schema), example })
}

fn retired_row(member: &RetiredMember) -> Option<RetiredRow<'_>> {
    let (kind, name) = match (&member.field, &member.tag) {
        (Some(field), _) => ("field", field),
        (None, Some(tag)) => ("tag", tag),
        (None, None) => return None,
    };
    let (since, reason) = (member.since.as_str(), member.reason.as_str());
    Some(RetiredRow { kind, name, since, reason, is_deleted: member.delete })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn schema() -> Schema {
        serde_json::from_value(json!({
            "buckets": { "b": { "retention": "7d" } },
            "tags": {
                "area": { "max_values": 1_000, "depends_on": ["entity"] },
                "entity": { "name": "entity_id", "max_values": 2 },
            },
            "measurements": {
                "alone": { "bucket": "b", "tags": ["area"], "fields": {} },
                "both": {
                    "bucket": "b", "tags": ["entity", "area"], "optional_tags": ["area"], "fields": {},
                    "retired": [{ "tag": "old", "since": "2026-01-01", "reason": "unused", "delete": true }],
                },
            },
        }))
        .unwrap()
    }

    #[test]
    fn a_tag_follows_only_from_tags_beside_it() {
        let schema = schema();
        let rows = |key: &str| {
            let measurement = &schema.measurements[key];
            let rows = measurement.tags.iter().map(|tag| tag_row(&schema, measurement, tag));
            rows.map(|row| (row.name, row.values, row.budget, row.is_optional)).collect::<Vec<_>>()
        };
        let budget = || Some("1,000".to_owned());
        assert_eq!(rows("alone"), [("area", String::new(), budget(), false)]);
        let entity = ("entity_id", String::new(), Some("2".to_owned()), false);
        assert_eq!(rows("both"), [entity, ("area", "follows from `entity`".to_owned(), budget(), true)]);
    }
}
