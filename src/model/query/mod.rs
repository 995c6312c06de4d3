//! Queries: what people ask of the data, defined once.

mod condition;
mod parameter;
mod range;
mod sort;
mod standard;
mod window;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use condition::{Comparison, Condition, Operator};
pub use parameter::{Parameter, ParameterType};
pub use range::Range;
pub use sort::Sort;
pub use standard::StandardQuery;
pub use window::{Aggregate, Window};

use super::{Acceptance, OneOrMore};

/// A query: of measurements (`from`), of several queries together (`union`), or raw `flux`.
///
/// Its parts are applied in this order: range, conditions, fields, then group, then window or only, then
/// pivot, then sort and limit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(extend("oneOf" = [{ "required": ["from"] }, { "required": ["union"] }, { "required": ["flux"] }]))]
pub struct Query {
    /// What the query answers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The parameters by name; `$name` stands for one in `where`, `range` and `window`, `NAME` for one in raw Flux.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, Parameter>,
    /// The measurement that is read, or a list of several, of the same bucket or of others.
    #[serde(default, skip_serializing_if = "OneOrMore::is_empty")]
    pub from: OneOrMore,
    /// The queries whose tables are put together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub union: Vec<String>,
    /// The time range: `-30d`, or `{ start: -60d, stop: -30d }`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// Conditions on tags and fields, all of which hold: a value, a list of values, a `$parameter`, or a comparison
    /// such as `{ min: 0.5 }`.
    #[serde(default, rename = "where", skip_serializing_if = "BTreeMap::is_empty")]
    pub conditions: BTreeMap<String, Condition>,
    /// The fields that are read; all of them if left out.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<String>,
    /// The tags by which rows stay apart: all others are put together. Without it, each series is a table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Vec<String>>,
    /// Windows of time and what is computed in each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Window>,
    /// Of each series, or of each group, only the first or the last value of each field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Only>,
    /// Whether the fields of a point become the columns of one row.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pivot: bool,
    /// The order of all rows together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<Sort>,
    /// The most rows that there shall be, of all tables together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Raw Flux, for what the keys above cannot say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flux: Option<String>,
    /// Findings that are intended.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub accept: Vec<Acceptance>,
}

impl Query {
    /// Whether this field is the only one that is read, so that a condition on it looks at single values.
    pub fn reads_alone(&self, field: &str) -> bool {
        matches!(self.fields.as_slice(), [only] if only == field)
    }

    /// Whether a condition on this field looks at rows of whole points. What is computed of values comes before rows
    /// are made of it, so there are none to look at.
    pub fn filters_rows_by(&self, field: &str) -> bool {
        self.pivot && self.window.is_none() && self.only.is_none() && self.reads(field)
    }

    /// Whether a field of a measurement is read.
    pub fn reads(&self, field: &str) -> bool {
        self.fields.is_empty() || self.fields.iter().any(|named| named == field)
    }
}

/// Which value of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Only {
    First,
    Last,
}

impl Only {
    /// The function of Flux.
    pub fn function(self) -> &'static str {
        match self {
            Self::First => "first",
            Self::Last => "last",
        }
    }
}
