//! The order of the rows of a query.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::OneOrMore;

/// An order of rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sort {
    /// By what: `time`, `value` (where the fields are not columns), a tag, or a field (with `pivot`); one, or a list.
    pub by: OneOrMore,
    /// Whether the greatest comes first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub descending: bool,
}

impl Sort {
    /// Stands for the column of the time.
    pub const TIME: &'static str = "time";
    /// Stands for the column that holds the values of all fields.
    pub const VALUE: &'static str = "value";
}
