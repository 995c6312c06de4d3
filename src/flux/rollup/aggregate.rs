//! What functions give, and what becomes of it in a field of another type.

use super::super::functions::{gives_several, result_type};
use crate::model::FieldType::{self, Boolean, Float, Integer, String, Unsigned};

/// The type of what `function` gives of values of a type; nothing if that may be several values, of which a rollup
/// could keep none but the last.
pub(super) fn only_result(function: &str, stored: FieldType) -> Option<FieldType> {
    (!gives_several(function)).then(|| result_type(function, stored))
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
