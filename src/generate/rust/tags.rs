//! Tags as types: an enumeration where the values are listed, else a text that is told apart from
//! the texts of other tags.

use serde::Serialize;

use super::{
    super::{
        Problem, codes,
        escape::rust_string,
        names::{distinct, pascal, snake},
        wire,
    },
    pattern,
    types::{Variant, variants},
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
        wire::check_tag(key, tag, problems);
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
