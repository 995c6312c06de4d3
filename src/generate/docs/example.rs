//! The example point of a measurement, in line protocol.
//!
//! Its values are the examples of the definitions, and where there is none the first value that
//! is allowed; its time is the beginning of the period that its tags name. JSON text cannot be
//! made up: without its example a field is left out, or if points must have it, the whole point.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::super::escape::escaped;
use crate::model::{Field, FieldKind, Measurement, Schema, Tag};

/// 2025-01-15T00:00:00Z.
const TIME: i64 = 1_736_899_200;

/// A point of the measurement defined under `key`.
pub fn point(schema: &Schema, key: &str, measurement: &Measurement) -> Option<String> {
    let time = time(schema, measurement);
    let mut tags: Vec<(&str, String)> = Vec::new();
    for tag in &measurement.tags {
        let Some(definition) = schema.tags.get(tag) else { continue };
        tags.push((definition.server_name(tag), tag_value(definition, time)));
    }
    tags.sort();
    let mut line = escaped(measurement.server_name(key), &[',', ' ']);
    for (tag, value) in tags {
        line += &format!(",{}={}", escaped(tag, &[',', ' ', '=']), escaped(&value, &[',', ' ', '=']));
    }
    let mut fields = Vec::new();
    for (key, field) in &measurement.fields {
        match field_value(field) {
            Some(value) => fields.push(format!("{}={value}", escaped(key, &[',', ' ', '=']))),
            None if field.optional => {}
            None => return None,
        }
    }
    (!fields.is_empty()).then(|| format!("{line} {} {}", fields.join(","), time.as_nanosecond()))
}

/// The latest beginning of a day not after [`TIME`] at which the tags made from the time still
/// have the same values: the beginning of a week or a month.
fn time(schema: &Schema, measurement: &Measurement) -> Timestamp {
    let tags = measurement.tags.iter().filter_map(|tag| schema.tags.get(tag));
    let formats: Vec<&str> = tags.filter_map(|tag| tag.derive.as_deref()).collect();
    let shown =
        |time: Timestamp| -> Vec<String> { formats.iter().map(|format| show(format, time)).collect() };
    let latest = Timestamp::from_second(TIME).unwrap_or_default();
    if formats.is_empty() {
        return latest;
    }
    let days = (0..31).map_while(|days| latest.checked_sub(SignedDuration::from_hours(24 * days)).ok());
    days.take_while(|day| shown(*day) == shown(latest)).last().unwrap_or(latest)
}

fn show(format: &str, time: Timestamp) -> String {
    jiff::fmt::strtime::format(format, time).unwrap_or_default()
}

fn tag_value(tag: &Tag, time: Timestamp) -> String {
    if let Some(format) = &tag.derive {
        return show(format, time);
    }
    let example = tag.example.as_ref().or(tag.values.first());
    example.cloned().unwrap_or_else(|| "value".to_owned())
}

fn field_value(field: &Field) -> Option<String> {
    let example = field.example.as_ref();
    let number = |number: Option<f64>| number.unwrap_or(0.0).max(field.min.unwrap_or(f64::MIN));
    Some(match field.kind {
        FieldKind::Float => format!("{}", number(example.and_then(Value::as_f64))),
        FieldKind::Integer => format!("{}i", whole(example, number(None))),
        FieldKind::Unsigned => format!("{}u", whole(example, number(None))),
        FieldKind::Boolean => example.and_then(Value::as_bool).unwrap_or(true).to_string(),
        FieldKind::String => {
            let text = example.and_then(Value::as_str).or(field.values.first().map(String::as_str));
            quoted(text.unwrap_or("text"))
        }
        FieldKind::Json => quoted(&example?.to_string()),
    })
}

fn whole(example: Option<&Value>, otherwise: f64) -> String {
    let example = example.filter(|example| example.is_i64() || example.is_u64());
    example.map_or_else(|| format!("{:.0}", otherwise.ceil()), Value::to_string)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", escaped(text, &['"', '\\']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn uses_the_examples_and_the_beginning_of_the_period() {
        let schema: Schema = serde_json::from_value(json!({
            "tags": {
                "week": { "derive": "%G-W%V" },
                "pair": { "example": "a, b=c" },
                "kind": { "values": ["x", "y"] },
            },
            "measurements": { "none": {
                "bucket": "b", "fields": { "j": { "type": "json" }, "t": { "type": "boolean" } },
            }, "m m": {
                "bucket": "b",
                "tags": ["week", "pair", "kind"],
                "fields": {
                    "f": { "type": "float", "example": 2 },
                    "i": { "type": "integer", "min": 2.5 },
                    "absent": { "type": "json", "optional": true },
                    "j": { "type": "json", "example": ["a\"b"] },
                    "u": { "type": "unsigned", "example": u64::MAX },
                    "t": { "type": "boolean" },
                    "s": { "type": "string", "values": ["low"] },
                },
            } },
        }))
        .unwrap();
        assert_eq!(
            point(&schema, "m m", &schema.measurements["m m"]).unwrap(),
            r#"m\ m,kind=x,pair=a\,\ b\=c,week=2025-W03 f=2,i=3i,j="[\"a\\\"b\"]",s="low",t=true,u=18446744073709551615u 1736726400000000000"#
        );
        assert_eq!(point(&schema, "none", &schema.measurements["none"]), None);
    }
}
