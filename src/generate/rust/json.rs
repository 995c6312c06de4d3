//! Rust types for JSON fields, from their JSON Schemas.
//!
//! A stated subset is understood: the six types of JSON (each also nullable), arrays of one kind of
//! item (of fixed length as arrays of Rust), objects with `properties` or `additionalProperties`,
//! and enumerations of texts. Keywords that only bound values (`minimum`, `maxItems`, `pattern` …)
//! do not make types. Anything that would make a type is a [`Problem`](super::super::Problem).

use serde::Serialize;
use serde_json::{Map, Value};

use super::{
    super::{
        escape::rust_string,
        names::{Taken, distinct, pascal, snake},
    },
    layout,
};

/// A type that a field's JSON needs beside those of the standard library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct JsonType {
    pub name: String,
    pub doc: String,
    /// The members of a struct; none of an enumeration.
    pub members: Vec<Member>,
    /// The variants of an enumeration; none of a struct.
    pub variants: Vec<Variant>,
    /// Whether other keys than the members' are an error.
    pub closed: bool,
}

/// A member of a struct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Member {
    pub doc: String,
    /// The key in JSON as a literal, where it differs from the name.
    pub rename: Option<String>,
    pub optional: bool,
    /// `pub name: Type,`, with its indent.
    pub declaration: String,
}

/// A variant of an enumeration of texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Variant {
    pub name: String,
    /// The text as a literal.
    pub value: String,
}

/// The variants for texts.
pub(super) fn variants(values: &[String]) -> Vec<Variant> {
    let mut values: Vec<&str> = values.iter().map(String::as_str).collect();
    let mut seen = std::collections::BTreeSet::new();
    values.retain(|value| seen.insert(*value));
    let named = distinct(values, pascal, &["Err"]).into_iter();
    named.map(|(value, name)| Variant { name, value: rust_string(value) }).collect()
}

/// Where in a JSON Schema something is that makes no type, and what.
pub(super) struct Unsupported {
    pub keys: Vec<String>,
    pub message: String,
}

/// Walks the JSON Schemas of one module and collects the types that they need.
pub(super) struct Walker<'a> {
    pub types: Vec<JsonType>,
    pub taken: &'a mut Taken,
    /// The keys to the schema that is looked at.
    keys: Vec<String>,
    depth: usize,
}

/// Keywords that would change the type in ways that are not understood.
const UNSUPPORTED: [&str; 15] = [
    "$ref",
    "$dynamicRef",
    "allOf",
    "anyOf",
    "oneOf",
    "not",
    "if",
    "then",
    "else",
    "prefixItems",
    "patternProperties",
    "dependentSchemas",
    "unevaluatedProperties",
    "unevaluatedItems",
    "const",
];

/// The longest array for which serde has implementations.
const LONGEST_ARRAY: u64 = 32;

/// How deep a schema may nest.
const DEEPEST: usize = 32;

impl<'a> Walker<'a> {
    pub(super) fn new(taken: &'a mut Taken) -> Self {
        Self { types: Vec::new(), taken, keys: Vec::new(), depth: 0 }
    }

    /// The type for `schema`; types that it needs are named after `name`.
    pub(super) fn kind(&mut self, name: &str, doc: &str, schema: &Value) -> Result<String, Unsupported> {
        let object = match schema {
            Value::Bool(true) => return Ok("serde_json::Value".to_owned()),
            Value::Object(object) => object,
            _ => return Err(self.unsupported("only an object or `true` describes values")),
        };
        if let Some(keyword) = UNSUPPORTED.iter().find(|keyword| object.contains_key(**keyword)) {
            return Err(self.unsupported(&format!("`{keyword}` makes no Rust type")));
        }
        if self.depth == DEEPEST {
            return Err(self.unsupported("it nests too deeply"));
        }
        self.depth += 1;
        let kind = self.nullable(name, doc, object);
        self.depth -= 1;
        kind
    }

    fn nullable(
        &mut self,
        name: &str,
        doc: &str,
        object: &Map<String, Value>,
    ) -> Result<String, Unsupported> {
        let (kinds, null) = types(object);
        let mut texts = object.get("enum").and_then(Value::as_array).cloned();
        let null_value = texts.as_mut().is_some_and(|values| {
            let before = values.len();
            values.retain(|value| !value.is_null());
            values.len() < before
        });
        let inner = match (texts, kinds.as_slice()) {
            (Some(values), _) => self.enumeration(name, doc, &values)?,
            (None, []) => return Ok("serde_json::Value".to_owned()),
            (None, [kind]) => self.single(kind, name, doc, object)?,
            (None, _) => return Err(self.unsupported("a value of several types makes no Rust type")),
        };
        Ok(if null || null_value { format!("Option<{inner}>") } else { inner })
    }

    fn single(
        &mut self,
        kind: &str,
        name: &str,
        doc: &str,
        object: &Map<String, Value>,
    ) -> Result<String, Unsupported> {
        let not_negative =
            object.get("minimum").and_then(Value::as_f64).is_some_and(|minimum| minimum >= 0.0);
        Ok(match kind {
            "string" => "String".to_owned(),
            "number" => "f64".to_owned(),
            "integer" if not_negative => "u64".to_owned(),
            "integer" => "i64".to_owned(),
            "boolean" => "bool".to_owned(),
            "null" => "()".to_owned(),
            "array" => self.array(name, doc, object)?,
            "object" => self.object(name, doc, object)?,
            other => return Err(self.unsupported(&format!("`{other}` is no type of JSON"))),
        })
    }

