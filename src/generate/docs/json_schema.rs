//! A JSON Schema as rows of a table: one for the value itself, its items, and each member.
//!
//! Keywords that have words of their own here are put in words, all others are shown as they are,
//! so that nothing of a schema is left out.

use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    escape::{code, markdown},
    words::limits,
};

/// One row; all but `path` are Markdown.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Where in the value, empty for the value itself: `[]` stands for each item, `.name` for a member, `.*` for every other member.
    pub path: String,
    pub kind: String,
    pub rule: String,
    pub description: String,
}

/// Keywords that other parts of a row show.
const SHOWN: [&str; 22] = [
    "type",
    "description",
    "title",
    "items",
    "properties",
    "required",
    "additionalProperties",
    "propertyNames",
    "minItems",
    "maxItems",
    "minimum",
    "maximum",
    "minLength",
    "maxLength",
    "minProperties",
    "maxProperties",
    "uniqueItems",
    "pattern",
    "enum",
    "examples",
    "default",
    "$schema",
];

/// The rows of `schema`, outermost first.
pub fn rows(schema: &Value) -> Vec<Row> {
    let mut rows = Vec::new();
    push(schema, "", true, &mut rows);
    rows
}

fn push(schema: &Value, path: &str, is_required: bool, rows: &mut Vec<Row>) {
    let Some(keywords) = schema.as_object() else { return };
    let mut rules = Vec::new();
    if !is_required {
        rules.push("may be absent".to_owned());
    }
    rules.extend(in_words(keywords));
    rules.extend(as_they_are(keywords));
    rows.push(Row {
        path: path.to_owned(),
        kind: kind(keywords),
        rule: rules.join("; "),
        description: markdown(text(keywords, "description")),
    });
    push_inner(keywords, path, rows);
}

fn push_inner(keywords: &Map<String, Value>, path: &str, rows: &mut Vec<Row>) {
    if let Some(items) = keywords.get("items") {
        push(items, &format!("{path}[]"), true, rows);
    }
    let required: Vec<&str> = list(keywords, "required").filter_map(Value::as_str).collect();
    for (name, member) in keywords.get("properties").and_then(Value::as_object).into_iter().flatten() {
        push(member, &format!("{path}.{name}"), required.contains(&name.as_str()), rows);
    }
    if let Some(others) = keywords.get("additionalProperties") {
        push(others, &format!("{path}.*"), true, rows);
    }
}

fn kind(keywords: &Map<String, Value>) -> String {
    match keywords.get("type") {
        Some(Value::String(kind)) => markdown(kind),
        Some(Value::Array(kinds)) => {
            let kinds: Vec<_> = kinds.iter().filter_map(Value::as_str).map(markdown).collect();
            kinds.join(" or ")
        }
        _ => "any".to_owned(),
    }
}

fn in_words(keywords: &Map<String, Value>) -> Vec<String> {
    let mut rules = Vec::new();
    rules.extend(limits(shown(keywords, "minimum"), shown(keywords, "maximum")));
    for (least, most, noun) in [
        ("minItems", "maxItems", "items"),
        ("minLength", "maxLength", "characters"),
        ("minProperties", "maxProperties", "members"),
    ] {
        rules.extend(count(shown(keywords, least), shown(keywords, most), noun));
    }
    if keywords.get("uniqueItems") == Some(&Value::Bool(true)) {
        rules.push("each item once".to_owned());
    }
    if let Some(pattern) = keywords.get("pattern").and_then(Value::as_str) {
        rules.push(format!("matches {}", code(pattern)));
    }
    let names = keywords.get("propertyNames").and_then(|names| names.get("pattern"));
    if let Some(pattern) = names.and_then(Value::as_str) {
        rules.push(format!("keys match {}", code(pattern)));
    }
    let values: Vec<_> = list(keywords, "enum").map(|value| code(&value.to_string())).collect();
    if !values.is_empty() {
        rules.push(format!("one of {}", values.join(", ")));
    }
    if keywords.get("additionalProperties") == Some(&Value::Bool(false)) {
        rules.push("no other members".to_owned());
    }
    rules
}

fn count(least: Option<String>, most: Option<String>, noun: &str) -> Option<String> {
    if least.is_some() && least == most {
        return least.map(|exactly| format!("exactly {exactly} {noun}"));
    }
    limits(least, most).map(|limits| format!("{limits} {noun}"))
}

fn as_they_are(keywords: &Map<String, Value>) -> impl Iterator<Item = String> {
    let others = keywords.iter().filter(|(keyword, _)| !SHOWN.contains(&keyword.as_str()));
    let names = keywords.get("propertyNames").filter(|names| names.get("pattern").is_none());
    let names = names.map(|names| code(&format!("propertyNames: {names}")));
    others.map(|(keyword, value)| code(&format!("{keyword}: {value}"))).chain(names)
}

fn text<'a>(keywords: &'a Map<String, Value>, keyword: &str) -> &'a str {
    keywords.get(keyword).and_then(Value::as_str).unwrap_or_default()
}

fn shown(keywords: &Map<String, Value>, keyword: &str) -> Option<String> {
    let value = keywords.get(keyword)?;
    Some(if value.is_number() { value.to_string() } else { markdown(&value.to_string()) })
}

fn list<'a>(keywords: &'a Map<String, Value>, keyword: &str) -> impl Iterator<Item = &'a Value> {
    keywords.get(keyword).and_then(Value::as_array).into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn shown(schema: &Value) -> Vec<String> {
        let rows = rows(schema).into_iter();
        rows.map(|row| format!("{} | {} | {} | {}", row.path, row.kind, row.rule, row.description)).collect()
    }

    #[test]
    fn puts_keywords_in_words() {
        let schema = json!({
            "type": "array", "minItems": 24, "maxItems": 24, "uniqueItems": true, "description": "Hours.",
            "items": {
                "type": "object", "required": ["a"], "additionalProperties": false,
                "properties": {
                    "a": { "type": "number", "minimum": -1, "maximum": 1 },
                    "b": { "type": ["string", "null"], "maxLength": 5, "format": "date", "enum": ["x"] },
                },
            },
        });
        assert_eq!(
            shown(&schema),
            [
                " | array | exactly 24 items; each item once | Hours.",
                "[] | object | no other members | ",
                "[].a | number | -1 to 1 | ",
                "[].b | string or null | may be absent; at most 5 characters; one of `\"x\"`; `format: \"date\"` | ",
            ]
        );
    }

    #[test]
    fn shows_the_keys_and_values_of_open_objects() {
        let schema = json!({
            "type": "object", "maxProperties": 20, "propertyNames": { "pattern": "^[a-z]+$" },
            "additionalProperties": { "type": "integer", "minimum": 0 },
        });
        assert_eq!(
            shown(&schema),
            [" | object | at most 20 members; keys match `^[a-z]+$` | ", ".* | integer | at least 0 | "]
        );
    }
}
