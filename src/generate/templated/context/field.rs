//! Fields for templates.

use minijinja::value;
use serde::Serialize;
use serde_json::Value;

use super::{
    super::{
        super::{
            Problem, json,
            names::{Case, Taken, distinct},
            wire,
        },
        identifiers::Identifiers,
        manifest::Manifest,
    },
    ListedValue, listed, shape,
};
use crate::model::{self, FieldKind};

/// A field of a measurement.
#[derive(Debug, Serialize)]
pub(super) struct Field<'a> {
    key: &'a str,
    names: Identifiers,
    #[serde(rename = "type")]
    kind: FieldKind,
    description: &'a str,
    unit: Option<&'a str>,
    /// The smallest value in the type of the field: a whole number for integers.
    min: Option<Value>,
    max: Option<Value>,
    values: Vec<ListedValue<'a>>,
    /// The name of the type of its values, where they are listed.
    type_name: Option<String>,
    max_bytes: Option<u64>,
    optional: bool,
    example: Option<&'a Value>,
    schema: Option<&'a Value>,
    /// What JSON text holds, by its schema.
    json: Option<value::Value>,
}

/// A name for the type of the values under `key`.
fn type_name(key: &str, types: &mut Taken) -> String {
    let made = distinct([key], |name| Case::Pascal.of(name), &[]).pop();
    types.give(&made.map(|(_, made)| made).unwrap_or_default())
}

impl<'a> Field<'a> {
    /// Its types get names that are not among `types`.
    ///
    /// # Errors
    /// A field that line protocol cannot carry, or whose JSON Schema is not understood.
    pub(super) fn new(
        key: &'a str,
        names: Identifiers,
        field: &'a model::Field,
        manifest: &Manifest,
        types: &mut Taken,
    ) -> Result<Self, Vec<Problem>> {
        if let Some(why) = wire::key_fault(key) {
            return Err(vec![wire::problem(["fields", key], key, why)]);
        }
        let is_json = field.kind == FieldKind::Json;
        let read = is_json.then(|| json::read(key, &field.description, field.schema.as_ref(), types));
        let json = read.transpose()?.map(|json| shape::context(&json, manifest));
        Ok(Self {
            key,
            names,
            kind: field.kind,
            description: &field.description,
            unit: field.unit.as_deref(),
            min: field.min.and_then(|bound| number(field.kind, bound.ceil(), bound)),
            max: field.max.and_then(|bound| number(field.kind, bound.floor(), bound)),
            values: listed(&field.values, manifest),
            type_name: (!field.values.is_empty()).then(|| type_name(key, types)),
            max_bytes: field.max_bytes,
            optional: field.optional,
            example: field.example.as_ref(),
            schema: field.schema.as_ref(),
            json,
        })
    }
}

/// A bound as a number of the field's type; none where the type ends before it.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast stops at the ends of the type"
)]
fn number(kind: FieldKind, whole: f64, bound: f64) -> Option<Value> {
    match kind {
        FieldKind::Integer => Some(Value::from(whole as i64)),
        FieldKind::Unsigned => Some(Value::from(whole as u64)),
        _ => serde_json::Number::from_f64(bound).map(Value::Number),
    }
}
