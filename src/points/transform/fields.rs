//! Changes of the fields of points, but for their types.

use super::{Why, tally::Teller};
use crate::points::{Batch, Value};

/// The field under another key; in a point that has one of that key already, that one stays.
pub(super) fn rename(batch: &mut Batch, from: &str, to: &str, teller: &mut Teller<'_>) {
    let Some(column) = batch.column(from.as_bytes()).filter(|_| from != to) else { return };
    let Some(target) = batch.column(to.as_bytes()) else {
        batch.fields[column] = to.as_bytes().to_vec();
        return;
    };
    for row in 0..batch.times.len() {
        let (value, there) = (batch.at(row, column), batch.at(row, target));
        if there == Value::Absent {
            batch.set(row, target, value);
        } else if value != Value::Absent && !batch.is_same(value, there) {
            teller.tally.dropped += 1;
        }
    }
    batch.keep_columns(|field| field != from.as_bytes());
}

pub(super) fn drop(batch: &mut Batch, field: &str, teller: &mut Teller<'_>) {
    teller.tally.dropped += batch.keep_columns(|key| key != field.as_bytes());
    leave_out_empty(batch, teller);
}

pub(super) fn keep(batch: &mut Batch, fields: &[String], teller: &mut Teller<'_>) {
    teller.tally.dropped += batch.keep_columns(|key| fields.iter().any(|field| field.as_bytes() == key));
    leave_out_empty(batch, teller);
}

/// Leaves out the points that lost their last field.
pub(super) fn leave_out_empty(batch: &mut Batch, teller: &mut Teller<'_>) {
    teller.tally.lost += batch.remove_empty_rows();
}

/// Puts a value into a field of a point, unless that holds something else.
pub(super) fn place(batch: &mut Batch, row: usize, field: &str, value: Value) -> Result<(), Why> {
    let column = batch.column_or_new(field.as_bytes());
    let there = batch.at(row, column);
    if there == Value::Absent {
        batch.set(row, column, value);
    } else if !batch.is_same(there, value) {
        return Err(Why::Taken(field.to_owned()));
    }
    Ok(())
}
