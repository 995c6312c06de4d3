//! Tags as types: an enumeration where the values are listed, else a text that is told apart from
//! the texts of other tags.

use serde::Serialize;

use super::{
    super::{
        Problem, codes,
        escape::rust_string,
        names::{distinct, pascal, snake},
    },
    derive, pattern,
    types::{Variant, variants},
    wire,
};
use crate::model::{Schema, Tag};

/// The type of a tag's values.
#[derive(Debug, Serialize)]
pub(super) struct TagType {
    pub name: String,
    pub doc: String,
    /// A regular expression that the values match.
    pub pattern: Option<Pattern>,
    pub variants: Vec<Variant>,
    /// Made from the time of a point: there is no type then.
    pub derived: bool,
}

/// A regular expression and the program that matches it.
#[derive(Debug, Serialize)]
pub(super) struct Pattern {
    /// As the definitions state it.
    text: String,
    /// The text as a literal.
    literal: String,
    /// The name of the program.
    name: String,
    /// `static … = […];`
    steps: String,
}

/// Names that the module of tags uses itself.
const RESERVED: [&str; 7] = ["Err", "None", "Ok", "Option", "Some", "Step", "String"];

/// The types of all tags by their keys in the definitions.
pub(super) fn types(schema: &Schema, problems: &mut Vec<Problem>) -> Vec<(String, TagType)> {
    let named = distinct(schema.tags.keys().map(String::as_str), pascal, &RESERVED);
    let programs = distinct(schema.tags.keys().map(String::as_str), snake, &[]);
    let types = named.into_iter().zip(programs).filter_map(|((key, name), (_, program))| {
        let tag = schema.tags.get(key)?;
        check(key, tag, problems);
        let pattern = pattern(key, tag, &program, problems);
        Some((key.to_owned(), tag_type(key, name, tag, pattern)))
    });
    types.collect()
}

/// The pattern of a tag whose values are given by the one who writes, and not listed.
fn pattern(key: &str, tag: &Tag, name: &str, problems: &mut Vec<Problem>) -> Option<Pattern> {
    let text = tag.pattern.clone().filter(|_| tag.derive.is_none() && tag.values.is_empty())?;
    let name = format!("{}_PATTERN", name.to_ascii_uppercase());
    match pattern::declaration(&name, &text) {
        Ok(steps) => Some(Pattern { literal: rust_string(&text), text, name, steps }),
        Err(why) => {
            let message = format!("generated code cannot match the pattern of tag `{key}`: {why}");
            let help = "write a pattern without it; `verify` holds values against any pattern";
            problems.push(Problem::new(
                codes::PATTERN_WITHOUT_STEPS,
                ["tags", key, "pattern"],
                message,
                help,
            ));
            None
        }
    }
}

fn tag_type(key: &str, name: String, tag: &Tag, pattern: Option<Pattern>) -> TagType {
    TagType {
        name,
        doc: if tag.description.is_empty() { format!("The tag `{key}`.") } else { tag.description.clone() },
        pattern,
        variants: variants(&tag.values),
        derived: tag.derive.is_some(),
    }
}

fn check(key: &str, tag: &Tag, problems: &mut Vec<Problem>) {
    let name = tag.server_name(key);
    if let Some(why) = wire::key_fault(name) {
        problems.push(wire::problem(["tags", key], name, why));
    }
    for (index, value) in tag.values.iter().enumerate() {
        if let Some(why) = wire::value_fault(value) {
            let message = format!("a tag cannot have the value `{}`: {why}", value.escape_default());
            let path = ["tags".to_owned(), key.to_owned(), "values".to_owned(), index.to_string()];
            problems.push(Problem::new(codes::VALUE_NOT_WRITABLE, path, message, "choose another value"));
        }
    }
    if let Some(directive) = tag.derive.as_deref().and_then(derive::unknown_directive) {
        let message = format!("generated code cannot write `{directive}`");
        let help = "use %Y %m %d %H %M %S %j %y %F %T, and %G %V %u for weeks";
        problems.push(Problem::new(codes::DIRECTIVE_UNKNOWN, ["tags", key, "derive"], message, help));
    }
}
