//! What one definition file may hold.

use std::collections::BTreeMap;

use schemars::{
    JsonSchema, Schema as JsonSchemaDocument, schema_for,
    transform::{RecursiveTransform, Transform},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::model::{Bucket, Field, Layer, Measurement, Query, Retired, Rollup, Table, Tag};

/// A definition file of fluxform: any of these maps. All files of a project are taken together,
/// and a name defined twice is an error.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Document {
    /// The layers of the architecture.
    pub layers: BTreeMap<String, Layer>,
    /// The buckets, by name.
    pub buckets: BTreeMap<String, Bucket>,
    /// The tags that measurements list, by key.
    pub tags: BTreeMap<String, Tag>,
    /// Shared definitions of fields, taken by `use: name`.
    pub fields: BTreeMap<String, Field>,
    /// The measurements, by name.
    pub measurements: BTreeMap<String, Measurement>,
    /// The queries, by name.
    pub queries: BTreeMap<String, Query>,
    /// The rollups that the server computes as tasks, by name.
    pub rollups: BTreeMap<String, Rollup>,
    /// The tables of SQLite, by name.
    pub tables: BTreeMap<String, Table>,
    /// Buckets and measurements that are gone.
    pub retired: Vec<Retired>,
}

/// The JSON Schema of a definition file, for editors and for `check` itself.
pub fn document_schema() -> JsonSchemaDocument {
    let mut schema = schema_for!(Document);
    schema.insert("title".into(), "fluxform definitions".into());
    RecursiveTransform(accept_unquoted_texts).transform(&mut schema);
    schema
}

/// Where the language wants a text it takes what was written, also if that looks like a number or
/// a truth value: `values: [on, 1.10]` needs no quotes, nor does a measurement called `1`.
fn accept_unquoted_texts(schema: &mut JsonSchemaDocument) {
    if schema.get("pattern").is_some() || schema.get("enum").is_some() {
        return;
    }
    let unquoted = match schema.get("type") {
        Some(Value::String(text)) if text == "string" => json!(["string", "number", "boolean"]),
        Some(Value::Array(types)) if *types == [json!("string"), json!("null")] => {
            json!(["string", "number", "boolean", "null"])
        }
        _ => return,
    };
    schema.insert("type".into(), unquoted);
}
