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
    match boolean(&bytes[start..end]) {
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
    boolean(bytes).map(FieldValue::Boolean).ok_or_else(|| Mistake::new(at, What::Boolean))
}

/// A truth value: `t`, `T`, `true`, `True`, `TRUE` and the like.
pub fn boolean(bytes: &[u8]) -> Option<bool> {
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
    if let Some(digits) = text.strip_suffix('i') {
        return integer(digits).map(FieldValue::I64);
    }
    if let Some(digits) = text.strip_suffix('u') {
        return unsigned(digits).map(FieldValue::U64);
    }
    float(text).map(FieldValue::F64)
}

/// A whole number without its suffix: digits, maybe after a `-`.
pub fn integer(text: &str) -> Result<i64, What> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    if !is_digits(digits) {
        return Err(What::Number);
    }
    text.parse().map_err(|_| What::TooLarge("an integer"))
}

/// An unsigned number without its suffix: digits.
pub fn unsigned(text: &str) -> Result<u64, What> {
    if !is_digits(text) {
        return Err(What::Number);
    }
    text.parse().map_err(|_| What::TooLarge("an unsigned integer"))
}

/// A number with or without a decimal point and an exponent, which does not begin with a `+`.
pub fn float(text: &str) -> Result<f64, What> {
    let is_decimal = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    match text.parse::<f64>() {
        Ok(number) if !text.starts_with('+') && text.bytes().all(is_decimal) => {
            if number.is_finite() {
                Ok(number)
            } else {
                Err(What::TooLarge("a float"))
            }
        }
        _ => Err(What::Number),
    }
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_not_a_number(bytes: &[u8]) -> bool {
    let unsigned = bytes.strip_prefix(b"-").unwrap_or(bytes);
    ["nan", "inf", "infinity"].iter().any(|name| unsigned.eq_ignore_ascii_case(name.as_bytes()))
}
