//! Which functions of Flux aggregate which types.

use crate::model::{FieldKind, FieldType};

/// Functions that need numbers: `unsupported input type for mean aggregate: string`.
const NUMERIC: [&str; 14] = [
    "derivative",
    "difference",
    "increase",
    "integral",
    "max",
    "mean",
    "median",
    "min",
    "nonNegativeDerivative",
    "quantile",
    "skew",
    "spread",
    "stddev",
    "sum",
];

/// Functions that take values of any type.
const ANY: [&str; 6] = ["count", "distinct", "first", "last", "mode", "unique"];

/// Whether `function` refuses values of `kind`.
pub(super) fn refuses(function: &str, kind: FieldKind) -> bool {
    NUMERIC.contains(&function) && !kind.stored_type().is_numeric()
}

/// Every function that is known here.
pub(super) fn known() -> impl Iterator<Item = &'static str> {
    NUMERIC.into_iter().chain(ANY)
}

/// What a field holds, for messages.
pub(super) fn holds(kind: FieldKind) -> &'static str {
    match (kind, kind.stored_type()) {
        (FieldKind::Json, _) => "it holds JSON text",
        (_, FieldType::String) => "it holds text",
        (_, FieldType::Boolean) => "it holds truth values",
        _ => "it holds numbers",
    }
}
