//! A JSON Schema for values that were seen, within the subset that becomes Rust types.
//!
//! All values together make one [`Shape`]; the schema says what holds for every one of them and
//! guesses little more: no enumerations, no bounds. What is of several kinds is left open (`true`), as
//! a choice between types makes no Rust type.

mod lists;
mod maps;

use serde_json::{Map, Value, json};

use lists::Lists;
use maps::Maps;

/// How deep a schema says what is there. Generated code goes to 32.
const DEEPEST: usize = 12;

/// The most parts of a schema: more, and nobody reads it.
const LARGEST: usize = 400;

/// The JSON Schema of texts that all hold a JSON object or array; nothing of any others.
pub fn json_schema(texts: &[String]) -> Option<Value> {
    let mut shape = Shape::default();
    for text in texts {
        let value: Value = serde_json::from_str(text).ok()?;
        if !value.is_object() && !value.is_array() {
            return None;
        }
        shape.add(&value);
    }
    (!texts.is_empty()).then(|| shape.bounded_schema())
}

/// What values at one place looked like.
#[derive(Debug, Clone, Default)]
struct Shape {
    /// How many values there were.
    seen: u64,
    null: bool,
    boolean: bool,
    text: bool,
    number: Option<Numbers>,
    list: Option<Lists>,
    map: Option<Maps>,
}

/// Whole numbers only, or others as well; and the range of the whole ones.
#[derive(Debug, Clone, Copy, Default)]
struct Numbers {
    fraction: bool,
    negative: bool,
    /// More than a signed integer holds.
    large: bool,
}

impl Shape {
    fn add(&mut self, value: &Value) {
        self.seen += 1;
        match value {
            Value::Null => self.null = true,
            Value::Bool(_) => self.boolean = true,
            Value::String(_) => self.text = true,
            Value::Number(number) => {
                let numbers = self.number.get_or_insert_default();
                numbers.fraction |= number.is_f64();
                numbers.negative |= number.as_i64().is_some_and(|number| number < 0);
                numbers.large |= number.is_u64() && number.as_i64().is_none();
            }
            Value::Array(items) => self.list.get_or_insert_default().add(items),
            Value::Object(members) => self.map.get_or_insert_default().add(members),
        }
    }

    /// Takes in what was seen at another place.
    fn merge(&mut self, other: &Self) {
        self.seen += other.seen;
        self.null |= other.null;
        self.boolean |= other.boolean;
        self.text |= other.text;
        if let Some(theirs) = other.number {
            let numbers = self.number.get_or_insert_default();
            numbers.fraction |= theirs.fraction;
            numbers.negative |= theirs.negative;
            numbers.large |= theirs.large;
        }
        if let Some(theirs) = &other.list {
            self.list.get_or_insert_default().merge(theirs);
        }
        if let Some(theirs) = &other.map {
            self.map.get_or_insert_default().merge(theirs);
        }
    }

    /// How many kinds of value there are, beside null.
    fn kinds(&self) -> usize {
        let kinds = [self.boolean, self.text, self.number.is_some(), self.list.is_some(), self.map.is_some()];
        kinds.into_iter().filter(|kind| *kind).count()
    }

    /// The schema, as deep as it stays readable.
    fn bounded_schema(&self) -> Value {
        let schemas = (1..=DEEPEST).rev().map(|depth| self.schema(depth));
        let mut fitting = schemas.filter(|schema| parts(schema) <= LARGEST);
        fitting.next().unwrap_or(Value::Bool(true))
    }

    fn schema(&self, depth: usize) -> Value {
        if self.kinds() != 1 || depth == 0 {
            return Value::Bool(true);
        }
        let mut schema = match (&self.number, &self.list, &self.map) {
            (Some(numbers), _, _) => numbers.schema(),
            (_, Some(lists), _) => lists.schema(depth - 1),
            (_, _, Some(maps)) => maps.schema(depth - 1),
            _ if self.boolean => object(&[("type", json!("boolean"))]),
            _ => object(&[("type", json!("string"))]),
        };
        if self.null
            && let Some(kind) = schema.get_mut("type")
        {
            *kind = json!([kind, "null"]);
        }
        Value::Object(schema)
    }
}

impl Numbers {
    fn schema(self) -> Map<String, Value> {
        match self {
            Self { fraction: true, .. } | Self { large: true, negative: true, .. } => {
                object(&[("type", json!("number"))])
            }
            // Without a bound it would become a signed integer, which cannot hold it.
            Self { large: true, .. } => object(&[("type", json!("integer")), ("minimum", json!(0))]),
            _ => object(&[("type", json!("integer"))]),
        }
    }
}

/// The number of schemas in a schema.
fn parts(schema: &Value) -> usize {
    let below = |key: &str| schema.get(key).map_or(0, parts);
    let members = schema.get("properties").and_then(Value::as_object);
    1 + below("items")
        + below("additionalProperties")
        + members.into_iter().flatten().map(|(_, it)| parts(it)).sum::<usize>()
}

fn object(entries: &[(&str, Value)]) -> Map<String, Value> {
    entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect()
}
