//! Windows of time.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::super::FieldType;

/// Windows of time and what is computed in each.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The length of a window as Flux writes it: `1h`, `1w`, `1mo`, or a `$parameter` of the type duration; the whole
    /// range is one window if left out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = r"^(([0-9]+(ns|us|ms|mo|s|m|h|d|w|y))+|\$.+)$"))]
    pub every: Option<String>,
    /// One function for all fields, or a function for each.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aggregate: Option<Aggregate>,
    /// A function for each type, for the fields that `aggregate` does not name. Fields of other types are not read.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_type: BTreeMap<FieldType, String>,
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

impl Window {
    /// The function for a field of this type; nothing if it is not aggregated, and so not read.
    pub fn function(&self, field: &str, stored: FieldType) -> Option<&str> {
        let named = match &self.aggregate {
            Some(Aggregate::All(function)) => Some(function),
            Some(Aggregate::ByField(functions)) => functions.get(field),
            None => None,
        };
        named.or_else(|| self.by_type.get(&stored)).map(String::as_str)
    }

    /// Every function that is named, with the keys below the window where it is written.
    pub fn functions(&self) -> Vec<(&str, Vec<&str>)> {
        let named: Vec<(&str, Vec<&str>)> = match &self.aggregate {
            None => Vec::new(),
            Some(Aggregate::All(function)) => vec![(function, vec!["aggregate"])],
            Some(Aggregate::ByField(functions)) => functions
                .iter()
                .map(|(field, function)| (function.as_str(), vec!["aggregate", field.as_str()]))
                .collect(),
        };
        let by_type = self.by_type.iter();
        let by_type = by_type.map(|(kind, function)| (function.as_str(), vec!["by_type", kind.name()]));
        named.into_iter().chain(by_type).collect()
    }
}
