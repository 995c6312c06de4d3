//! The types of a module beside the struct of its points, and what they are made of.

use std::collections::BTreeSet;

use serde::Serialize;

use super::super::{
    escape::rust_string,
    names::{distinct, pascal},
};

/// A type beside those of the standard library.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Type {
    pub name: String,
    pub doc: String,
    /// What else is known of its values, in sentences.
    pub facts: String,
    #[serde(flatten)]
    pub kind: TypeKind,
}

/// What a type is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum TypeKind {
    Struct {
        members: Vec<Member>,
        /// Whether other keys than the members' are an error.
        closed: bool,
    },
    Enumeration {
        variants: Vec<Variant>,
    },
    /// Another name of a type.
    Alias {
        /// `pub type …;`
        declaration: String,
    },
}

/// A member of a struct.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Member {
    pub doc: String,
    pub facts: String,
    /// What serde has to know of it, as attributes with their indent.
    pub attributes: Vec<String>,
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
    let mut seen = BTreeSet::new();
    values.retain(|value| seen.insert(*value));
    let named = distinct(values, pascal, &["Err"]).into_iter();
    named.map(|(value, name)| Variant { name, value: rust_string(value) }).collect()
}
