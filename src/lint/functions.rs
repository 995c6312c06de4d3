//! Which functions of Flux aggregate a window, and of which types.
//!
//! Tried one by one with `aggregateWindow` on InfluxDB 2.9.1. Functions that need an argument, such
//! as `quantile` or `derivative`, are none of them.

use crate::model::{FieldKind, FieldType};

/// Functions that take numbers only.
const NUMERIC: [&str; 9] = ["integral", "max", "mean", "median", "min", "skew", "spread", "stddev", "sum"];

/// Functions that take values of any type.
const ANY: [&str; 6] = ["count", "distinct", "first", "last", "mode", "unique"];

/// Whether `function` refuses values of `kind`.
pub(super) fn refuses(function: &str, kind: FieldKind) -> bool {
    NUMERIC.contains(&function) && !kind.stored_type().is_numeric()
}

/// What the server says when `function`, which refuses it, meets a value of `stored`.
pub(super) fn refusal(function: &str, stored: FieldType) -> String {
    let flux_type = if stored == FieldType::Boolean { "bool" } else { "string" };
    match function {
        "mean" | "sum" => {
            format!("400 to the whole query: unsupported input type for {function} aggregate: {stored}")
        }
        "max" | "min" => format!("500 to the whole query: panic: unsupported for aggregate {function}"),
        "integral" => format!("400 to the whole query: cannot perform integral over {flux_type}"),
        _ => format!("400 to the whole query: unsupported aggregate column type {flux_type}"),
    }
}

/// Every function that aggregates a window.
pub(super) fn known() -> impl Iterator<Item = &'static str> + Clone {
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
