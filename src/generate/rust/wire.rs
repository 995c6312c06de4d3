//! What line protocol can carry: names that no escape brings over the wire are problems here, not
//! lines that the server refuses later.

use super::super::{Problem, codes};

/// Names that the server refuses as keys of tags; `time` it drops as a field, too.
const RESERVED: [&str; 3] = ["_field", "_measurement", "time"];

/// Why `name` cannot be a measurement, if it cannot.
pub(super) fn measurement_fault(name: &str) -> Option<&'static str> {
    if name.starts_with('#') { Some("a line that begins with `#` is a comment") } else { fault(name) }
}

/// Why `name` cannot be the key of a tag or field, if it cannot.
pub(super) fn key_fault(name: &str) -> Option<&'static str> {
    if RESERVED.contains(&name) { Some("the server keeps this name for itself") } else { fault(name) }
}

/// Why `value` cannot be the value of a tag, if it cannot.
pub(super) fn value_fault(value: &str) -> Option<&'static str> {
    if value.is_empty() {
        Some("an empty value is the same as no tag")
    } else if value.contains('\n') {
        Some("a line ends at a line feed, and no escape changes that")
    } else if value.ends_with('\\') {
        Some("a backslash at the end would escape what follows")
    } else {
        None
    }
}

fn fault(name: &str) -> Option<&'static str> {
    let before_special = |pair: &[u8]| pair[0] == b'\\' && matches!(pair[1], b',' | b'=' | b' ');
    if name.is_empty() {
        Some("it is empty")
    } else if name.bytes().any(|byte| byte.is_ascii_control()) {
        Some("it holds a control character")
    } else if name.ends_with('\\') || name.as_bytes().windows(2).any(before_special) {
        Some("a backslash before a comma, an equals sign, a blank or the end would escape it")
    } else {
        None
    }
}

/// The problem of a name that line protocol cannot carry.
pub(super) fn problem<S: Into<String>>(path: impl IntoIterator<Item = S>, name: &str, why: &str) -> Problem {
    let message = format!("line protocol cannot carry the name `{}`: {why}", name.escape_default());
    Problem::new(
        codes::NAME_NOT_WRITABLE,
        path,
        message,
        "choose another name; `name:` sets the one on the server",
    )
}
