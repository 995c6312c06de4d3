//! What may be written as one thing or as a list of things.

use std::slice;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Scalar;

/// A name, or a list of names.
#[derive(Debug, Clone, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMore {
    One(String),
    More(Vec<String>),
}

/// A value, or a list of values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum OneOrMoreScalars {
    One(Scalar),
    More(Vec<Scalar>),
}

impl OneOrMore {
    /// All names, in the order in which they are written.
    pub fn names(&self) -> &[String] {
        match self {
            Self::One(name) => slice::from_ref(name),
            Self::More(names) => names,
        }
    }

    /// All names with the keys, below the thing itself, where they are written.
    pub fn places(&self) -> impl Iterator<Item = (&str, Option<String>)> {
        let alone = matches!(self, Self::One(_));
        let place = move |index: usize| (!alone).then(|| index.to_string());
        self.names().iter().enumerate().map(move |(index, name)| (name.as_str(), place(index)))
    }

    pub fn is_empty(&self) -> bool {
        self.names().is_empty()
    }
}

/// One name is the same as a list of one.
impl PartialEq for OneOrMore {
    fn eq(&self, other: &Self) -> bool {
        self.names() == other.names()
    }
}

impl Default for OneOrMore {
    fn default() -> Self {
        Self::More(Vec::new())
    }
}

impl From<&str> for OneOrMore {
    fn from(name: &str) -> Self {
        Self::One(name.to_owned())
    }
}
