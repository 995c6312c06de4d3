//! A JSON Schema → what values are grown from.

use serde_json::{Map, Value};

use super::{kind::Kind, references, validator};
use crate::{
    model::{pointer_keys, pointer_of_reference},
    sample::{
        error::SampleError,
        text::{Bounds, Text},
    },
    words::Tick,
};

pub(super) type Schema = Map<String, Value>;

/// A schema that was read.
#[derive(Debug)]
pub(super) struct Read {
    pub root: Kind,
    pub definitions: Vec<Kind>,
    /// How deep a value of each definition is at least; nothing where it has no end.
    pub depths: Vec<Option<u32>>,
    /// The first keyword that was passed over, as what is wrong if no value is found for it.
    pub unsure: Option<Flaw>,
}

/// Why there is no value, and where in the field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Flaw {
    keys: Vec<String>,
    message: String,
    help: &'static str,
}

const HELP: &str = "correct the schema, or give the field an `example`";

/// Keywords that no value can be grown from.
const PASSED_OVER: [&str; 11] = [
    "$dynamicRef",
    "$recursiveRef",
    "contains",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "if",
    "not",
    "unevaluatedItems",
    "unevaluatedProperties",
    "allOf",
];

/// The keywords that speak of one type, by which it is known where the schema does not say it.
const BY_TYPE: [(&str, &[&str]); 4] = [
    (
        "object",
        &[
            "additionalProperties",
            "maxProperties",
            "minProperties",
            "patternProperties",
            "properties",
            "propertyNames",
            "required",
        ],
    ),
    ("array", &["items", "maxItems", "minItems", "prefixItems", "uniqueItems"]),
    ("string", &["maxLength", "minLength", "pattern"]),
    ("number", &["exclusiveMaximum", "exclusiveMinimum", "maximum", "minimum", "multipleOf"]),
];

/// Reads a schema whose values have at most `most` bytes.
pub(super) fn read(schema: &Value, most: usize) -> Result<Read, Flaw> {
    let mut reader = Reader { root: schema, most, keys: Vec::new(), pointers: Vec::new(), unsure: None };
    let root = reader.kind(schema)?;
    let mut definitions = Vec::new();
    while let Some(pointer) = reader.pointers.get(definitions.len()) {
        reader.keys = pointer_keys(pointer);
        let definition = schema.pointer(pointer).unwrap_or(&Value::Null);
        definitions.push(reader.kind(definition)?);
    }
    let read = Read { depths: references::depths(&definitions), root, definitions, unsure: reader.unsure };
    match read.depth(&read.root) {
        Some(_) => Ok(read),
        None => Err(Flaw::new(Vec::new(), "a value of it would have no end")),
    }
}

pub(super) struct Reader<'a> {
    root: &'a Value,
    pub most: usize,
    /// The keys to the schema that is looked at.
    keys: Vec<String>,
    /// What references lead to, in the order of the definitions.
    pointers: Vec<String>,
    unsure: Option<Flaw>,
}

