//! Rollups: aggregates that the server computes by itself, as a task.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Acceptance;

/// An aggregate that a task of the server writes from one measurement into another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rollup {
    /// What it computes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The measurement that is read.
    pub from: String,
    /// The measurement that is written.
    pub to: String,
    /// How often it runs, and the length of its windows: `1d`, `1w`, `1mo`.
    #[schemars(regex(pattern = "^([0-9]+(mo|s|m|h|d|w|y))+$"))]
    pub every: String,
    /// How long it waits for late data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<String>,
    /// The fields written: `{ target: { mean: source } }`, or `{ field: mean }` if the name stays.
    pub fields: BTreeMap<String, RollupField>,
    /// Findings that are intended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<Acceptance>,
}

/// How a field of the target is computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum RollupField {
    /// A function of the field of the same name.
    Same(String),
    /// `{ function: source field }`.
    Of(BTreeMap<String, String>),
}
