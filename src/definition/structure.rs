//! All that is structurally wrong with a tree, by the JSON Schema of the language.
//!
//! Only a tree that did not become a value comes here: serde stops at the first problem, and a
//! person wants to see them all. The schema is made from the same types, so both agree on what a
//! definition is; the messages here say it in the words of the language.

use jsonschema::{
    JsonType, ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind as Kind},
};
use serde::Deserialize;
use serde_json::Value;

use super::{
    codes,
    flaw::{Flaw, Spelling, flaw},
    yaml::{self, Node, locate},
};
use crate::{diagnostic::meant_word, model::pointer_keys};

/// A JSON Schema, ready to find flaws.
#[derive(Debug)]
pub struct Shape {
    schema: Value,
    validator: Validator,
}

impl Shape {
    /// # Errors
    /// When the schema is none; ours, made from types, always is one.
    pub fn new(schema: schemars::Schema) -> Result<Self, String> {
        let schema = Value::from(schema);
        let validator = jsonschema::validator_for(&schema).map_err(|error| error.to_string())?;
        Ok(Self { schema, validator })
    }

    /// All flaws of the tree, in the order of the file.
    pub fn flaws(&self, root: &Node<'_>) -> Vec<Flaw> {
        let Ok(value) = Value::deserialize(root) else { return Vec::new() };
        let mut flaws = Vec::new();
        for error in self.validator.iter_errors(&value) {
            self.explain(root, &error, &mut flaws);
        }
        flaws.sort_by(|a, b| (a.at.start, &a.message).cmp(&(b.at.start, &b.message)));
        flaws.dedup_by(|a, b| a.at == b.at && a.message == b.message);
        flaws
    }

    fn explain(&self, root: &Node<'_>, error: &ValidationError<'_>, flaws: &mut Vec<Flaw>) {
        let path = pointer_keys(error.instance_path().as_str());
        match error.kind() {
            Kind::AdditionalProperties { unexpected } => {
                let unknown = unexpected.iter().map(|key| self.unknown_key(root, error, &path, key));
                let mut unknown: Vec<Flaw> = unknown.collect();
                doubt_rivals(&mut unknown);
                flaws.extend(unknown);
            }
            Kind::Required { property } => flaws.push(missing_key(root, &path, property)),
            Kind::AnyOf { context } | Kind::OneOfNotValid { context } => match only_likely_branch(context) {
                Some(branch) => branch.iter().for_each(|inner| self.explain(root, inner, flaws)),
                None => flaws.push(self.no_branch(root, error, &path, context)),
            },
            Kind::OneOfMultipleValid { .. } => {
                let keys = self.required_alternatives(error);
                let message = format!("{} has more than one of {keys}", name_of(&path));
                flaws.push(flaw(codes::WRONG_VALUE, message, locate(root, &path, true)));
            }
            Kind::PropertyNames { error: inner } => flaws.push(bad_name(root, inner, &path)),
            _ => flaws.push(self.wrong_value(root, error, &path)),
        }
    }

    fn unknown_key(&self, root: &Node<'_>, error: &ValidationError<'_>, path: &[String], key: &str) -> Flaw {
        let at = locate(root, &child(path, key), true);
        let known = self.keys_beside(error);
        let mut found = flaw(codes::UNKNOWN_KEY, format!("unknown key `{key}` in {}", name_of(path)), at);
        let words: Vec<&str> = known.iter().map(String::as_str).collect();
        match meant_word(key, &words) {
            Some(meant) => {
                found.help = Some(format!("did you mean `{}`?", meant.name));
                found.spelling = Some(Spelling::new(key, meant));
            }
            None => found.notes.push(format!("there are: {}", known.join(", "))),
        }
        found
    }

    fn no_branch(
        &self,
        root: &Node<'_>,
        error: &ValidationError<'_>,
        path: &[String],
        context: &[Vec<ValidationError<'_>>],
    ) -> Flaw {
        let only_required = |branch: &Vec<ValidationError<'_>>| {
            branch.iter().all(|inner| matches!(inner.kind(), Kind::Required { .. }))
        };
        if context.iter().all(only_required) {
            let keys = self.required_alternatives(error);
            let message = format!("{} needs one of {keys}", name_of(path));
            return flaw(codes::MISSING_KEY, message, locate(root, path, true));
        }
        self.wrong_value(root, error, path)
    }

