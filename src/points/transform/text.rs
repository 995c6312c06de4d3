//! Values as text: numbers in the shortest form that is read as the same again.

use crate::points::{Batch, Value};

/// Writes a value: floats as `21.5`, `3`, `-0`, `1e300`; truth values as `true` and `false`.
pub(super) fn write(batch: &Batch, value: Value, text: &mut Vec<u8>) {
    match value {
        Value::Absent => {}
        Value::Float(number) => {
            let mut buffer = ryu::Buffer::new();
            let digits = buffer.format(number);
            text.extend_from_slice(digits.strip_suffix(".0").unwrap_or(digits).as_bytes());
        }
        Value::Integer(number) => text.extend_from_slice(itoa::Buffer::new().format(number).as_bytes()),
        Value::Unsigned(number) => text.extend_from_slice(itoa::Buffer::new().format(number).as_bytes()),
        Value::Boolean(truth) => text.extend_from_slice(if truth { b"true" } else { b"false" }),
        Value::Text { start, end } => text.extend_from_slice(batch.text(start, end)),
    }
}
