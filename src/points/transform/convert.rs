//! What a value of one type is as another. Nothing is altered without being asked for.
//!
//! | from | to | |
//! |---|---|---|
//! | integer, unsigned | float | if a float has all digits, which up to 2^53 it always has; with `round` the nearest float |
//! | float | integer, unsigned | if it is whole, in range and not -0; with `round` to the nearest, halves away from zero, with `truncate` towards zero, both if that is in range |
//! | integer | unsigned, and back | if it is in range |
//! | boolean | number | 1 and 0 |
//! | number | boolean | only 1 and 0 |
//! | anything | string | numbers in the shortest form that reads as the same (`3`, `21.5`, `1e300`), `true`, `false` |
//! | string | number | the whole text must be what line protocol takes without a suffix: `-?[0-9]+`, `[0-9]+`, or a decimal number with an exponent if need be, which becomes the nearest float |
//! | string | boolean | `true`, `True`, `TRUE`, `t`, `T` and the same of false |

use crate::{
    model::{FieldType, OnConvertError},
    points::{
        Batch, Value,
        grammar::{self, What},
        transform::{Why, text},
    },
};

/// 2^63 and 2^64: the first numbers that are out of range.
const BEYOND_INTEGER: f64 = 9_223_372_036_854_775_808.0;
const BEYOND_UNSIGNED: f64 = 18_446_744_073_709_551_616.0;

/// A value of `batch` as `to`, which may add a text to it.
pub(super) fn convert(
    batch: &mut Batch,
    value: Value,
    to: FieldType,
    on_error: &OnConvertError,
) -> Result<Value, Why> {
    match to {
        FieldType::String => string(batch, value),
        FieldType::Boolean => boolean(batch, value).map(Value::Boolean),
        FieldType::Float => float(batch, value, on_error).map(Value::Float),
        FieldType::Integer => whole(batch, value, on_error, grammar::integer).map(Value::Integer),
        FieldType::Unsigned => whole(batch, value, on_error, grammar::unsigned).map(Value::Unsigned),
    }
}

fn string(batch: &mut Batch, value: Value) -> Result<Value, Why> {
    let mut written = Vec::new();
    text::write(batch, value, &mut written);
    batch.push_text(&written).ok_or(Why::TooMuchText)
}

fn boolean(batch: &Batch, value: Value) -> Result<bool, Why> {
    let number = match value {
        Value::Boolean(truth) => return Ok(truth),
        Value::Text { start, end } => return grammar::boolean(batch.text(start, end)).ok_or(Why::NotATruth),
        Value::Float(number) if number.to_bits() == 0_f64.to_bits() => 0,
        Value::Float(number) if number.to_bits() == 1_f64.to_bits() => 1,
        Value::Integer(number) => number.into(),
        Value::Unsigned(number) => number.into(),
        Value::Float(_) | Value::Absent => -1_i128,
    };
    match number {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Why::NotATruth),
    }
}

fn float(batch: &Batch, value: Value, on_error: &OnConvertError) -> Result<f64, Why> {
    let (nearest, is_exact) = match value {
        Value::Float(number) => (number, true),
        Value::Boolean(truth) => (f64::from(u8::from(truth)), true),
        Value::Integer(number) => {
            let nearest = number as f64;
            (nearest, float_to_whole(nearest) == Ok(i128::from(number)))
        }
        Value::Unsigned(number) => {
            let nearest = number as f64;
            (nearest, float_to_whole(nearest) == Ok(i128::from(number)))
        }
        Value::Text { start, end } => {
            let text = str::from_utf8(batch.text(start, end)).map_err(|_| Why::NotANumber)?;
            (grammar::float(text).map_err(|what| why(&what))?, true)
        }
        Value::Absent => return Err(Why::NotANumber),
    };
    if is_exact || *on_error == OnConvertError::Round { Ok(nearest) } else { Err(Why::NotExact) }
}

/// An integer or an unsigned number.
fn whole<N: TryFrom<i128>>(
    batch: &Batch,
    value: Value,
    on_error: &OnConvertError,
    read: impl Fn(&str) -> Result<N, What>,
) -> Result<N, Why> {
    let number = match value {
        Value::Integer(number) => number.into(),
        Value::Unsigned(number) => number.into(),
        Value::Boolean(truth) => truth.into(),
        Value::Float(number) => match on_error {
            OnConvertError::Round => float_to_whole(number.round() + 0.0)?,
            OnConvertError::Truncate => float_to_whole(number.trunc() + 0.0)?,
            _ => float_to_whole(number)?,
        },
        Value::Text { start, end } => {
            let text = str::from_utf8(batch.text(start, end)).map_err(|_| Why::NotANumber)?;
            return read(text).map_err(|what| why(&what));
        }
        Value::Absent => return Err(Why::NotANumber),
    };
    N::try_from(number).map_err(|_| Why::OutOfRange)
}

/// A float that is a whole number of 64 bits.
fn float_to_whole(number: f64) -> Result<i128, Why> {
    if number.to_bits() == (-0.0_f64).to_bits() {
        return Err(Why::NegativeZero);
    }
    if number.fract() != 0.0 {
        return Err(if number.is_finite() { Why::NotWhole } else { Why::OutOfRange });
    }
    if !(-BEYOND_INTEGER..BEYOND_UNSIGNED).contains(&number) {
        return Err(Why::OutOfRange);
    }
    #[allow(clippy::cast_possible_truncation, reason = "it is whole and within 65 bits")]
    Ok(number as i128)
}

fn why(what: &What) -> Why {
    match what {
        What::TooLarge(_) => Why::OutOfRange,
        _ => Why::NotANumber,
    }
}
