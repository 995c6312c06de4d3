//! Points for definitions: what a writer that follows them would send.

use std::collections::BTreeMap;

use fluxform::model::{Field, FieldKind, Measurement, Schema};
use serde_json::Value;

/// Line protocol by the names of the buckets on the server, for every measurement of `schema`: four
/// points of each, with all tags and fields, at `time` in nanoseconds and shortly before.
pub fn lines(schema: &Schema, time: i64) -> BTreeMap<String, String> {
    let mut all: BTreeMap<String, String> = BTreeMap::new();
    for (key, measurement) in &schema.measurements {
        let bucket = schema.buckets[&measurement.bucket].server_name(&measurement.bucket);
        let lines = all.entry(bucket.to_owned()).or_default();
        for number in 0..4 {
            lines.push_str(&point(schema, key, measurement, number, time - i64::from(number) * 1_000_000));
        }
    }
    all
}

fn point(schema: &Schema, key: &str, measurement: &Measurement, number: u8, time: i64) -> String {
    let mut line = escaped(measurement.server_name(key), &[',', ' ']);
    for tag in &measurement.tags {
        let definition = &schema.tags[tag];
        let value = match definition.values.get(usize::from(number)) {
            Some(value) => value.clone(),
            None => definition.example.clone().unwrap_or_else(|| format!("value {number}")),
        };
        line += &format!(",{}={}", name(definition.server_name(tag)), name(&value));
    }
    let fields = measurement.fields.iter().map(|(key, field)| format!("{}={}", name(key), literal(field)));
    format!("{line} {} {time}\n", fields.collect::<Vec<_>>().join(","))
}

/// The key of a tag or field, or the value of a tag.
pub fn name(text: &str) -> String {
    escaped(text, &[',', '=', ' '])
}

pub fn escaped(text: &str, special: &[char]) -> String {
    let escape = |c: char| if special.contains(&c) { format!("\\{c}") } else { c.to_string() };
    text.chars().map(escape).collect()
}

fn literal(field: &Field) -> String {
    let example = field.example.clone();
    match field.kind {
        FieldKind::Float => example.and_then(|value| value.as_f64()).unwrap_or(0.5).to_string(),
        FieldKind::Integer => format!("{}i", example.and_then(|value| value.as_i64()).unwrap_or(-3)),
        FieldKind::Unsigned => format!("{}u", example.and_then(|value| value.as_u64()).unwrap_or(3)),
        FieldKind::Boolean => "true".to_owned(),
        FieldKind::String => quoted(example.as_ref().and_then(Value::as_str).unwrap_or("a text")),
        FieldKind::Json => quoted(&example.unwrap_or_else(|| serde_json::json!({})).to_string()),
    }
}

/// A text as the value of a field.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, &['"', '\\']))
}
