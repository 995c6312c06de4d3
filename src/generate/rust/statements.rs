//! How a field is written into a line and read from a row.

use super::{
    super::escape::{escaped, rust_string},
    layout,
};
use crate::model::{Field, FieldKind};

/// The statement that writes a field into a line; `check` is the function that checks its JSON.
pub(super) fn write(name: &str, key: &str, field: &Field, check: Option<&str>) -> String {
    let written = written(key);
    let bytes = field.max_bytes.map_or_else(|| "Line::<W>::LONGEST".to_owned(), |bytes| bytes.to_string());
    let borrowed =
        if field.optional { format!("self.{name}.as_ref()") } else { format!("Some(&self.{name})") };
    let (method, value, limit) = match field.kind {
        FieldKind::Float => ("float", format!("self.{name}"), float_range(field)),
        FieldKind::Integer => ("integer", format!("self.{name}"), integer_range(field)),
        FieldKind::Unsigned => ("unsigned", format!("self.{name}"), unsigned_range(field)),
        FieldKind::Boolean => {
            return layout::call("        ", "line.boolean", &[&written, &format!("self.{name}")]);
        }
        FieldKind::String => ("string", borrowed, bytes),
        FieldKind::Json => {
            let check = check.unwrap_or("check::nothing");
            return layout::call("        ", "line.json", &[&written, &borrowed, &bytes, check]);
        }
    };
    layout::call("        ", &format!("line.{method}"), &[&written, &value, &limit])
}

/// The key of a tag or field as a line has it, between the comma and the equals sign, as a literal.
pub(super) fn written(key: &str) -> String {
    rust_string(&format!(",{}=", escaped(key, &[',', '=', ' '])))
}

/// The method of a row that reads a field.
pub(super) fn read_method(field: &Field) -> &'static str {
    match (field.kind, field.optional) {
        (FieldKind::Json, false) => "json",
        (FieldKind::Json, true) => "optional_json",
        (FieldKind::String, false) if !field.values.is_empty() => "text",
        (FieldKind::String, true) if !field.values.is_empty() => "optional_text",
        (_, false) => "field",
        (_, true) => "optional_field",
    }
}

fn float_range(field: &Field) -> String {
    let text =
        |bound: Option<f64>, open: &str| bound.map_or_else(|| open.to_owned(), |bound| format!("{bound:?}"));
    format!("{}..={}", text(field.min, "f64::MIN"), text(field.max, "f64::MAX"))
}

/// Bounds of an integer, rounded inwards.
#[allow(clippy::cast_possible_truncation, reason = "a cast of a float stops at the ends of the type")]
fn integer_range(field: &Field) -> String {
    let text = |bound: Option<f64>, open: &str| {
        bound.map_or_else(|| open.to_owned(), |bound| (bound as i64).to_string())
    };
    format!(
        "{}..={}",
        text(field.min.map(f64::ceil), "i64::MIN"),
        text(field.max.map(f64::floor), "i64::MAX")
    )
}

/// Bounds of an unsigned integer, rounded inwards.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the cast stops at the ends of the type"
)]
fn unsigned_range(field: &Field) -> String {
    let text = |bound: Option<f64>, open: &str| {
        bound.map_or_else(|| open.to_owned(), |bound| (bound as u64).to_string())
    };
    format!("{}..={}", text(field.min.map(f64::ceil), "0"), text(field.max.map(f64::floor), "u64::MAX"))
}
