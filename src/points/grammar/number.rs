//! Numbers and truth values, as the server takes them.

use std::ops::Range;

use influxdb_line_protocol::FieldValue;

use super::{Mistake, What};

/// The end of the number that begins at `start`.
pub fn scan_number(bytes: &[u8], start: usize) -> Result<usize, Mistake> {
    let end = value_end(bytes, start);
    match read_number(&bytes[start..end]) {
        Ok(_) => Ok(end),
        Err(what) => Err(Mistake::new(start..end.max(start + 1), what)),
    }
}

/// The end of the truth value that begins at `start`.
pub fn scan_boolean(bytes: &[u8], start: usize) -> Result<usize, Mistake> {
    let end = value_end(bytes, start);
    match read_boolean(&bytes[start..end]) {
        Some(_) => Ok(end),
        None => Err(Mistake::new(start..end.max(start + 1), What::Boolean)),
    }
}

fn value_end(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.iter().skip(start);
    start + rest.take_while(|byte| !matches!(byte, b',' | b' ')).count()
}

/// A number or a truth value; the line was found to be right.
pub fn read<'a>(text: &str, at: Range<usize>) -> Result<FieldValue<'a>, Mistake> {
    let bytes = text.as_bytes();
    if bytes.first().is_some_and(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | b'.')) {
        return read_number(bytes).map_err(|what| Mistake::new(at, what));
    }
    read_boolean(bytes).map(FieldValue::Boolean).ok_or_else(|| Mistake::new(at, What::Boolean))
}

fn read_boolean(bytes: &[u8]) -> Option<bool> {
    match bytes {
        b"t" | b"T" | b"true" | b"True" | b"TRUE" => Some(true),
        b"f" | b"F" | b"false" | b"False" | b"FALSE" => Some(false),
        _ => None,
    }
}

fn read_number(bytes: &[u8]) -> Result<FieldValue<'static>, What> {
    if is_not_a_number(bytes) {
        return Err(What::NotANumber);
    }
    if bytes.first().is_some_and(u8::is_ascii_alphabetic) {
        return Err(What::Boolean);
    }
    let text = str::from_utf8(bytes).map_err(|_| What::Number)?;
    let signed =
        |digits: &str| digits.strip_prefix('-').unwrap_or(digits).bytes().all(|b| b.is_ascii_digit());
    if let Some(digits) = text.strip_suffix('i') {
        let is_whole = signed(digits) && !matches!(digits, "" | "-");
        let number = || digits.parse().map(FieldValue::I64).map_err(|_| What::TooLarge("an integer"));
        return if is_whole { number() } else { Err(What::Number) };
    }
    if let Some(digits) = text.strip_suffix('u') {
        let is_whole = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.is_empty();
        let number =
            || digits.parse().map(FieldValue::U64).map_err(|_| What::TooLarge("an unsigned integer"));
        return if is_whole { number() } else { Err(What::Number) };
    }
    let is_decimal = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    match text.parse::<f64>() {
        Ok(number) if !text.starts_with('+') && text.bytes().all(is_decimal) => {
            if number.is_finite() {
                Ok(FieldValue::F64(number))
            } else {
                Err(What::TooLarge("a float"))
            }
        }
        _ => Err(What::Number),
    }
}

fn is_not_a_number(bytes: &[u8]) -> bool {
    let unsigned = bytes.strip_prefix(b"-").unwrap_or(bytes);
    ["nan", "inf", "infinity"].iter().any(|name| unsigned.eq_ignore_ascii_case(name.as_bytes()))
}
