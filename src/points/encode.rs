//! Points as line protocol, byte for byte what the server will store again.
//!
//! What line protocol cannot carry does not occur in a batch that a server gave: a tag value that ends
//! in a backslash, a line feed in a name, NaN. A backslash is one everywhere but in a text.

use super::{
    Batch, Value,
    literal::{Literal, measurement, name, put},
};

/// Writes the points, a line each; those without a value are none.
pub fn encode(batch: &Batch, lines: &mut Vec<u8>) {
    let head = head(batch);
    let fields: Vec<Vec<u8>> = batch.fields.iter().map(|key| name(key)).collect();
    for (time, values) in batch.rows() {
        row(batch, &head, &fields, time, values, lines);
    }
}

/// One point, as [`encode`] writes it.
fn row(batch: &Batch, head: &[u8], fields: &[Vec<u8>], time: i64, values: &[Value], lines: &mut Vec<u8>) {
    let begin = lines.len();
    lines.extend_from_slice(head);
    let mut separator = b' ';
    for (key, value) in fields.iter().zip(values) {
        if *value != Value::Absent {
            lines.push(separator);
            lines.extend_from_slice(key);
            lines.push(b'=');
            encode_value(batch, *value, lines);
            separator = b',';
        }
    }
    if separator == b' ' {
        lines.truncate(begin);
        return;
    }
    lines.push(b' ');
    lines.extend_from_slice(itoa::Buffer::new().format(time).as_bytes());
    lines.push(b'\n');
}

/// Measurement and tags.
fn head(batch: &Batch) -> Vec<u8> {
    let mut head = measurement(&batch.measurement);
    for (key, value) in &batch.tags {
        head.push(b',');
        head.extend(name(key));
        head.push(b'=');
        head.extend(name(value));
    }
    head
}

fn encode_value(batch: &Batch, value: Value, lines: &mut Vec<u8>) {
    put(
        match value {
            Value::Absent => return,
            Value::Float(value) => Literal::Float(value),
            Value::Integer(value) => Literal::Integer(value),
            Value::Unsigned(value) => Literal::Unsigned(value),
            Value::Boolean(value) => Literal::Boolean(value),
            Value::Text { start, end } => Literal::Text(batch.text(start, end)),
        },
        lines,
    );
}
