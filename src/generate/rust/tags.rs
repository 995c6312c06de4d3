//! Tags as types: an enumeration where the values are listed, else a text that is told apart from
//! the texts of other tags.

use serde::Serialize;

use super::{
    super::{
        Problem, codes,
        names::{distinct, pascal},
    },
    derive,
    types::{Variant, variants},
    wire,
};
use crate::model::{Schema, Tag};

/// The type of a tag's values.
#[derive(Debug, Serialize)]
pub(super) struct TagType {
    pub name: String,
    pub doc: String,
    /// A regular expression that the values match, as the definitions state it.
    pub pattern: Option<String>,
    pub variants: Vec<Variant>,
    /// Made from the time of a point: there is no type then.
    pub derived: bool,
}

/// Names that the module of tags uses itself.
const RESERVED: [&str; 6] = ["Err", "None", "Ok", "Option", "Some", "String"];

/// The types of all tags by their keys in the definitions.
pub(super) fn types(schema: &Schema, problems: &mut Vec<Problem>) -> Vec<(String, TagType)> {
    let named = distinct(schema.tags.keys().map(String::as_str), pascal, &RESERVED);
    let types = named.into_iter().filter_map(|(key, name)| {
        let tag = schema.tags.get(key)?;
        check(key, tag, problems);
        Some((key.to_owned(), tag_type(key, name, tag)))
    });
    types.collect()
}

fn tag_type(key: &str, name: String, tag: &Tag) -> TagType {
    TagType {
        name,
        doc: if tag.description.is_empty() { format!("The tag `{key}`.") } else { tag.description.clone() },
        pattern: tag.pattern.clone(),
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