    fn enumeration(&mut self, name: &str, doc: &str, values: &[Value]) -> Result<String, Unsupported> {
        let texts: Option<Vec<String>> =
            values.iter().map(|value| value.as_str().map(str::to_owned)).collect();
        let Some(texts) = texts.filter(|texts| !texts.is_empty()) else {
            return Err(self.unsupported("only an enumeration of texts makes a Rust type"));
        };
        let name = self.taken.give(name);
        let variants = variants(&texts);
        let doc = doc.to_owned();
        self.types.push(JsonType { name: name.clone(), doc, members: Vec::new(), variants, closed: true });
        Ok(name)
    }

    fn array(&mut self, name: &str, doc: &str, object: &Map<String, Value>) -> Result<String, Unsupported> {
        let item = match object.get("items") {
            None => "serde_json::Value".to_owned(),
            Some(items) => {
                let doc = description(items).unwrap_or(doc).to_owned();
                self.below("items", |walker| walker.kind(&format!("{name}Item"), &doc, items))?
            }
        };
        let bound = |key: &str| object.get(key).and_then(Value::as_u64);
        Ok(match (bound("minItems"), bound("maxItems")) {
            (Some(min), Some(max)) if min == max && max <= LONGEST_ARRAY => format!("[{item}; {max}]"),
            _ => format!("Vec<{item}>"),
        })
    }

    fn object(&mut self, name: &str, doc: &str, object: &Map<String, Value>) -> Result<String, Unsupported> {
        let additional = object.get("additionalProperties");
        let Some(properties) = object.get("properties").and_then(Value::as_object) else {
            return self.map(name, doc, additional);
        };
        if matches!(additional, Some(Value::Object(_))) {
            return Err(
                self.unsupported("`properties` and `additionalProperties` together make no Rust type")
            );
        }
        let name = self.taken.give(name);
        let place = self.types.len();
        let members = self.members(&name, object, properties)?;
        let closed = additional == Some(&Value::Bool(false));
        let doc = doc.to_owned();
        let made = JsonType { name: name.clone(), doc, members, variants: Vec::new(), closed };
        self.types.insert(place, made);
        Ok(name)
    }

    fn map(&mut self, name: &str, doc: &str, values: Option<&Value>) -> Result<String, Unsupported> {
        let kind = match values {
            None | Some(Value::Bool(true)) => "serde_json::Value".to_owned(),
            Some(Value::Bool(false)) => "()".to_owned(),
            Some(values) => {
                let doc = description(values).unwrap_or(doc).to_owned();
                self.below("additionalProperties", |walker| {
                    walker.kind(&format!("{name}Value"), &doc, values)
                })?
            }
        };
        Ok(format!("BTreeMap<String, {kind}>"))
    }

    fn members(
        &mut self,
        owner: &str,
        object: &Map<String, Value>,
        properties: &Map<String, Value>,
    ) -> Result<Vec<Member>, Unsupported> {
        let required = object.get("required").and_then(Value::as_array);
        let mut members = Vec::new();
        for (key, name) in distinct(properties.keys().map(String::as_str), snake, &[]) {
            let Some(schema) = properties.get(key) else { continue };
            let doc = description(schema).map_or_else(|| format!("The value of `{key}`."), str::to_owned);
            let wanted = format!("{owner}{}", pascal(key));
            let kind = self.below("properties", |walker| {
                walker.below(key, |walker| walker.kind(&wanted, &doc, schema))
            })?;
            let optional = !required.is_some_and(|keys| keys.iter().any(|known| known == key));
            let nullable = kind.starts_with("Option<");
            let kind = if optional && !nullable { format!("Option<{kind}>") } else { kind };
            let rename = (name != key).then(|| rust_string(key));
            members.push(Member { doc, rename, optional, declaration: layout::member(&name, &kind) });
        }
        Ok(members)
    }

    fn below<T>(
        &mut self,
        key: &str,
        walk: impl FnOnce(&mut Self) -> Result<T, Unsupported>,
    ) -> Result<T, Unsupported> {
        self.keys.push(key.to_owned());
        let found = walk(self);
        self.keys.pop();
        found
    }

    fn unsupported(&self, message: &str) -> Unsupported {
        Unsupported { keys: self.keys.clone(), message: message.to_owned() }
    }
}

/// The types that a schema allows, and whether null is one of several.
fn types(object: &Map<String, Value>) -> (Vec<String>, bool) {
    let names: Vec<String> = match object.get("type") {
        Some(Value::String(name)) => vec![name.clone()],
        Some(Value::Array(names)) => {
            names.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect()
        }
        _ if object.contains_key("properties") => vec!["object".to_owned()],
        _ if object.contains_key("items") => vec!["array".to_owned()],
        _ => Vec::new(),
    };
    if names.len() < 2 {
        return (names, false);
    }
    let null = names.iter().any(|name| name == "null");
    (names.into_iter().filter(|name| name != "null").collect(), null)
}

fn description(schema: &Value) -> Option<&str> {
    schema.get("description").or_else(|| schema.get("title")).and_then(Value::as_str)
}
