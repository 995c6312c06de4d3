//! What functions give, and what becomes of it in a field of another type.

use crate::model::FieldType::{self, Boolean, Float, Integer, String, Unsigned};

/// Functions whose result is a float, whatever numbers they are given.
const TO_FLOAT: [&str; 5] = ["integral", "mean", "median", "skew", "stddev"];

/// Functions that may give several values of one window, of which a rollup could keep none but the last.
const SEVERAL: [&str; 3] = ["distinct", "mode", "unique"];

/// Functions that go by the order of their values: those of several series have to be put in order.
const IN_ORDER: [&str; 3] = ["first", "integral", "last"];

/// Functions that give the row of one of their values, with all its columns.
const ROWS: [&str; 4] = ["first", "last", "max", "min"];

/// The type of what `function` gives of values of a type; nothing if that may be several values.
pub fn result_type(function: &str, stored: FieldType) -> Option<FieldType> {
    match function {
        _ if SEVERAL.contains(&function) => None,
        "count" => Some(Integer),
        _ if TO_FLOAT.contains(&function) => Some(Float),
        _ => Some(stored),
    }
}

/// The function of Flux that makes the target's type of a result: an empty text if it is that already, nothing
/// if values could be lost.
pub(super) fn cast(function: &str, result: FieldType, target: FieldType) -> Option<&'static str> {
    match (result, target) {
        (Float, Float)
        | (Integer, Integer)
        | (Unsigned, Unsigned)
        | (String, String)
        | (Boolean, Boolean) => Some(""),
        (Integer | Unsigned, Float) => Some("toFloat()"),
        // A number of values is never less than none.
        (Integer, Unsigned) if function == "count" => Some("toUInt()"),
        _ => None,
    }
}

pub(super) fn goes_in_order(function: &str) -> bool {
    IN_ORDER.contains(&function)
}

pub(super) fn gives_rows(function: &str) -> bool {
    ROWS.contains(&function)
}