    fn wrong_value(&self, root: &Node<'_>, error: &ValidationError<'_>, path: &[String]) -> Flaw {
        let name = name_of(path);
        let (mut help, mut spelling) = (None, None);
        let message = match error.kind() {
            Kind::Type { kind } => format!("{name} is {}, not {}", found(error.instance()), expected(kind)),
            Kind::Enum { .. } | Kind::OneOfNotValid { .. } if !self.words_beside(error).is_empty() => {
                let words = self.words_beside(error);
                let text = shown(error.instance());
                let meant = meant_word(&text, &words);
                help = meant.map(|meant| format!("did you mean `{}`?", meant.name));
                spelling = meant.map(|meant| Spelling::new(&text, meant));
                format!("{name} is `{text}`, not one of {}", words.join(", "))
            }
            Kind::FalseSchema => return unknown_here(root, path),
            Kind::Minimum { limit } => format!("{name} is {}, less than {limit}", error.instance()),
            Kind::Maximum { limit } => format!("{name} is {}, more than {limit}", error.instance()),
            Kind::MinItems { .. } | Kind::MinProperties { .. } => format!("{name} is empty"),
            Kind::Pattern { .. } | Kind::AnyOf { .. } | Kind::OneOfNotValid { .. } => {
                help = self.description_beside(error);
                format!("{name} does not take `{}`", shown(error.instance()))
            }
            _ => format!("{name}: {error}"),
        };
        let at = locate(root, path, false);
        // A text over several lines is shown by its key, which is not what is to be replaced.
        let spelling = spelling.filter(|_| yaml::node(root, path).is_some_and(|node| node.span == at));
        Flaw { help, spelling, ..flaw(codes::WRONG_VALUE, message, at) }
    }

    /// The schema that holds the keyword which the error is about.
    fn beside(&self, error: &ValidationError<'_>) -> Option<&Value> {
        let keywords = pointer_keys(error.schema_path().as_str());
        let (_, parents) = keywords.split_last()?;
        parents.iter().try_fold(self.resolved(&self.schema), |schema, segment| match schema {
            Value::Object(map) if segment == "$ref" => map.get("$ref").map_or(Some(schema), |_| None),
            Value::Object(map) => map.get(segment).map(|next| self.resolved(next)),
            Value::Array(list) => list.get(segment.parse::<usize>().ok()?).map(|next| self.resolved(next)),
            _ => None,
        })
    }

    /// Follows a `$ref` into `$defs`.
    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        let reference = schema.get("$ref").and_then(Value::as_str);
        let target = reference.and_then(|reference| self.schema.pointer(reference.strip_prefix('#')?));
        target.unwrap_or(schema)
    }

    fn keys_beside(&self, error: &ValidationError<'_>) -> Vec<String> {
        let properties = self.beside(error).and_then(|schema| schema.get("properties"));
        properties.and_then(Value::as_object).map(|map| map.keys().cloned().collect()).unwrap_or_default()
    }

    fn description_beside(&self, error: &ValidationError<'_>) -> Option<String> {
        self.beside(error)?.get("description")?.as_str().map(|text| text.replace('\n', " "))
    }

    /// The words of an enum: `enum: [a, b]`, or `oneOf: [{const: a}, …]` where some are documented.
    fn words_beside(&self, error: &ValidationError<'_>) -> Vec<&str> {
        let Some(schema) = self.beside(error) else { return Vec::new() };
        let words = words(schema).chain(list(schema, "oneOf").flat_map(words));
        words.filter_map(Value::as_str).collect()
    }

    /// The keys of `oneOf: [{required: [a]}, {required: [b]}]`, as prose.
    fn required_alternatives(&self, error: &ValidationError<'_>) -> String {
        let schema = self.beside(error);
        let branches = schema.and_then(|schema| schema.get("oneOf").or_else(|| schema.get("anyOf")));
        let keys = branches.and_then(Value::as_array).into_iter().flatten();
        let keys: Vec<_> = keys.filter_map(|branch| branch.pointer("/required/0")?.as_str()).collect();
        keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
    }
}

/// Of several keys that mean the same, nobody can tell which has the right value.
fn doubt_rivals(unknown: &mut [Flaw]) {
    let meant: Vec<String> =
        unknown.iter().filter_map(|flaw| Some(flaw.spelling.as_ref()?.meant.clone())).collect();
    for spelling in unknown.iter_mut().filter_map(|flaw| flaw.spelling.as_mut()) {
        spelling.is_slip &= meant.iter().filter(|other| **other == spelling.meant).count() == 1;
    }
}

