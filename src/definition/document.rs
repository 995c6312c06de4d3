//! What one definition file may hold.

use std::collections::BTreeMap;

use schemars::{
    JsonSchema, Schema as JsonSchemaDocument, schema_for,
    transform::{RecursiveTransform, Transform, transform_subschemas},
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
    UnquotedTexts.transform(&mut schema);
    RecursiveTransform(state_maximum).transform(&mut schema);
    if let Some(shared) = schema.pointer_mut("/properties/fields/additionalProperties") {
        // A shared definition gives its type itself.
        *shared = json!({ "$ref": "#/$defs/Field", "required": ["type"], "properties": { "use": false } });
    }
    schema
}

/// The largest number of a type: what does not fit is a flaw like any other.
fn state_maximum(schema: &mut JsonSchemaDocument) {
    let maximum = match schema.get("format").and_then(Value::as_str) {
        Some("uint32") => u64::from(u32::MAX),
        Some("uint64") => u64::MAX,
        _ => return,
    };
    schema.insert("maximum".into(), maximum.into());
}

/// Lets texts stand without quotes wherever a text is all that is possible.
pub(super) struct UnquotedTexts;

impl Transform for UnquotedTexts {
    fn transform(&mut self, schema: &mut JsonSchemaDocument) {
        accept_unquoted_texts(schema);
        transform_subschemas(self, schema);
        // What may be a text or something else is told apart by its looks.
        let branches = schema.get_mut("anyOf").and_then(Value::as_array_mut);
        for branch in branches.into_iter().flatten().filter_map(Value::as_object_mut) {
            if branch.get("type") == Some(&unquoted_text()) {
                branch.insert("type".into(), "string".into());
            }
        }
    }
}

fn unquoted_text() -> Value {
    json!(["string", "number", "boolean"])
}

/// Where the language wants a text it takes what was written, also if that looks like a number or
/// a truth value: `values: [on, 1.10]` needs no quotes, nor does a measurement called `1`.
fn accept_unquoted_texts(schema: &mut JsonSchemaDocument) {
    if schema.get("pattern").is_some() || schema.get("enum").is_some() {
        return;
    }
    let unquoted = match schema.get("type") {
        Some(Value::String(text)) if text == "string" => unquoted_text(),
        Some(Value::Array(types)) if *types == [json!("string"), json!("null")] => {
            json!(["string", "number", "boolean", "null"])
        }
        _ => return,
    };
    schema.insert("type".into(), unquoted);
}
