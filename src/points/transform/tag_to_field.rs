//! A tag that becomes a field of the same key.

use super::{Why, convert::convert, misfit::Misfit, tally::Teller};
use crate::{
    model::{FieldType, OnConvertError},
    points::{Batch, Value},
};

/// What the tag of a series is as a field.
struct Became<'c> {
    tag: &'c str,
    /// Its value as a text.
    text: Value,
    /// As it should be.
    value: Result<Value, Why>,
    on_error: &'c OnConvertError,
}

/// The tag stays where a point cannot have its value.
pub(super) fn carry_out(
    batch: &mut Batch,
    tag: &str,
    to: FieldType,
    on_error: &OnConvertError,
    teller: &mut Teller<'_>,
) {
    let Some(bytes) = batch.tag(tag.as_bytes()).map(<[u8]>::to_vec) else { return };
    let text = batch.push_text(&bytes);
    let value = text.ok_or(Why::TooMuchText).and_then(|text| convert(batch, text, to, on_error));
    let became = Became { tag, text: text.unwrap_or(Value::Absent), value, on_error };
    let mut is_good = true;
    for row in 0..batch.times.len() {
        let put = became.put(batch, row, teller);
        is_good &= put.is_ok();
        if let Err(why) = put {
            teller.fails(batch, row, tag.as_bytes(), &bytes, why);
        }
    }
    if is_good {
        batch.remove_tag(tag.as_bytes());
    }
}

impl Became<'_> {
    /// Into one point.
    fn put(&self, batch: &mut Batch, row: usize, teller: &mut Teller<'_>) -> Result<(), Why> {
        let key = self.tag.as_bytes();
        let there = batch.column(key).map_or(Value::Absent, |column| batch.at(row, column));
        match &self.value {
            Ok(value) if there == Value::Absent => {
                let column = batch.column_or_new(key);
                batch.set(row, column, *value);
                teller.tally.changed += 1;
                Ok(())
            }
            Ok(value) if batch.is_same(*value, there) => Ok(()),
            _ if there != Value::Absent => {
                teller.tally.dropped += 1;
                Ok(())
            }
            Ok(_) => Ok(()),
            Err(why) => {
                let misfit = Misfit { row, field: self.tag, value: self.text, why: why.clone() };
                misfit.put_aside(batch, self.on_error, teller.tally)
            }
        }
    }
}
