//! Names and values as line protocol writes them.

/// The value of a field.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Literal<'t> {
    Float(f64),
    Integer(i64),
    Unsigned(u64),
    Boolean(bool),
    Text(&'t [u8]),
}

/// Writes the value of a field.
pub fn put(literal: Literal<'_>, lines: &mut Vec<u8>) {
    match literal {
        Literal::Float(value) => lines.extend_from_slice(ryu::Buffer::new().format(value).as_bytes()),
        Literal::Integer(value) => {
            lines.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
            lines.push(b'i');
        }
        Literal::Unsigned(value) => {
            lines.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
            lines.push(b'u');
        }
        Literal::Boolean(value) => lines.push(if value { b't' } else { b'f' }),
        Literal::Text(value) => text(value, lines),
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

/// The name of a measurement.
pub fn measurement(name: &[u8]) -> Vec<u8> {
    escaped(name, b", ")
}

/// The key of a tag or a field, or the value of a tag.
pub fn name(name: &[u8]) -> Vec<u8> {
    escaped(name, b", =")
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
