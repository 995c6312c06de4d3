//! A JSON Schema → its shapes, all of its flaws on the way.

use std::collections::{BTreeMap, VecDeque};

use serde_json::Value;

use super::{
    super::{
        codes,
        names::{Taken, pascal, short},
    },
    flaw::Flaw,
    keywords::About,
    references,
    scalars::Schema,
    shape::{Definition, Json, Kind, Listed, Reference, Shape},
};
use crate::model::{pointer_keys, pointer_of_reference};

/// Reads one schema. Where something is wrong a shape of any JSON stands in for it, so that reading goes
/// on and finds what else is.
pub(super) struct Reader<'a> {
    root: &'a Value,
    taken: &'a mut Taken,
    /// The keys to the schema that is looked at.
    keys: Vec<String>,
    flaws: Vec<Flaw>,
    /// What references lead to: JSON pointers, and the names that were given.
    names: BTreeMap<String, String>,
    /// The pointers whose schemas were not read yet.
    waiting: VecDeque<String>,
    /// The name of the definition that is read, which its own type has.
    own: Option<String>,
}

impl<'a> Reader<'a> {
    pub fn new(root: &'a Value, taken: &'a mut Taken) -> Self {
        let (keys, flaws) = (Vec::new(), Vec::new());
        Self { root, taken, keys, flaws, names: BTreeMap::new(), waiting: VecDeque::new(), own: None }
    }

    /// The whole schema; its types are named after `name`.
    pub fn json(mut self, name: &str, doc: &str) -> Result<Json, Vec<Flaw>> {
        let schema = self.root;
        let root = if references::to_root(schema) {
            let name = self.named(String::new(), name);
            let kind = Kind::Reference(Reference { name, keys: Vec::new() });
            Shape { doc: doc.to_owned(), nullable: false, kind }
        } else {
            self.shape(name, doc, schema)
        };
        let mut definitions = Vec::new();
        while let Some(pointer) = self.waiting.pop_front() {
            definitions.extend(self.definition(&pointer, doc));
        }
        definitions.sort_by(|a, b| a.name.cmp(&b.name));
        let mut json = Json { root, definitions };
        references::pass_null(&mut json);
        self.flaws.extend(references::endless(&json));
        if self.flaws.is_empty() { Ok(json) } else { Err(self.flaws) }
    }

    fn definition(&mut self, pointer: &str, doc: &str) -> Option<Definition> {
        let (schema, name) = (self.root.pointer(pointer)?, self.names.get(pointer)?.clone());
        self.keys = pointer_keys(pointer);
        let doc =
            self.keys.last().map_or_else(|| doc.to_owned(), |key| format!("What the schema calls `{key}`."));
        self.own = Some(name.clone());
        let shape = self.shape(&name, &doc, schema);
        self.own = None;
        self.keys.clear();
        Some(Definition { name, shape })
    }

    /// The shape of `schema`; types in it are named after `name`, and documented by `doc` where it is silent.
    pub(super) fn shape(&mut self, name: &str, doc: &str, schema: &Value) -> Shape {
        let any = |doc: &str| Shape { doc: doc.to_owned(), nullable: false, kind: Kind::Any };
        let object = match schema {
            Value::Bool(true) => return any(doc),
            Value::Object(object) => object,
            _ => {
                self.flaw("no value is valid here", "leave the place out, or describe its values");
                return any(doc);
            }
        };
        let doc = description(object).unwrap_or(doc);
        if object.contains_key("$ref") {
            self.strangers(About::Reference, object);
            let kind = self.reference(object);
            return Shape { doc: doc.to_owned(), nullable: false, kind };
        }
        if let Some(shape) = self.choice(name, doc, object) {
            return shape;
        }
        let (types, null) = self.types(object);
        if object.contains_key("enum") || object.contains_key("const") {
            return self.listed(name, doc, object, &types, null);
        }
        let kind = match types.as_slice() {
            [] if null => Kind::Null,
            [kind] => self.kind(kind, name, doc, object),
            [] => self.untold(object),
            _ => {
                let help = "say one type, and `null` besides it where that is a value";
                self.wrong("type", "lists several types", help);
                Kind::Any
            }
        };
        let nullable = null && kind != Kind::Null;
        if kind == Kind::Null {
            self.strangers(About::Null, object);
        }
        Shape { doc: doc.to_owned(), nullable, kind }
    }

