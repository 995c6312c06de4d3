//! A schema by its keywords; what is absent is what draft 2020-12 puts in its place.

use std::collections::BTreeSet;

use serde_json::{Map, Number, Value};

use super::documentation;

/// The schema that every value satisfies: what an absent schema means.
pub(super) static ANYTHING: Value = Value::Bool(true);

/// A schema's keywords; `true` has none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Node<'a>(pub Option<&'a Map<String, Value>>);

/// Two schemas that are compared.
#[derive(Debug, Clone, Copy)]
pub(super) struct Pair<'a> {
    pub before: &'a Value,
    pub after: &'a Value,
}

/// The same by their keywords.
#[derive(Debug, Clone, Copy)]
pub(super) struct Nodes<'a> {
    pub before: Node<'a>,
    pub after: Node<'a>,
}

impl<'a> Node<'a> {
    /// The keywords of `schema`, if it is an object.
    pub fn of(schema: &'a Value) -> Self {
        Self(schema.as_object())
    }

    pub fn get(self, keyword: &str) -> Option<&'a Value> {
        self.0.and_then(|keywords| keywords.get(keyword))
    }

    pub fn has(self, keyword: &str) -> bool {
        self.get(keyword).is_some()
    }

    /// The schema under `keyword`.
    pub fn schema(self, keyword: &str) -> &'a Value {
        self.get(keyword).unwrap_or(&ANYTHING)
    }

    /// The member `name` of the schemas under `keyword`.
    pub fn member(self, keyword: &str, name: &str) -> Option<&'a Value> {
        self.get(keyword).and_then(|members| members.get(name))
    }

    pub fn list(self, keyword: &str) -> &'a [Value] {
        self.get(keyword).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    pub fn number(self, keyword: &str) -> Option<&'a Number> {
        self.get(keyword).and_then(Value::as_number)
    }

    pub fn keywords(self) -> impl Iterator<Item = &'a str> {
        self.0.into_iter().flat_map(Map::keys).map(String::as_str)
    }

    /// The texts in the list under `keyword`.
    pub fn texts(self, keyword: &str) -> BTreeSet<&'a str> {
        self.list(keyword).iter().filter_map(Value::as_str).collect()
    }
}

impl<'a> Nodes<'a> {
    pub fn of(pair: Pair<'a>) -> Self {
        Self { before: Node::of(pair.before), after: Node::of(pair.after) }
    }

    /// What both have under `keyword`.
    pub fn get(self, keyword: &str) -> (Option<&'a Value>, Option<&'a Value>) {
        (self.before.get(keyword), self.after.get(keyword))
    }

    /// The schemas under `keyword`.
    pub fn schemas(self, keyword: &str) -> Pair<'a> {
        Pair { before: self.before.schema(keyword), after: self.after.schema(keyword) }
    }

    /// The names of all members under `keyword`.
    pub fn names(self, keyword: &str) -> BTreeSet<&'a str> {
        let members = [self.before, self.after].into_iter().filter_map(|node| node.get(keyword));
        members.filter_map(Value::as_object).flat_map(Map::keys).map(String::as_str).collect()
    }
}

/// Whether every value satisfies `schema`, as far as it shows.
pub(super) fn allows_anything(schema: &Value) -> bool {
    match schema {
        Value::Bool(allows) => *allows,
        Value::Object(keywords) => keywords.keys().all(|keyword| documentation::is_documentation(keyword)),
        _ => false,
    }
}

/// Whether no value satisfies `schema`, as far as it shows.
pub(super) fn allows_nothing(schema: &Value) -> bool {
    *schema == Value::Bool(false)
}
