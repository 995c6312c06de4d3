//! Literals of Flux: any text stays inside its quotes.

use crate::model::{FieldType, Scalar};

/// A string literal.
///
/// A dollar sign is escaped where it would begin an interpolation or hide the backslash of an escape,
/// and NUL; every other character, a non-printing one included, may stand in a literal as it is, as
/// long as the script is UTF-8.
pub fn string(text: &str) -> String {
    let mut literal = String::with_capacity(text.len() + 2);
    literal.push('"');
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            '\t' => literal.push_str("\\t"),
            // The scanner takes it for the end of the script (measured on 2.9.1).
            '\0' => literal.push_str("\\x00"),
            '$' => literal.push_str(dollar(letters.peek().copied())),
            other => literal.push(other),
        }
    }
    literal.push('"');
    literal
}

/// A dollar sign that stands before `next`.
///
/// The scanner takes it together with the character after it: `$\"` would end the literal (measured on
/// 2.9.1). `\$` is an escape before a brace only.
fn dollar(next: Option<char>) -> &'static str {
    match next {
        Some('{') => "\\$",
        None | Some('$' | '"' | '\\' | '\n' | '\r' | '\t' | '\0') => "\\x24",
        Some(_) => "$",
    }
}

/// A value as a literal of the given type; `None` if it is not of that type.
///
/// Flux has no literal for unsigned integers, infinities and the smallest integer, and none with an
/// exponent: they are written as calls that make them.
pub fn value(value: &Scalar, value_type: FieldType) -> Option<String> {
    match (value_type, value) {
        (FieldType::String, other) => Some(string(&other.to_string())),
        (FieldType::Boolean, Scalar::Boolean(value)) => Some(value.to_string()),
        (FieldType::Integer, Scalar::Integer(value)) => Some(integer(*value)),
        (FieldType::Unsigned, Scalar::Integer(value)) if *value >= 0 => Some(format!("uint(v: {value})")),
        (FieldType::Float, Scalar::Integer(value)) => Some(float(*value as f64)),
        (FieldType::Float, Scalar::Float(value)) => Some(float(*value)),
        _ => None,
    }
}

fn integer(value: i64) -> String {
    if value == i64::MIN { format!("int(v: \"{value}\")") } else { value.to_string() }
}

fn float(value: f64) -> String {
    let text = format!("{value:?}");
    let plain = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-'));
    if plain { text } else { format!("float(v: {})", string(&text)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_leave_its_quotes() {
        assert_eq!(string(r#"a"b\c"#), r#""a\"b\\c""#);
        assert_eq!(string("${x} $ $$ $${"), r#""\${x} $ \x24$ \x24\${""#);
        assert_eq!(string("$\" $\\ $\n $"), r#""\x24\" \x24\\ \x24\n \x24""#);
        assert_eq!(string("a\r\n\tb"), r#""a\r\n\tb""#);
        assert_eq!(string("ü \u{1}\0"), "\"ü \u{1}\\x00\"");
    }

    #[test]
    fn a_value_is_written_in_the_type_that_is_asked_for() {
        let cases = [
            (Scalar::Integer(5), FieldType::String, Some("\"5\"")),
            (Scalar::Boolean(true), FieldType::Boolean, Some("true")),
            (Scalar::Integer(-5), FieldType::Integer, Some("-5")),
            (Scalar::Integer(i64::MIN), FieldType::Integer, Some("int(v: \"-9223372036854775808\")")),
            (Scalar::Integer(5), FieldType::Unsigned, Some("uint(v: 5)")),
            (Scalar::Integer(-5), FieldType::Unsigned, None),
            (Scalar::Integer(5), FieldType::Float, Some("5.0")),
            (Scalar::Float(1e300), FieldType::Float, Some("float(v: \"1e300\")")),
            (Scalar::Float(0.25), FieldType::Float, Some("0.25")),
            (Scalar::Float(0.25), FieldType::Integer, None),
        ];
        for (scalar, value_type, expected) in cases {
            assert_eq!(value(&scalar, value_type).as_deref(), expected, "{scalar:?} as {value_type}");
        }
    }
}