    fn kind(&mut self, kind: &str, name: &str, doc: &str, schema: &Schema) -> Kind {
        let about = match kind {
            "boolean" => About::Boolean,
            "integer" => About::Integer,
            "number" => About::Number,
            "string" => About::Text,
            "array" => About::List,
            "object" if is_record(schema) => About::Record,
            "object" => About::Map,
            other => {
                let message = format!("is `{other}`, which is no type of JSON");
                self.wrong("type", &message, "say string, number, integer, boolean, array, object or null");
                return Kind::Any;
            }
        };
        self.strangers(about, schema);
        match about {
            About::Integer => Kind::Integer(self.integer(schema)),
            About::Number => Kind::Number(self.number(schema)),
            About::Text => Kind::Text(self.text(schema)),
            About::List => self.list(name, doc, schema),
            About::Record => self.record(name, schema),
            About::Map => self.map(name, doc, schema),
            _ => Kind::Boolean,
        }
    }

    /// The types that a schema allows besides null, and whether it allows null.
    fn types<'s>(&mut self, schema: &'s Schema) -> (Vec<&'s str>, bool) {
        let mut types: Vec<&str> = match schema.get("type") {
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) if names.iter().all(Value::is_string) => {
                names.iter().filter_map(Value::as_str).collect()
            }
            Some(_) => {
                self.wrong(
                    "type",
                    "is no text",
                    "say string, number, integer, boolean, array, object or null",
                );
                vec!["boolean"]
            }
            None if schema.contains_key("properties") || schema.contains_key("additionalProperties") => {
                vec!["object"]
            }
            None if schema.contains_key("items") => vec!["array"],
            None => Vec::new(),
        };
        let count = types.len();
        types.retain(|name| *name != "null");
        let null = types.len() < count;
        (types, null)
    }

    /// `anyOf` or `oneOf` of one thing and null.
    fn choice(&mut self, name: &str, doc: &str, schema: &Schema) -> Option<Shape> {
        let keyword = ["anyOf", "oneOf"].into_iter().find(|keyword| schema.contains_key(*keyword))?;
        let both = schema.contains_key("anyOf") && schema.contains_key("oneOf");
        let branches = schema.get(keyword).and_then(Value::as_array).map(Vec::as_slice);
        let (at, branch) = match branches {
            Some([branch, null]) if is_null(null) => (0, branch),
            Some([null, branch]) if is_null(null) => (1, branch),
            _ => (0, &Value::Null),
        };
        if both || branch.is_null() {
            let help = "describe one type; besides it only null can be chosen";
            self.wrong(keyword, "chooses between types", help);
            return Some(Shape { doc: doc.to_owned(), nullable: false, kind: Kind::Any });
        }
        self.strangers(About::Choice, schema);
        let keys = [keyword, if at == 0 { "0" } else { "1" }];
        let shape = self.below(keys, |reader| reader.shape(name, doc, branch));
        if keyword == "oneOf" && shape.takes_null() {
            self.wrong(keyword, "has two branches that take null", "say `anyOf`, or null once");
        }
        let nullable = !matches!(shape.kind, Kind::Any | Kind::Null);
        Some(Shape { nullable, ..shape })
    }

    fn listed(&mut self, name: &str, doc: &str, schema: &Schema, types: &[&str], null: bool) -> Shape {
        self.strangers(About::Listed, schema);
        let constant = schema.get("const").map(std::slice::from_ref);
        let keyword = if constant.is_some() { "const" } else { "enum" };
        let values =
            constant.or_else(|| schema.get("enum")?.as_array().map(Vec::as_slice)).unwrap_or_default();
        let mut texts: Vec<String> = Vec::new();
        for value in values.iter().filter_map(Value::as_str) {
            if !texts.iter().any(|known| known == value) {
                texts.push(value.to_owned());
            }
        }
        let takes_null = (null || !schema.contains_key("type")) && values.iter().any(Value::is_null);
        let doc = doc.to_owned();
        let only_texts = values.iter().all(|value| value.is_string() || value.is_null());
        let of_texts = types.is_empty() || types == ["string"];
        if constant.is_some() && schema.contains_key("enum") {
            self.wrong("const", "stands beside `enum`", "say one of both");
        } else if texts.is_empty() && takes_null && only_texts {
            return Shape { doc, nullable: false, kind: Kind::Null };
        } else if texts.is_empty() || !only_texts || !of_texts {
            let help = "list texts, and null where that is a value; or bound a number by minimum and maximum";
            self.wrong(keyword, "lists what is no text", help);
        }
        let listed = Listed { name: self.give(name), values: texts };
        Shape { doc, nullable: takes_null, kind: Kind::Listed(listed) }
    }

    /// The keys to the schema that is looked at.
    pub(super) fn keys(&self) -> Vec<String> {
        self.keys.clone()
    }

    fn reference(&mut self, schema: &Schema) -> Kind {
        let pointer = schema.get("$ref").and_then(Value::as_str).and_then(pointer_of_reference);
        let found = pointer.filter(|pointer| self.root.pointer(pointer).is_some());
        let Some(pointer) = found else {
            let help = "it may lead to a part of the same schema: `#/$defs/name`";
            self.wrong("$ref", "leads out of the field's schema, or nowhere", help);
            return Kind::Any;
        };
        let known = self.names.get(&pointer).cloned();
        let name = known.unwrap_or_else(|| {
            let last = pointer_keys(&pointer).pop().unwrap_or_default();
            self.named(pointer, &pascal(&last))
        });
        Kind::Reference(Reference { name, keys: self.keys.clone() })
    }

    /// A name for what is referred to for the first time.
    fn named(&mut self, pointer: String, name: &str) -> String {
        let name = self.taken.give(&short(name));
        self.names.insert(pointer.clone(), name.clone());
        self.waiting.push_back(pointer);
        name
    }

    /// A name for a type.
    pub(super) fn give(&mut self, name: &str) -> String {
        self.own.take_if(|own| own == name).unwrap_or_else(|| self.taken.give(name))
    }

    /// What has no type: keywords that would need one are told instead, if there are any.
    fn untold(&mut self, schema: &Schema) -> Kind {
        let before = self.flaws.len();
        self.strangers(About::Untold, schema);
        if self.flaws.len() == before {
            let help = "say its `type`; write `true` instead of the schema where any JSON is meant";
            self.flaw("it is not said what type the value has", help);
        }
        Kind::Any
    }

    /// Tells of the keywords that `about` does not understand.
    pub(super) fn strangers(&mut self, about: About, schema: &Schema) {
        for (keyword, message, help) in about.strangers(|keyword| schema.contains_key(keyword)) {
            self.below([keyword], |reader| reader.flaw(&message, help));
        }
    }

    pub(super) fn below<T, const N: usize>(
        &mut self,
        keys: [&str; N],
        walk: impl FnOnce(&mut Self) -> T,
    ) -> T {
        self.keys.extend(keys.map(str::to_owned));
        let found = walk(self);
        self.keys.truncate(self.keys.len() - N);
        found
    }

    /// Something is wrong with the value of a keyword.
    pub(super) fn wrong(&mut self, keyword: &str, what: &str, help: &str) {
        self.below([keyword], |reader| reader.flaw(&format!("`{keyword}` {what}"), help));
    }

    pub(super) fn flaw(&mut self, message: &str, help: &str) {
        let (keys, message) = (self.keys.clone(), message.to_owned());
        let code = codes::JSON_WITHOUT_TYPE;
        self.flaws.push(Flaw { code, keys, message, help: help.to_owned() });
    }
}

/// Whether an object's keys are known, rather than data.
fn is_record(schema: &Schema) -> bool {
    schema.contains_key("properties") || schema.get("additionalProperties") == Some(&Value::Bool(false))
}

fn is_null(schema: &Value) -> bool {
    schema.get("type").is_some_and(|kind| kind == "null")
}

fn description(schema: &Schema) -> Option<&str> {
    schema.get("description").or_else(|| schema.get("title")).and_then(Value::as_str)
}
