//! What becomes of points on their way.

use super::Error;
use crate::{
    model::{FieldType, PointChange, Transform},
    points::{Batch, Value},
};

/// Carries out a transform.
#[derive(Debug, Clone, Copy)]
pub(super) struct Change<'a> {
    transform: &'a Transform,
}

impl<'a> Change<'a> {
    pub fn new(transform: &'a Transform) -> Self {
        Self { transform }
    }

    /// Lets `take` have what becomes of a batch.
    pub fn apply(
        &self,
        mut batch: Batch,
        take: &mut dyn FnMut(&Batch) -> Result<(), Error>,
    ) -> Result<(), Error> {
        for change in &self.transform.changes {
            self.one(change, &mut batch);
        }
        if batch.fields.is_empty() { Ok(()) } else { take(&batch) }
    }

    fn one(&self, change: &PointChange, batch: &mut Batch) {
        match change {
            PointChange::RenameMeasurement { to } => batch.measurement = to.clone().into_bytes(),
            PointChange::RenameField { from, to } => {
                for field in batch.fields.iter_mut().filter(|field| **field == from.as_bytes()) {
                    *field = to.clone().into_bytes();
                }
            }
            PointChange::KeepFields { fields } => {
                keep(batch, |field| fields.iter().any(|kept| kept.as_bytes() == field));
            }
            PointChange::DropField { field } => keep(batch, |other| other != field.as_bytes()),
            PointChange::CastField { field, to, .. } => {
                let width = batch.fields.len().max(1);
                let column = batch.fields.iter().position(|other| other == field.as_bytes());
                let Some(column) = column else { return };
                for value in batch.values.iter_mut().skip(column).step_by(width) {
                    *value = cast(*value, *to);
                }
            }
            PointChange::DropTag { tag, .. } => batch.tags.retain(|(key, _)| key != tag.as_bytes()),
            PointChange::RenameTag { from, to } => {
                for (key, _) in batch.tags.iter_mut().filter(|(key, _)| key == from.as_bytes()) {
                    *key = to.clone().into_bytes();
                }
                batch.tags.sort();
            }
            PointChange::AddTag { tag, value } => {
                if !batch.tags.iter().any(|(key, _)| key == tag.as_bytes()) {
                    batch.tags.push((tag.clone().into_bytes(), value.clone().into_bytes()));
                    batch.tags.sort();
                }
            }
            PointChange::TagToField { .. } | PointChange::FieldToTag { .. } => {}
        }
    }
}

fn keep(batch: &mut Batch, is_kept: impl Fn(&[u8]) -> bool) {
    let width = batch.fields.len().max(1);
    let kept: Vec<bool> = batch.fields.iter().map(|field| is_kept(field)).collect();
    let is = |column: usize| kept.get(column % width).copied().unwrap_or_default();
    let values = batch.values.iter().enumerate().filter(|(at, _)| is(*at)).map(|(_, value)| *value);
    batch.values = values.collect();
    let fields = std::mem::take(&mut batch.fields).into_iter().enumerate();
    batch.fields = fields.filter(|(column, _)| is(*column)).map(|(_, field)| field).collect();
}

fn cast(value: Value, to: FieldType) -> Value {
    match (value, to) {
        (Value::Integer(value), FieldType::Float) => Value::Float(value as f64),
        (Value::Integer(value), FieldType::Unsigned) => Value::Unsigned(value.cast_unsigned()),
        (Value::Unsigned(value), FieldType::Integer) => Value::Integer(value.cast_signed()),
        (Value::Float(value), FieldType::Integer) => Value::Integer(value as i64),
        (value, _) => value,
    }
}
