//! Points made up from definitions: allowed ones, each a little different. Tests and benches share it.

use fluxform::model::{Field, FieldKind, Schema, Tag};
use jiff::{Timestamp, fmt::strtime};
use regex::Regex;
use serde_json::Value;

/// Makes points of the measurements of a schema.
#[derive(Debug)]
pub struct Samples<'s> {
    schema: &'s Schema,
    /// The values of each tag that has no format, by its key.
    tags: std::collections::BTreeMap<&'s str, Vec<String>>,
}

impl<'s> Samples<'s> {
    pub fn new(schema: &'s Schema) -> Self {
        let tags = schema.tags.iter().map(|(key, tag)| (key.as_str(), values(tag))).collect();
        Self { schema, tags }
    }

    /// The `n`th point of the measurement defined under `key`, at `time`, with a line feed.
    pub fn line(&self, key: &str, n: usize, time: Timestamp) -> String {
        let measurement = &self.schema.measurements[key];
        let mut tags: Vec<(&str, String)> = Vec::new();
        for (at, tag) in measurement.tags.iter().enumerate() {
            let value = match self.schema.tags[tag].derive.as_deref() {
                Some(format) => strtime::format(format, time).expect("the format is valid"),
                None => self.tags[tag.as_str()][(n / (at + 1)) % self.tags[tag.as_str()].len()].clone(),
            };
            tags.push((self.schema.tags[tag].server_name(tag), value));
        }
        tags.sort();
        let mut line = escaped(measurement.server_name(key), ", ");
        for (tag, value) in tags {
            line += &format!(",{}={}", escaped(tag, ", ="), escaped(&value, ", ="));
        }
        for (at, (key, field)) in measurement.fields.iter().enumerate() {
            line += if at == 0 { " " } else { "," };
            line += &format!("{}={}", escaped(key, ", ="), literal(field, n + at));
        }
        line + &format!(" {}\n", time.as_nanosecond())
    }
}

/// As many values as the definition of a tag allows, at most 50.
fn values(tag: &Tag) -> Vec<String> {
    if !tag.values.is_empty() {
        return tag.values.clone();
    }
    let example = tag.example.clone().unwrap_or_else(|| "value".to_owned());
    let pattern = tag.pattern.as_deref().map(|pattern| Regex::new(pattern).expect("the pattern is valid"));
    let fits = |value: &String| pattern.as_ref().is_none_or(|pattern| pattern.is_match(value));
    let most = tag.budget().unwrap_or(50).clamp(1, 50);
    let more = (1..most).map(|k| format!("{example}_{k}")).filter(fits);
    [example.clone()].into_iter().chain(more).collect()
}

fn literal(field: &Field, n: usize) -> String {
    let example = field.example.as_ref();
    let (min, max) = (field.min.unwrap_or(-1e6), field.max.unwrap_or(1e6));
    let near = |number: f64| (number * (0.5 + (n % 97) as f64 / 100.0)).clamp(min, max);
    let number = near(example.and_then(Value::as_f64).unwrap_or(min.max(1.0)));
    match field.kind {
        FieldKind::Float => format!("{}", (number * 1e4).round() / 1e4),
        FieldKind::Integer => format!("{}i", number.ceil().min(max)),
        FieldKind::Unsigned => format!("{}u", number.ceil().min(max).max(0.0)),
        FieldKind::Boolean => n.is_multiple_of(3).to_string(),
        FieldKind::String if !field.values.is_empty() => quoted(&field.values[n % field.values.len()]),
        FieldKind::String => quoted(example.and_then(Value::as_str).unwrap_or("text")),
        FieldKind::Json => quoted(&example.unwrap_or(&Value::Null).to_string()),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, "\"\\"))
}

fn escaped(text: &str, special: &str) -> String {
    let escape =
        |letter: char| if special.contains(letter) { format!("\\{letter}") } else { letter.to_string() };
    text.chars().map(escape).collect()
}
