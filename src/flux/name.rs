//! Names in Flux: what may stand without quotes, and names of our own that are in nobody's way.

use super::string;

/// Words that cannot name a variable or a property.
const KEYWORDS: [&str; 14] = [
    "and", "builtin", "else", "exists", "if", "import", "not", "option", "or", "package", "return", "test",
    "testcase", "then",
];

/// Names that compiled queries use themselves: a variable of that name would hide them.
const USED: [&str; 14] = [
    "aggregateWindow",
    "contains",
    "false",
    "filter",
    "float",
    "from",
    "int",
    "r",
    "range",
    "true",
    "uint",
    "union",
    "time",
    "yield",
];

/// Whether `name` has the form of an identifier and is not a keyword.
pub fn is_identifier(name: &str) -> bool {
    let letter = |byte: u8| byte.is_ascii_alphabetic() || byte == b'_';
    name.bytes().next().is_some_and(letter)
        && name.bytes().all(|byte| letter(byte) || byte.is_ascii_digit())
        && !KEYWORDS.contains(&name)
}

/// Whether a variable of a script may have the name.
pub fn is_variable(name: &str) -> bool {
    is_identifier(name) && !USED.contains(&name)
}

/// A column of the record `r`: `r.name`, or `r["odd name"]`.
pub fn column(name: &str) -> String {
    if is_identifier(name) { format!("r.{name}") } else { format!("r[{}]", string(name)) }
}

/// A key of a record that is written down: `name`, or `"odd name"`.
pub(super) fn property(name: &str) -> String {
    if is_identifier(name) { name.to_owned() } else { string(name) }
}

/// A variable made from any name, different from all that `taken` knows.
pub(super) fn variable(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let fold = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '_' };
    let mut base: String = name.chars().map(fold).collect();
    if !is_variable(&base) {
        base.insert_str(0, "query_");
    }
    if !taken(&base) {
        return base;
    }
    let mut number = 2_usize;
    while taken(&format!("{base}_{number}")) {
        number += 1;
    }
    format!("{base}_{number}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_names_are_quoted() {
        assert_eq!(column("entity_id"), "r.entity_id");
        assert_eq!(column("odd \"name\""), r#"r["odd \"name\""]"#);
        assert_eq!(column("if"), r#"r["if"]"#);
        assert_eq!(column("2nd"), r#"r["2nd"]"#);
        assert_eq!(column(""), r#"r[""]"#);
    }

    #[test]
    fn variables_hide_nothing_and_differ() {
        assert_eq!(variable("week by week", |_| false), "week_by_week");
        assert_eq!(variable("from", |_| false), "query_from");
        assert_eq!(variable("2nd", |_| false), "query_2nd");
        assert_eq!(variable("a", |name| name == "a" || name == "a_2"), "a_3");
    }
}
