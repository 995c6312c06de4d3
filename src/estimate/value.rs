//! What one value of a field takes on disk, after compaction.
//!
//! Rates per value, measured on InfluxDB 2.9.1 with one field of each kind in 50 series of 4,000
//! points: changing floats with two decimals 7 bytes, random integers below 100 to 1,000,000 1 to
//! 3, truth values 0.2, JSON text 0.4 bytes a character, one of five words 1.8 in all. Values
//! that never change take next to nothing, random text its full length: neither is assumed here.

use crate::model::{Field, FieldKind};

/// Compressed bytes for each byte of text.
const TEXT_RATE: f64 = 0.4;
/// One of a few words.
const WORD: f64 = 1.8;
/// The length of a text of which the definition says nothing.
pub(super) const ASSUMED_TEXT: u64 = 32;

/// The bytes of one value as it usually is, the time of its point not counted.
pub(super) fn usual_bytes(field: &Field) -> f64 {
    match field.kind {
        FieldKind::String if !field.values.is_empty() => WORD,
        FieldKind::String | FieldKind::Json => text_length(field) as f64 * TEXT_RATE,
        _ => number_bytes(field.kind),
    }
}

/// The bytes of one value at worst; none where nothing bounds a text.
pub(super) fn worst_bytes(field: &Field) -> Option<f64> {
    let longest = field.values.iter().map(|value| value.len() as u64).max();
    match field.kind {
        FieldKind::String | FieldKind::Json => Some(longest.or(field.max_bytes)? as f64),
        // Random numbers do not compress.
        FieldKind::Float | FieldKind::Integer | FieldKind::Unsigned => Some(8.0),
        FieldKind::Boolean => Some(number_bytes(field.kind)),
    }
}

fn number_bytes(kind: FieldKind) -> f64 {
    match kind {
        FieldKind::Float => 7.0,
        FieldKind::Integer | FieldKind::Unsigned => 2.0,
        _ => 0.2,
    }
}

/// The length of the example, or half of what is allowed.
fn text_length(field: &Field) -> u64 {
    let example = field.example.as_ref().map(|example| match example.as_str() {
        Some(text) if field.kind == FieldKind::String => text.len() as u64,
        _ => example.to_string().len() as u64,
    });
    example.or(field.max_bytes.map(|most| most / 2)).unwrap_or(ASSUMED_TEXT)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn texts_follow_their_examples_and_limits() {
        for (field, usual, worst) in [
            (json!({ "type": "float" }), 7.0, Some(8.0)),
            (json!({ "type": "unsigned" }), 2.0, Some(8.0)),
            (json!({ "type": "boolean" }), 0.2, Some(0.2)),
            (json!({ "type": "string", "values": ["low", "high"] }), 1.8, Some(4.0)),
            (json!({ "type": "string", "example": "0123456789", "max_bytes": 255 }), 4.0, Some(255.0)),
            (json!({ "type": "json", "example": [7, 18, 19], "max_bytes": 96 }), 3.6, Some(96.0)),
            (json!({ "type": "json", "max_bytes": 100 }), 20.0, Some(100.0)),
            (json!({ "type": "string" }), 12.8, None),
        ] {
            let read: Field = serde_json::from_value(field.clone()).unwrap();
            let found = (usual_bytes(&read), worst_bytes(&read));
            assert!((found.0 - usual).abs() < 1e-9 && found.1 == worst, "{field}: {found:?}");
        }
    }
}
