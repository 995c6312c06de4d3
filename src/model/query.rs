//! Queries: what people ask of the data, defined once.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Acceptance, FieldType, Scalar};

/// A query: of one measurement (`from`), of several queries together (`union`), or raw `flux`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["from"] }, { "required": ["union"] }, { "required": ["flux"] }]))]
pub struct Query {
    /// What the query answers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The parameters by name; `$name` stands for one in `where`, `NAME` for one in raw Flux.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, Parameter>,
    /// The measurement that is read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The queries whose tables are put together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub union: Vec<String>,
    /// The time range: `-30d`, or `{ start: -60d, stop: -30d }`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// Conditions on tags, all of which hold: a value, a list of values, or a `$parameter`.
    #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
    pub conditions: BTreeMap<String, Condition>,
    /// The fields that are read; all of them if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// Windows of time and what is computed in each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Window>,
    /// Raw Flux, for what the keys above cannot say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flux: Option<String>,
    /// Findings that are intended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<Acceptance>,
}

/// A parameter, typed by the tag or field that it stands for, or by a type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["tag"] }, { "required": ["type"] }]))]
pub struct Parameter {
    /// The tag whose values it takes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    /// The type of its values.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub value_type: Option<FieldType>,
    /// What it is for.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The value that the generated file runs with as it is.
    pub example: Scalar,
}

/// A time range. Both ends are durations relative to now, or RFC 3339 times.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, deny_unknown_fields)]
pub enum Range {
    /// From the given start to now.
    Since(String),
    /// From start to stop.
    Between { start: String, stop: String },
}

/// What a tag is compared with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Condition {
    /// Equal to a value, or to a parameter if it is a text that begins with `$`.
    Is(Scalar),
    /// Equal to any of the values.
    AnyOf(Vec<Scalar>),
}

/// Windows of time and what is computed in each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The length of a window as Flux writes it: `1h`, `1w`, `1mo`.
    #[schemars(regex(pattern = "^([0-9]+(ns|us|ms|mo|s|m|h|d|w|y))+$"))]
    pub every: String,
    /// One function for all fields, or a function for each.
    pub aggregate: Aggregate,
}

/// The function that makes one value of a window's values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Aggregate {
    /// The same for every field.
    All(String),
    /// By field.
    ByField(BTreeMap<String, String>),
}

impl Range {
    /// Start and, if it is not now, stop.
    pub fn ends(&self) -> (&str, Option<&str>) {
        match self {
            Self::Since(start) => (start, None),
            Self::Between { start, stop } => (start, Some(stop)),
        }
    }
}
