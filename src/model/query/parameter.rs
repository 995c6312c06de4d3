//! Parameters of a query.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::{FieldType, Scalar};

/// A parameter, typed by the tag or field that it stands for, or by a type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["tag"] }, { "required": ["field"] }, { "required": ["type"] }]))]
pub struct Parameter {
    /// The tag whose values it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The field, of a measurement that the query reads, whose type its values have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// The type of its values.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub value_type: Option<ParameterType>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The value that the generated file runs with as it is.
    pub example: Scalar,
    /// Whether it may be left out. The conditions that use it are left out with it, as they are in the generated
    /// file.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
}

/// What values a parameter takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ParameterType {
    /// 64-bit floating point.
    Float,
    /// 64-bit signed.
    Integer,
    /// 64-bit unsigned.
    Unsigned,
    /// UTF-8 text.
    String,
    /// True or false.
    Boolean,
    /// A time: `2026-01-31T12:00:00Z`, a duration relative to now such as `-30d`, or `now()`.
    Time,
    /// A length of time: `1h`, `30d`.
    Duration,
}

impl ParameterType {
    /// The type of the values that a field holds, if it is one.
    pub fn of_values(self) -> Option<FieldType> {
        match self {
            Self::Float => Some(FieldType::Float),
            Self::Integer => Some(FieldType::Integer),
            Self::Unsigned => Some(FieldType::Unsigned),
            Self::String => Some(FieldType::String),
            Self::Boolean => Some(FieldType::Boolean),
            Self::Time | Self::Duration => None,
        }
    }
}

impl From<FieldType> for ParameterType {
    fn from(kind: FieldType) -> Self {
        match kind {
            FieldType::Float => Self::Float,
            FieldType::Integer => Self::Integer,
            FieldType::Unsigned => Self::Unsigned,
            FieldType::String => Self::String,
            FieldType::Boolean => Self::Boolean,
        }
    }
}

impl fmt::Display for ParameterType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Time => f.write_str("time"),
            Self::Duration => f.write_str("duration"),
            other => other.of_values().map_or(Ok(()), |kind| kind.fmt(f)),
        }
    }
}
