//! A value as a person writes it in YAML: text, number or truth.

use std::{borrow::Cow, fmt};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A literal of a query or an example: text, a number, or a truth value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Scalar {
    Boolean(bool),
    Integer(i64),
    Float(f64),
    Text(String),
}

impl Scalar {
    /// The parameter that it stands for in a condition: `$name`.
    pub fn parameter(&self) -> Option<&str> {
        match self {
            Self::Text(text) => text.strip_prefix('$').filter(|name| !name.starts_with('$')),
            _ => None,
        }
    }

    /// What it is compared as in a condition, where `$$` begins a text with one dollar sign.
    pub fn compared(&self) -> Cow<'_, Self> {
        match self {
            Self::Text(text) if text.starts_with("$$") => Cow::Owned(Self::Text(text.replacen("$$", "$", 1))),
            _ => Cow::Borrowed(self),
        }
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Boolean(value) => value.fmt(f),
            Self::Integer(value) => value.fmt(f),
            Self::Float(value) => write!(f, "{value:?}"),
            Self::Text(value) => f.write_str(value),
        }
    }
}
