//! What a plain scalar means where any type will do: the core schema of YAML 1.2
//! (<https://yaml.org/spec/1.2.2/#103-core-schema>).

/// A plain scalar's meaning.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Resolved {
    Null,
    Boolean(bool),
    Unsigned(u64),
    Signed(i64),
    Float(f64),
    Text,
}

pub fn is_null(text: &str) -> bool {
    matches!(text, "" | "~" | "null" | "Null" | "NULL")
}

/// The meaning of a plain scalar.
pub fn resolve(text: &str) -> Resolved {
    if is_null(text) {
        return Resolved::Null;
    }
    match text {
        "true" | "True" | "TRUE" => return Resolved::Boolean(true),
        "false" | "False" | "FALSE" => return Resolved::Boolean(false),
        _ => {}
    }
    integer(text).or_else(|| float(text).map(Resolved::Float)).unwrap_or(Resolved::Text)
}

fn integer(text: &str) -> Option<Resolved> {
    let radix = [("0x", 16), ("0o", 8)].into_iter().find(|(prefix, _)| text.starts_with(prefix));
    if let Some((prefix, radix)) = radix {
        return u64::from_str_radix(&text[prefix.len()..], radix).ok().map(Resolved::Unsigned);
    }
    let digits = text.trim_start_matches(['+', '-']);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    text.parse().map(Resolved::Unsigned).or_else(|_| text.parse().map(Resolved::Signed)).ok()
}

fn float(text: &str) -> Option<f64> {
    match text.trim_start_matches(['+', '-']) {
        ".inf" | ".Inf" | ".INF" => {
            return Some(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY });
        }
        _ => {}
    }
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Some(f64::NAN);
    }
    // Rust also reads `inf`, `nan` and `infinity`, which are texts in YAML.
    let numeric = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let has_digit = text.bytes().any(|byte| byte.is_ascii_digit());
    (numeric && has_digit).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_core_schema() {
        let cases = [
            ("~", Resolved::Null),
            ("true", Resolved::Boolean(true)),
            ("yes", Resolved::Text),
            ("on", Resolved::Text),
            ("0o17", Resolved::Unsigned(15)),
            ("0x1F", Resolved::Unsigned(31)),
            ("-12", Resolved::Signed(-12)),
            ("18446744073709551615", Resolved::Unsigned(u64::MAX)),
            ("1e3", Resolved::Float(1000.0)),
            (".5", Resolved::Float(0.5)),
            ("-.inf", Resolved::Float(f64::NEG_INFINITY)),
            ("inf", Resolved::Text),
            ("1.2.3", Resolved::Text),
            ("2025-01-15", Resolved::Text),
            ("-", Resolved::Text),
        ];
        for (text, expected) in cases {
            assert_eq!(resolve(text), expected, "{text}");
        }
    }
}
