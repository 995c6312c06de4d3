//! Points as line protocol, byte for byte what the server will store again.
//!
//! What line protocol cannot carry does not occur in a batch that a server gave: a tag value that ends
//! in a backslash, a line feed in a name, NaN. A backslash is one everywhere but in a text.

use super::{Batch, Value};

/// Writes the points, a line each; those without a value are none.
pub fn encode(batch: &Batch, lines: &mut Vec<u8>) {
    let head = head(batch);
    let fields: Vec<Vec<u8>> = batch.fields.iter().map(|key| escaped(key, b", =")).collect();
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
    let mut head = escaped(&batch.measurement, b", ");
    for (key, value) in &batch.tags {
        head.push(b',');
        head.extend(escaped(key, b", ="));
        head.push(b'=');
        head.extend(escaped(value, b", ="));
    }
    head
}

fn encode_value(batch: &Batch, value: Value, lines: &mut Vec<u8>) {
    match value {
        Value::Absent => {}
        Value::Float(value) => lines.extend_from_slice(ryu::Buffer::new().format(value).as_bytes()),
        Value::Integer(value) => {
            lines.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
            lines.push(b'i');
        }
        Value::Unsigned(value) => {
            lines.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
            lines.push(b'u');
        }
        Value::Boolean(value) => lines.push(if value { b't' } else { b'f' }),
        Value::Text { start, end } => text(batch.text(start, end), lines),
    }
}

fn text(text: &[u8], lines: &mut Vec<u8>) {
    lines.push(b'"');
    for byte in text {
        if matches!(byte, b'"' | b'\\') {
            lines.push(b'\\');
        }
        lines.push(*byte);
    }
    lines.push(b'"');
}

fn escaped(name: &[u8], special: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(name.len());
    for byte in name {
        if special.contains(byte) {
            bytes.push(b'\\');
        }
        bytes.push(*byte);
    }
    bytes
}
