//! Tags as types: an enumeration where the values are listed, else a text that is told apart from
//! the texts of other tags.

use serde::Serialize;

use super::{
    super::{
        Problem,
        names::{distinct, pascal},
        wire,
    },
    json::{Variant, variants},
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
        wire::check_tag(key, tag, problems);
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
