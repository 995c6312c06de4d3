//! What functions of Flux make of the values that they are computed of: measured one by one on 2.9.1.

use crate::model::FieldType;

/// Functions whose result is a float, whatever numbers they are computed of.
const TO_FLOAT: [&str; 5] = ["integral", "mean", "median", "skew", "stddev"];

/// Functions that choose rows, which stay as they are; all others make new rows of a group.
const SELECTORS: [&str; 5] = ["first", "last", "max", "min", "unique"];

/// Functions that may give several values of one group.
const SEVERAL: [&str; 3] = ["distinct", "mode", "unique"];

/// Functions whose result depends on the order of the rows: put together by `group`, rows have none.
const BY_ORDER: [&str; 3] = ["first", "integral", "last"];

/// The type of what `function` gives of values of `stored`.
pub fn result_type(function: &str, stored: FieldType) -> FieldType {
    if function == "count" {
        FieldType::Integer
    } else if TO_FLOAT.contains(&function) {
        FieldType::Float
    } else {
        stored
    }
}

/// Whether `function` gives rows of what it is computed of, with their time and all their columns.
pub fn selects(function: &str) -> bool {
    SELECTORS.contains(&function)
}

/// Whether `function` may give several values of one group.
pub fn gives_several(function: &str) -> bool {
    SEVERAL.contains(&function)
}

/// Whether rows have to be sorted by time before `function` is computed of them.
pub(super) fn goes_by_order(function: &str) -> bool {
    BY_ORDER.contains(&function)
}
