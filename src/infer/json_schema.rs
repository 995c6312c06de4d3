//! A JSON Schema for values that were seen, within the subset that becomes Rust types.
//!
//! All values together make one [`Shape`]; the schema says what holds for every one of them and
//! guesses little more: no enumerations, no bounds. What is of several kinds is left open (`{}`), as
//! a choice between types makes no Rust type.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

/// Lists of one length are said to have it from this many on: fewer may agree by chance.
const ENOUGH: u64 = 3;

/// The most members of an object; with more, its keys are data.
const MOST_MEMBERS: usize = 50;

/// Keys that vary are data from this many on.
const MANY_KEYS: usize = 8;

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

#[derive(Debug, Clone, Default)]
struct Lists {
    seen: u64,
    shortest: usize,
    longest: usize,
    items: Box<Shape>,
}

#[derive(Debug, Clone, Default)]
struct Maps {
    seen: u64,
    members: BTreeMap<String, Shape>,
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
        fitting.next().unwrap_or_else(|| json!({}))
    }

    fn schema(&self, depth: usize) -> Value {
        if self.kinds() != 1 || depth == 0 {
            return json!({});
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

impl Lists {
    fn add(&mut self, items: &[Value]) {
        self.count(items.len(), items.len(), 1);
        for item in items {
            self.items.add(item);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.count(other.shortest, other.longest, other.seen);
        self.items.merge(&other.items);
    }

    fn count(&mut self, shortest: usize, longest: usize, seen: u64) {
        self.shortest = if self.seen == 0 { shortest } else { self.shortest.min(shortest) };
        self.longest = self.longest.max(longest);
        self.seen += seen;
    }

    fn schema(&self, depth: usize) -> Map<String, Value> {
        let mut schema = object(&[("type", json!("array"))]);
        if self.items.kinds() == 1 && depth > 0 {
            schema.insert("items".to_owned(), self.items.schema(depth));
        }
        if self.shortest == self.longest && self.longest > 1 && self.seen >= ENOUGH {
            schema.insert("minItems".to_owned(), json!(self.shortest));
            schema.insert("maxItems".to_owned(), json!(self.longest));
        }
        schema
    }
}

impl Maps {
    fn add(&mut self, members: &Map<String, Value>) {
        self.seen += 1;
        for (key, value) in members {
            self.members.entry(key.clone()).or_default().add(value);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.seen += other.seen;
        for (key, shape) in &other.members {
            self.members.entry(key.clone()).or_default().merge(shape);
        }
    }

    fn schema(&self, depth: usize) -> Map<String, Value> {
        let mut schema = object(&[("type", json!("object"))]);
        let united = self.united();
        if depth == 0 || self.members.is_empty() {
            return schema;
        }
        if self.keys_are_data(&united) {
            if united.kinds() == 1 {
                schema.insert("additionalProperties".to_owned(), united.schema(depth));
            }
            return schema;
        }
        let members = self.members.iter().map(|(key, shape)| (key.clone(), shape.schema(depth)));
        schema.insert("properties".to_owned(), Value::Object(members.collect()));
        let always = self.members.iter().filter(|(_, shape)| shape.seen == self.seen);
        let required: Vec<&String> = always.map(|(key, _)| key).collect();
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        schema
    }

    /// All members as if they were one.
    fn united(&self) -> Shape {
        let mut united = Shape::default();
        self.members.values().for_each(|shape| united.merge(shape));
        united
    }

    /// Whether the keys are values, such as dates or entities, and not names of members.
    fn keys_are_data(&self, united: &Shape) -> bool {
        let constant = self.members.values().any(|shape| shape.seen == self.seen);
        let varying = !constant && self.members.len() >= MANY_KEYS;
        let nameless = !self.members.keys().any(|key| is_name(key));
        self.members.len() > MOST_MEMBERS || (united.kinds() == 1 && (varying || nameless))
    }
}

/// Whether a key looks like one that a person gave.
fn is_name(key: &str) -> bool {
    key.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' '))
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
