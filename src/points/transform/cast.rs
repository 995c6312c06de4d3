//! A field whose values get another type.

use super::{convert::convert, fields::leave_out_empty, misfit::Misfit, tally::Teller};
use crate::{
    model::{FieldType, OnConvertError},
    points::{Batch, Value},
};

pub(super) fn carry_out(
    batch: &mut Batch,
    field: &str,
    to: FieldType,
    on_error: &OnConvertError,
    teller: &mut Teller<'_>,
) {
    let Some(column) = batch.column(field.as_bytes()) else { return };
    for row in 0..batch.times.len() {
        let value = batch.at(row, column);
        if value.kind().is_some_and(|kind| kind != to) {
            cast(batch, (row, column), (field, to), on_error, teller);
        }
    }
    leave_out_empty(batch, teller);
}

/// One value.
fn cast(
    batch: &mut Batch,
    (row, column): (usize, usize),
    (field, to): (&str, FieldType),
    on_error: &OnConvertError,
    teller: &mut Teller<'_>,
) {
    let value = batch.at(row, column);
    let why = match convert(batch, value, to, on_error) {
        Ok(converted) => {
            batch.set(row, column, converted);
            teller.tally.changed += 1;
            return;
        }
        Err(why) => why,
    };
    let misfit = Misfit { row, field, value, why };
    match misfit.put_aside(batch, on_error, teller.tally) {
        Ok(()) => batch.set(row, column, Value::Absent),
        Err(why) => teller.value_fails(batch, row, column, why),
    }
}