impl Reader<'_> {
    pub fn kind(&mut self, schema: &Value) -> Result<Kind, Flaw> {
        match schema {
            Value::Bool(true) => self.any(),
            Value::Object(schema) => match self.grown(schema) {
                Ok(kind) => Ok(kind),
                Err(flaw) => self.exemplified(schema).ok_or(flaw),
            },
            _ => Err(self.flaw("no value is valid here")),
        }
    }

    fn grown(&mut self, schema: &Schema) -> Result<Kind, Flaw> {
        if let Some(reference) = schema.get("$ref") {
            self.pass_over(schema, |keyword| keyword != "$ref" && is_assertion(keyword));
            return self.reference(reference.as_str().unwrap_or_default());
        }
        if schema.contains_key("enum") || schema.contains_key("const") {
            return self.listed(schema);
        }
        if let Some([only]) = schema.get("allOf").and_then(Value::as_array).map(Vec::as_slice)
            && schema.keys().filter(|keyword| is_assertion(keyword)).count() == 1
        {
            return self.below(["allOf", "0"], |reader| reader.kind(only));
        }
        let is_strange = |keyword: &str| PASSED_OVER.contains(&keyword);
        if schema.keys().any(|keyword| is_strange(keyword))
            && let Some(kind) = self.exemplified(schema)
        {
            return Ok(kind);
        }
        self.pass_over(schema, is_strange);
        let types = types(schema);
        match ["anyOf", "oneOf"].into_iter().find(|keyword| schema.contains_key(*keyword)) {
            Some(keyword) if types.is_empty() => self.choice(keyword, schema),
            _ => {
                self.pass_over(schema, |keyword| keyword == "anyOf" || keyword == "oneOf");
                self.of_types(&types, schema)
            }
        }
    }

    fn of_types(&mut self, types: &[&str], schema: &Schema) -> Result<Kind, Flaw> {
        let mut kinds = types.iter().map(|name| self.typed(name, schema)).collect::<Result<Vec<_>, _>>()?;
        match kinds.len() {
            0 => self.any(),
            1 => Ok(kinds.swap_remove(0)),
            _ => Ok(Kind::OneOf(kinds)),
        }
    }

    fn typed(&mut self, name: &str, schema: &Schema) -> Result<Kind, Flaw> {
        match name {
            "null" => Ok(Kind::Null),
            "boolean" => Ok(Kind::Boolean),
            "integer" => self.integer(schema),
            "number" => self.number(schema),
            "string" => self.text(schema),
            "array" => self.list(schema),
            "object" => self.object(schema),
            _ => Err(self.flaw_at("type", "it is no type of JSON")),
        }
    }

    fn reference(&mut self, reference: &str) -> Result<Kind, Flaw> {
        let pointer = pointer_of_reference(reference);
        let Some(pointer) = pointer.filter(|pointer| self.root.pointer(pointer).is_some()) else {
            return Err(self.flaw_at("$ref", "it leads out of the schema, or nowhere"));
        };
        let known = self.pointers.iter().position(|other| *other == pointer);
        Ok(Kind::Reference(known.unwrap_or_else(|| {
            self.pointers.push(pointer);
            self.pointers.len() - 1
        })))
    }

    /// Those values of `enum` and `const` that the rest of the schema allows.
    fn listed(&mut self, schema: &Schema) -> Result<Kind, Flaw> {
        let keyword = if schema.contains_key("const") { "const" } else { "enum" };
        let values = match (schema.get("const"), schema.get("enum")) {
            (Some(value), _) => vec![value.clone()],
            (None, values) => values.and_then(Value::as_array).cloned().unwrap_or_default(),
        };
        let fitting = self.fitting(schema, values);
        if fitting.is_empty() {
            return Err(self.flaw_at(keyword, "nothing that it lists is valid here"));
        }
        Ok(Kind::Listed(fitting))
    }

    /// What the schema itself gives as examples.
    fn exemplified(&mut self, schema: &Schema) -> Option<Kind> {
        let examples = schema.get("examples").and_then(Value::as_array).into_iter().flatten();
        let values: Vec<Value> = examples.chain(schema.get("default")).cloned().collect();
        let fitting = if values.is_empty() { values } else { self.fitting(schema, values) };
        (!fitting.is_empty()).then_some(Kind::Listed(fitting))
    }

    /// Those of the values that the part of the schema allows.
    fn fitting(&mut self, schema: &Schema, mut values: Vec<Value>) -> Vec<Value> {
        let mut alone = schema.clone();
        if let Some(definitions) = self.root.get("$defs") {
            alone.insert("$defs".to_owned(), definitions.clone());
        }
        match validator(&Value::Object(alone)) {
            Some(validator) => values.retain(|value| validator.is_valid(value)),
            // It refers to what only the whole schema has.
            None => self.pass_over(schema, is_assertion),
        }
        values
    }

    fn choice(&mut self, keyword: &'static str, schema: &Schema) -> Result<Kind, Flaw> {
        self.pass_over(schema, |other| other != keyword && (other == "anyOf" || other == "oneOf"));
        let branches = schema.get(keyword).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        if keyword == "oneOf" && !are_distinct(branches) {
            self.pass_over(schema, |other| other == keyword);
        }
        let read = branches
            .iter()
            .enumerate()
            .map(|(at, branch)| self.below([keyword, &at.to_string()], |reader| reader.kind(branch)));
        let (kinds, flaws): (Vec<_>, Vec<_>) = read.partition(Result::is_ok);
        let kinds: Vec<Kind> = kinds.into_iter().flatten().collect();
        match flaws.into_iter().find_map(Result::err).filter(|_| kinds.is_empty()) {
            Some(flaw) => Err(flaw),
            None => Ok(Kind::OneOf(kinds)),
        }
    }

    /// Any value: a text is as good as anything.
    pub fn any(&self) -> Result<Kind, Flaw> {
        let bounds = Bounds { least: 1, ..self.bounds() };
        Text::new(None, bounds).map(Kind::Text).map_err(|why| self.flaw(&why))
    }

    /// Those of a text that is at most all there is.
    pub fn bounds(&self) -> Bounds {
        Bounds::bytes(u64::try_from(self.most).ok())
    }

    pub fn below<T, const N: usize>(&mut self, keys: [&str; N], walk: impl FnOnce(&mut Self) -> T) -> T {
        self.keys.extend(keys.map(str::to_owned));
        let read = walk(self);
        self.keys.truncate(self.keys.len() - N);
        read
    }

    /// Remembers the first of the keywords of `schema` that values cannot be grown from.
    pub fn pass_over(&mut self, schema: &Schema, is_passed_over: impl Fn(&str) -> bool) {
        let passed = schema.keys().find(|keyword| is_passed_over(keyword));
        if let Some(keyword) = passed.filter(|_| self.unsure.is_none()) {
            let message = format!("no value was found that satisfies {}", Tick(keyword));
            self.unsure = Some(self.flaw_at(keyword, &message));
        }
    }

    pub fn flaw(&self, message: &str) -> Flaw {
        Flaw::new(self.keys.clone(), message)
    }

    pub fn flaw_at(&self, keyword: &str, message: &str) -> Flaw {
        let keys = self.keys.iter().cloned().chain([keyword.to_owned()]).collect();
        Flaw::new(keys, message)
    }
}