/// The one branch that was meant, if that can be told: a null never is (it stands for a key that
/// may be left out), and another branch fails at once, by its type.
fn only_likely_branch<'c, 'e>(context: &'c [Vec<ValidationError<'e>>]) -> Option<&'c [ValidationError<'e>]> {
    let depth = context.iter().flatten().map(|error| error.instance_path().as_str().len()).min()?;
    let wrong_type = |error: &ValidationError<'_>| match error.kind() {
        Kind::Type { .. } => error.instance_path().as_str().len() <= depth,
        _ => false,
    };
    let null = |branch: &[ValidationError<'_>]| match branch {
        [error] => matches!(error.kind(), Kind::Type { kind: TypeKind::Single(JsonType::Null) }),
        _ => false,
    };
    let mut real = context.iter().filter(|branch| !null(branch));
    if let (Some(only), None) = (real.next(), real.next()) {
        return Some(only);
    }
    let mut likely = context.iter().filter(|branch| !null(branch) && !branch.iter().any(wrong_type));
    match (likely.next(), likely.next()) {
        (Some(branch), None) => Some(branch),
        _ => None,
    }
}

/// A key that cannot be the name of anything.
fn bad_name(root: &Node<'_>, error: &ValidationError<'_>, path: &[String]) -> Flaw {
    let key = shown(error.instance());
    let mut found = flaw(
        codes::WRONG_VALUE,
        format!("{} takes no key `{key}`", name_of(path)),
        locate(root, &child(path, error.instance().as_str().unwrap_or_default()), true),
    );
    if let Kind::Pattern { pattern } = error.kind() {
        found.notes.push(format!("a name here matches `{pattern}`"));
    }
    found
}

fn missing_key(root: &Node<'_>, path: &[String], property: &Value) -> Flaw {
    let key = property.as_str().unwrap_or_default();
    flaw(codes::MISSING_KEY, format!("{} needs the key `{key}`", name_of(path)), locate(root, path, true))
}

/// A key that is known elsewhere.
fn unknown_here(root: &Node<'_>, path: &[String]) -> Flaw {
    let (key, parents) = path.split_last().map_or(("", path), |(key, parents)| (key.as_str(), parents));
    let message = format!("unknown key `{key}` in {}", name_of(parents));
    flaw(codes::UNKNOWN_KEY, message, locate(root, path, true))
}

fn words(schema: &Value) -> impl Iterator<Item = &Value> {
    list(schema, "enum").chain(schema.get("const"))
}

fn list<'s>(schema: &'s Value, key: &str) -> impl Iterator<Item = &'s Value> {
    schema.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn child(path: &[String], key: &str) -> Vec<String> {
    path.iter().cloned().chain([key.to_owned()]).collect()
}

/// How a message calls the thing at a path.
fn name_of(path: &[String]) -> String {
    match path {
        [] => "the file".to_owned(),
        [section] => format!("`{section}`"),
        [.., parent, last] => match last.parse::<usize>() {
            // People count from 1.
            Ok(position) => format!("entry {} of `{parent}`", position + 1),
            Err(_) => format!("`{last}`"),
        },
    }
}

fn expected(kind: &TypeKind) -> String {
    let words: Vec<&str> = match kind {
        TypeKind::Single(kind) => vec![word(*kind)],
        // Where a text is wanted, numbers and truth values need no quotes: not worth a word.
        TypeKind::Multiple(kinds) if kinds.contains(JsonType::String) => vec![word(JsonType::String)],
        TypeKind::Multiple(kinds) => kinds.iter().filter(|kind| *kind != JsonType::Null).map(word).collect(),
    };
    words.join(" or ")
}

/// A JSON type in the words of YAML.
fn word(kind: JsonType) -> &'static str {
    match kind {
        JsonType::Object => "a map",
        JsonType::Array => "a list",
        JsonType::String => "a text",
        JsonType::Boolean => "true or false",
        JsonType::Integer => "a whole number",
        JsonType::Number => "a number",
        JsonType::Null => "nothing",
    }
}

fn found(value: &Value) -> &'static str {
    match value {
        Value::Null => "empty",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "a list",
        Value::Object(_) => "a map",
    }
}

/// A value in a message: the text itself, cut where it is long.
fn shown(value: &Value) -> String {
    let text = value.as_str().map_or_else(|| value.to_string(), ToOwned::to_owned);
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
