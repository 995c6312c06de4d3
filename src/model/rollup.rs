//! Rollups: aggregates that the server computes by itself, as a task.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Acceptance, Condition};

/// An aggregate that a task of the server writes from one measurement into another.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rollup {
    /// What it computes.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The measurement that is read.
    pub from: String,
    /// The measurement that is written.
    pub to: String,
    /// How often it runs, and the length of its windows in UTC: `15m`, `1d`, `1w`, `1mo`, `1y`.
    #[schemars(regex(pattern = "^([0-9]+(mo|s|m|h|d|w|y))+$"))]
    pub every: String,
    /// How long it waits for late data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset: Option<String>,
    /// Conditions on tags of the source, all of which hold: a value, or a list of values.
    #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
    pub conditions: BTreeMap<String, Condition>,
    /// The fields written: `{ target: { mean: source } }`, or `{ field: mean }` if the name stays.
    pub fields: BTreeMap<String, RollupField>,
    /// The tags of the source that are kept, so that each of their values has points of its own; what differs
    /// in other tags is aggregated together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub group: Vec<String>,
    /// Tags of the target that are neither kept nor derived: a constant, or by the month of the point.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tags: BTreeMap<String, RollupTag>,
    /// The end of the window that is the time of its point.
    #[serde(default, skip_serializing_if = "RollupTime::is_start")]
    pub time: RollupTime,
    /// Whether the task runs; a paused one is kept.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub enabled: bool,
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

/// The value of a tag that a rollup sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RollupTag {
    /// The same for all points.
    Value(String),
    /// By the month of the point's time, from 1 to 12; each month has one value.
    ByMonth(BTreeMap<String, Vec<u8>>),
}

/// An end of a window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RollupTime {
    #[default]
    Start,
    Stop,
}

impl Rollup {
    /// The fields of the target, each with the function and the field of the source that it is computed of;
    /// those that are computed by not exactly one function are left out.
    pub fn computed(&self) -> impl Iterator<Item = (&str, &str, &str)> {
        self.fields.iter().filter_map(|(target, field)| match field {
            RollupField::Same(function) => Some((target.as_str(), function.as_str(), target.as_str())),
            RollupField::Of(sources) if sources.len() == 1 => {
                let (function, source) = sources.first_key_value()?;
                Some((target.as_str(), function.as_str(), source.as_str()))
            }
            RollupField::Of(_) => None,
        })
    }
}

impl RollupTag {
    /// All values that it may give the tag.
    pub fn values(&self) -> Vec<&str> {
        match self {
            Self::Value(value) => vec![value],
            Self::ByMonth(months) => months.keys().map(String::as_str).collect(),
        }
    }
}

impl RollupTime {
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
    fn is_start(&self) -> bool {
        *self == Self::Start
    }
}

fn yes() -> bool {
    true
}
