//! Objects at one place: members with names, or keys that are data.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{Shape, object};

/// The most members of an object; with more, its keys are data.
const MOST_MEMBERS: usize = 50;

/// Keys that vary are data from this many on.
const MANY_KEYS: usize = 8;

#[derive(Debug, Clone, Default)]
pub struct Maps {
    seen: u64,
    members: BTreeMap<String, Shape>,
}

impl Maps {
    pub fn add(&mut self, members: &Map<String, Value>) {
        self.seen += 1;
        for (key, value) in members {
            self.members.entry(key.clone()).or_default().add(value);
        }
    }

    pub fn merge(&mut self, other: &Self) {
        self.seen += other.seen;
        for (key, shape) in &other.members {
            self.members.entry(key.clone()).or_default().merge(shape);
        }
    }

    pub fn schema(&self, depth: usize) -> Map<String, Value> {
        let mut schema = object(&[("type", json!("object"))]);
        let united = self.united();
        if depth == 0 || self.members.is_empty() {
            schema.insert("additionalProperties".to_owned(), json!(true));
            return schema;
        }
        if self.keys_are_data(&united) {
            schema.insert("additionalProperties".to_owned(), united.schema(depth));
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
