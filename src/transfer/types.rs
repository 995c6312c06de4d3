//! Which types the fields of a measurement have and will have: a field that gets a second one is
//! refused by the server in some shard groups and taken in others.

use std::{collections::BTreeMap, sync::Mutex};

use super::{Error, change::Change, unpoisoned};
use crate::{
    model::{FieldType, ObservedMeasurement},
    points::{Batch, Value},
};

/// Fields and their types.
pub(super) type Fields = BTreeMap<Vec<u8>, FieldType>;

/// The types of a measurement that is written to.
#[derive(Debug, Default)]
pub(super) struct Types(Mutex<Fields>);

/// A field, its type, and another type that it would get.
pub(super) type Clash = (String, FieldType, FieldType);

impl Types {
    /// Adds fields that are about to be written.
    pub fn allow(&self, fields: &Fields) -> Result<(), Clash> {
        let mut known = unpoisoned(self.0.lock());
        for (field, new) in fields {
            let held = *known.entry(field.clone()).or_insert(*new);
            if held != *new {
                return Err((String::from_utf8_lossy(field).into_owned(), held, *new));
            }
        }
        Ok(())
    }

    /// These fields, and all that were known before.
    pub fn and(&self, fields: &Fields) -> Fields {
        let mut all = unpoisoned(self.0.lock()).clone();
        all.extend(fields.iter().map(|(field, kind)| (field.clone(), *kind)));
        all
    }
}

/// The types that come out of a change of a measurement as it was seen; found by changing one value of
/// each field and type. Those that cannot be known before the values are seen are missing.
pub(super) fn types_of(
    change: Change<'_>,
    measurement: &str,
    seen: &ObservedMeasurement,
) -> Vec<(Vec<u8>, FieldType)> {
    let mut found = Vec::new();
    for (field, held) in
        seen.fields.iter().flat_map(|(field, seen)| seen.types.keys().map(move |held| (field, held)))
    {
        let mut sample = Batch {
            measurement: measurement.as_bytes().to_vec(),
            fields: vec![field.clone().into_bytes()],
            times: vec![0],
            ..Batch::default()
        };
        let value = sample_value(*held, &mut sample);
        sample.values.push(value);
        for batch in change.attempt(sample) {
            for (field, value) in batch.fields.iter().zip(&batch.values) {
                found.extend(value.kind().map(|kind| (field.clone(), kind)));
            }
        }
    }
    found
}

/// One that converts to every type.
fn sample_value(held: FieldType, batch: &mut Batch) -> Value {
    match held {
        FieldType::Float => Value::Float(1.0),
        FieldType::Integer => Value::Integer(1),
        FieldType::Unsigned => Value::Unsigned(1),
        FieldType::Boolean => Value::Boolean(true),
        FieldType::String => batch.push_text(b"1").unwrap_or(Value::Absent),
    }
}

/// The types of a target that holds some fields and gets others.
///
/// # Errors
/// [`Error::TwoTypes`].
pub(super) fn check(
    new: Vec<(Vec<u8>, FieldType)>,
    held: &ObservedMeasurement,
    bucket: &str,
    measurement: &str,
) -> Result<Types, Error> {
    let types = Types::default();
    let clash = |(field, held, new)| Error::TwoTypes {
        bucket: bucket.to_owned(),
        measurement: measurement.to_owned(),
        field,
        held,
        new,
    };
    // A field with several types already has its first one here: any new value clashes with one.
    let held = held
        .fields
        .iter()
        .filter_map(|(field, seen)| Some((field.clone().into_bytes(), *seen.types.keys().next()?)));
    types.allow(&held.collect()).map_err(clash)?;
    for field in new {
        types.allow(&[field].into()).map_err(clash)?;
    }
    Ok(types)
}
