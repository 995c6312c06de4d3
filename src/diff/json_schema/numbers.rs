//! Numbers as JSON Schema compares them: by their value, not by how they are written.

use std::cmp::Ordering;

use serde_json::{Number, Value};

/// From here on a floating point number is whole.
const WHOLE: f64 = 9_007_199_254_740_992.0;

/// The largest magnitude that is compared as a whole number.
const LARGEST: f64 = 1e38;

/// The order of two numbers.
pub(super) fn order(a: &Number, b: &Number) -> Ordering {
    match (whole(a), whole(b)) {
        (Some(a), Some(b)) => a.cmp(&b),
        _ => float(a).total_cmp(&float(b)),
    }
}

/// Whether two values are equal: `1` and `1.0` are.
pub(super) fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => order(a, b).is_eq(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}

/// Whether every multiple of `a` is one of `b`.
pub(super) fn is_multiple(a: &Number, b: &Number) -> bool {
    if let (Some(a), Some(b)) = (whole(a), whole(b)) {
        return a.checked_rem(b) == Some(0);
    }
    // Decimal fractions have no exact form: 0.3 is taken for a multiple of 0.1.
    let ratio = float(a) / float(b);
    (0.5..WHOLE).contains(&ratio) && (ratio - ratio.round()).abs() < 1e-9 * ratio
}

/// Whether it is an integer to JSON Schema: `1.0` is.
pub(super) fn is_whole(number: &Number) -> bool {
    float(number).fract() == 0.0
}

#[expect(clippy::cast_possible_truncation, reason = "a whole number of at most 127 bits")]
fn whole(number: &Number) -> Option<i128> {
    if let Some(whole) = number.as_i128() {
        return Some(whole);
    }
    let float = float(number);
    (float.fract() == 0.0 && float.abs() <= LARGEST).then_some(float as i128)
}

fn float(number: &Number) -> f64 {
    number.as_f64().unwrap_or(f64::NAN)
}
