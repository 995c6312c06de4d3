//! Definitions as YAML that people like to read, and that our reader reads as the same.
//!
//! Things and their members stand on lines of their own, what is below them on one line where it
//! fits, as the examples of this project have it. What is not plainly a word is quoted, and what
//! would not show in an editor is escaped: no name breaks out of its place.

use yaml_serde::{Mapping, Value};

use crate::words::{hides, scalar};

/// The longest line, where there is a choice.
const WIDTH: usize = 110;

/// The longest key, in characters, that may stand before its colon: YAML readers look 1,024 ahead,
/// and an escape takes up to six characters.
const LONGEST_KEY: usize = 150;

/// The keys above a value from which on it may stand on one line: section, thing, member.
const FLOW_FROM: usize = 3;

/// The depth of the members of a thing, for [`lines`].
pub const MEMBERS: usize = 3;

/// The document with a comment at its head. Tags of YAML, as enums with values have them, become
/// maps of one key, as the language wants it.
pub fn document(head: &[String], value: &Value) -> String {
    let mut text: String = head.iter().map(|line| comment(line)).collect();
    match value {
        Value::Mapping(map) if !map.is_empty() => block_map(&mut text, map, 0, 1),
        _ => text.push_str("{}\n"),
    }
    text
}

/// One line of a comment, whatever it holds.
fn comment(line: &str) -> String {
    let line: String = line.chars().map(|c| if hides(c) { '\u{fffd}' } else { c }).collect();
    format!("# {line}").trim_end().to_owned() + "\n"
}

/// The lines of a map, as part of a definition that somebody else completes.
pub fn lines(value: &Value, depth: usize) -> String {
    let mut text = String::new();
    if let Value::Mapping(map) = value {
        block_map(&mut text, map, 0, depth);
    }
    text
}

fn block_map(text: &mut String, map: &Mapping, indent: usize, depth: usize) {
    for (key, value) in ordered(map) {
        let (key, value) = (key_text(key), untagged(value));
        let shown = scalar(&key);
        let pad = " ".repeat(indent);
        if key.chars().count() > LONGEST_KEY {
            text.push_str(&format!("{pad}? {shown}\n{pad}:"));
        } else {
            text.push_str(&format!("{pad}{shown}:"));
        }
        // Fields are things again.
        let flow_from = if key == "fields" { FLOW_FROM + 1 } else { FLOW_FROM };
        let used = indent + shown.chars().count() + 2;
        entry(text, &value, indent, (depth, flow_from), used);
    }
}

/// What follows a key and its colon.
fn entry(text: &mut String, value: &Value, indent: usize, (depth, from): (usize, usize), used: usize) {
    match flow(value) {
        Some(line) if is_small(value) || (depth >= from && used + line.chars().count() <= WIDTH) => {
            text.push_str(&format!(" {line}\n"));
        }
        _ => {
            text.push('\n');
            block(text, value, indent + 2, depth + 1);
        }
    }
}

fn block(text: &mut String, value: &Value, indent: usize, depth: usize) {
    match value {
        Value::Mapping(map) => block_map(text, map, indent, depth),
        Value::Sequence(items) => items.iter().for_each(|item| block_item(text, item, indent, depth)),
        other => text.push_str(&format!("{}{}\n", " ".repeat(indent), flow(other).unwrap_or_default())),
    }
}

fn block_item(text: &mut String, item: &Value, indent: usize, depth: usize) {
    let item = untagged(item);
    let pad = " ".repeat(indent);
    match flow(&item) {
        Some(line) if is_small(&item) || indent + 2 + line.chars().count() <= WIDTH => {
            text.push_str(&format!("{pad}- {line}\n"));
        }
        _ => {
            let mut lines = String::new();
            block(&mut lines, &item, indent + 2, depth + 1);
            // The first line begins after the dash.
            text.push_str(&format!("{pad}- {}", &lines[indent + 2..]));
        }
    }
}

/// Whether a value is always on the line of its key.
fn is_small(value: &Value) -> bool {
    match value {
        Value::Mapping(map) => map.is_empty(),
        Value::Sequence(items) => items.is_empty(),
        _ => true,
    }
}

/// The value on one line; nothing where a key is too long for that.
fn flow(value: &Value) -> Option<String> {
    match value {
        Value::Null => Some("null".to_owned()),
        Value::Bool(value) => Some(value.to_string()),
        Value::Number(number) => Some(self::number(number)),
        Value::String(text) => Some(scalar(text)),
        Value::Sequence(items) => {
            let items: Option<Vec<String>> = items.iter().map(flow).collect();
            Some(format!("[{}]", items?.join(", ")))
        }
        Value::Mapping(map) if map.is_empty() => Some("{}".to_owned()),
        Value::Mapping(map) => {
            let entries: Option<Vec<String>> = ordered(map).map(flow_entry).collect();
            Some(format!("{{ {} }}", entries?.join(", ")))
        }
        Value::Tagged(_) => flow(&untagged(value)),
    }
}

fn flow_entry((key, value): (&Value, &Value)) -> Option<String> {
    let key = key_text(key);
    if key.chars().count() > LONGEST_KEY {
        return None;
    }
    Some(format!("{}: {}", scalar(&key), flow(value)?))
}

/// The entries as they stand, but what a value is comes first: JSON Schemas are sorted by key.
fn ordered(map: &Mapping) -> impl Iterator<Item = (&Value, &Value)> {
    let is_type = |(key, _): &(&Value, &Value)| key.as_str() == Some("type");
    map.iter().filter(is_type).chain(map.iter().filter(move |entry| !is_type(entry)))
}

/// Shortest form that reads back as the same number.
fn number(number: &yaml_serde::Number) -> String {
    match number.as_f64() {
        Some(float) if number.is_f64() => format!("{float:?}"),
        _ => number.to_string(),
    }
}

fn key_text(key: &Value) -> String {
    match key {
        Value::String(text) => text.clone(),
        other => flow(other).unwrap_or_default(),
    }
}

fn untagged(value: &Value) -> Value {
    match value {
        Value::Tagged(tagged) => {
            let name = tagged.tag.to_string();
            let key = Value::String(name.trim_start_matches('!').to_owned());
            Value::Mapping([(key, tagged.value.clone())].into_iter().collect())
        }
        other => other.clone(),
    }
}