/// Whether the keyword says something of which values are valid.
fn is_assertion(keyword: &str) -> bool {
    let of_types = BY_TYPE.iter().any(|(_, keywords)| keywords.contains(&keyword));
    let others = ["$ref", "anyOf", "const", "enum", "oneOf", "type"];
    of_types || others.contains(&keyword) || PASSED_OVER.contains(&keyword)
}

/// The types that a schema says, or that its keywords speak of.
fn types(schema: &Schema) -> Vec<&str> {
    match schema.get("type") {
        Some(Value::String(name)) => vec![name],
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
        _ => {
            let spoken_of =
                BY_TYPE.iter().find(|(_, words)| words.iter().any(|word| schema.contains_key(*word)));
            spoken_of.map(|(name, _)| *name).into_iter().collect()
        }
    }
}

/// Whether no value can be of two of the branches, as their types show.
fn are_distinct(branches: &[Value]) -> bool {
    let mut seen = Vec::new();
    branches.iter().all(|branch| match branch.get("type").and_then(Value::as_str) {
        Some(name) => {
            let name = if name == "integer" { "number" } else { name };
            let is_new = !seen.contains(&name);
            seen.push(name);
            is_new
        }
        None => false,
    })
}

impl Read {
    /// One of these values, and nothing else.
    pub fn only(values: Vec<Value>) -> Self {
        Self { root: Kind::Listed(values), definitions: Vec::new(), depths: Vec::new(), unsure: None }
    }

    /// How deep a value is at least; nothing if it has no end.
    pub fn depth(&self, kind: &Kind) -> Option<u32> {
        kind.depth(&self.depths)
    }

    /// What is wrong if no value was found, or only such as have more than `most` bytes.
    pub fn nothing_found(&self, most: Option<usize>) -> Flaw {
        match (most, &self.unsure) {
            (Some(most), _) => Flaw {
                keys: vec!["max_bytes".to_owned()],
                message: format!("no value was found that has at most {most} bytes"),
                help: "raise `max_bytes`, or give the field an `example`",
            },
            (None, Some(flaw)) => flaw.clone(),
            (None, None) => Flaw::new(Vec::new(), "no value was found that satisfies it"),
        }
    }
}

impl Flaw {
    fn new(keys: Vec<String>, message: &str) -> Self {
        let keys = ["schema".to_owned()].into_iter().chain(keys).collect();
        Self { keys, message: message.to_owned(), help: HELP }
    }

    /// The error of the field with this key.
    pub fn error(self, key: &str) -> SampleError {
        let message = format!("no JSON can be made for field {}: {}", Tick(key), self.message);
        SampleError::new(self.keys, message, self.help)
    }
}
