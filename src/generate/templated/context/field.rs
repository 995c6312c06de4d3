//! Fields for templates.

use serde::Serialize;
use serde_json::Value;

use super::{
    super::{
        super::{
            Problem,
            names::{Case, Taken, aside, distinct},
            wire,
        },
        identifiers::Identifiers,
        manifest::{Kind, Manifest},
    },
    ListedValue, listed,
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
}

/// The types of a measurement, whose names differ.
pub(super) struct Types<'a> {
    pub manifest: &'a Manifest,
    pub taken: Taken,
}

impl Types<'_> {
    fn give(&mut self, name: &str) -> String {
        let made = distinct([name], |name| Case::Pascal.of(name), &[]).pop();
        let made = made.map(|(_, made)| made).unwrap_or_default();
        self.taken.give(&aside(made, |word| self.manifest.takes(Kind::Type, word)))
    }
}

impl<'a> Field<'a> {
    /// # Errors
    /// A field that line protocol cannot carry.
    pub(super) fn new(
        key: &'a str,
        names: Identifiers,
        field: &'a model::Field,
        manifest: &Manifest,
        types: &mut Types<'_>,
    ) -> Result<Self, Problem> {
        if let Some(why) = wire::key_fault(key) {
            return Err(wire::problem(["fields", key], key, why));
        }
        Ok(Self {
            key,
            names,
            kind: field.kind,
            description: &field.description,
            unit: field.unit.as_deref(),
            min: field.min.and_then(|bound| number(field.kind, bound.ceil(), bound)),
            max: field.max.and_then(|bound| number(field.kind, bound.floor(), bound)),
            values: listed(&field.values, manifest),
            type_name: (!field.values.is_empty()).then(|| types.give(key)),
            max_bytes: field.max_bytes,
            optional: field.optional,
            example: field.example.as_ref(),
            schema: field.schema.as_ref(),
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
