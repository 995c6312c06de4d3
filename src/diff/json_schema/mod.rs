//! How two JSON Schemas differ in what they take.

use serde_json::Value;

/// How two JSON Schemas differ, in phrases, in the order of the documents.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SchemaDifference {
    pub narrowed: Vec<String>,
    pub widened: Vec<String>,
    pub documented: Vec<String>,
    pub unclear: Vec<String>,
}

/// Compares.
pub fn compare_json_schemas(before: &Value, after: &Value) -> SchemaDifference {
    let mut found = SchemaDifference::default();
    if before != after {
        found.unclear.push("the schema".to_owned());
    }
    found
}
