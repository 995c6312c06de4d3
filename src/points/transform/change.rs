//! One change, and which file carries it out.

use super::{Why, cast, field_to_tag, fields, names, tag_to_field, tags, tally::Teller};
use crate::{model::PointChange, points::Batch};

/// A change, looked at once.
#[derive(Debug)]
pub(super) struct Change {
    pub of: PointChange,
    /// Why no point can be written that it would make.
    refused: Option<Why>,
}

impl Change {
    pub fn new(of: &PointChange) -> Self {
        Self { refused: names::refused(of), of: of.clone() }
    }

    /// Carries it out on batches that have a row or more; they may come out without any.
    pub fn carry_out(&self, batches: Vec<Batch>, teller: &mut Teller<'_>) -> Vec<Batch> {
        let mut parts = Vec::with_capacity(batches.len());
        for mut batch in batches.into_iter().filter(|batch| !batch.times.is_empty()) {
            match (&self.refused, &self.of) {
                (Some(why), change) => refuse(change, &batch, why, teller),
                (None, PointChange::FieldToTag { field, .. }) => {
                    field_to_tag::carry_out(batch, field, &mut parts, teller);
                    continue;
                }
                (None, change) => within(change, &mut batch, teller),
            }
            parts.push(batch);
        }
        parts
    }

    /// The tag by whose values points are ordered that become equal.
    pub fn tag_that_goes(&self) -> Option<&[u8]> {
        match &self.of {
            PointChange::DropTag { tag, .. } | PointChange::TagToField { tag, .. } => Some(tag.as_bytes()),
            _ => None,
        }
    }
}

/// A change that leaves a batch one batch.
fn within(change: &PointChange, batch: &mut Batch, teller: &mut Teller<'_>) {
    match change {
        PointChange::RenameMeasurement { to } => to.as_bytes().clone_into(&mut batch.measurement),
        PointChange::RenameTag { from, to } => tags::rename(batch, from, to, teller),
        PointChange::DropTag { tag, .. } => tags::drop(batch, tag, teller),
        PointChange::DropTagValue { tag, value } => tags::drop_value(batch, tag, value, teller),
        PointChange::DropSeries { tags } => tags::drop_series(batch, tags, teller),
        PointChange::AddTag { tag, value } => tags::add(batch, tag, value),
        PointChange::RenameField { from, to } => fields::rename(batch, from, to, teller),
        PointChange::KeepFields { fields } => fields::keep(batch, fields, teller),
        PointChange::DropField { field } => fields::drop(batch, field, teller),
        PointChange::CastField { field, to, on_error, .. } => {
            cast::carry_out(batch, field, *to, on_error, teller);
        }
        PointChange::TagToField { tag, to, on_error, .. } => {
            tag_to_field::carry_out(batch, tag, *to, on_error, teller);
        }
        // It is the one that does not.
        PointChange::FieldToTag { .. } => {}
    }
}

/// Counts the values that cannot be written as they should be.
fn refuse(change: &PointChange, batch: &Batch, why: &Why, teller: &mut Teller<'_>) {
    let (key, value) = match change {
        PointChange::RenameField { from: field, .. } | PointChange::FieldToTag { field, .. } => {
            return refuse_field(batch, field, why, teller);
        }
        PointChange::RenameMeasurement { to } if batch.measurement != to.as_bytes() => {
            ("", batch.measurement.as_slice())
        }
        PointChange::AddTag { tag, value } if batch.tag(tag.as_bytes()).is_none() => {
            (tag.as_str(), value.as_bytes())
        }
        PointChange::RenameTag { from, .. } => match batch.tag(from.as_bytes()) {
            Some(value) => (from.as_str(), value),
            None => return,
        },
        _ => return,
    };
    for row in 0..batch.times.len() {
        teller.fails(batch, row, key.as_bytes(), value, why.clone());
    }
}

fn refuse_field(batch: &Batch, field: &str, why: &Why, teller: &mut Teller<'_>) {
    let Some(column) = batch.column(field.as_bytes()) else { return };
    for row in 0..batch.times.len() {
        teller.value_fails(batch, row, column, why.clone());
    }
}
