//! Layers: how the architecture documents group buckets and tables.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A layer of the storage architecture, drawn in the order given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Layer {
    /// Its place in the diagrams, the smallest first.
    pub order: u32,
    /// The heading.
    pub title: String,
    /// What belongs into this layer and why it exists.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}
