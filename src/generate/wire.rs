//! What line protocol can carry: names that no escape brings over the wire are problems here, not
//! lines that the server refuses later.

use super::{Problem, codes, derive};
use crate::model::Tag;

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

/// What no target that writes points can express of a tag.
pub(super) fn check_tag(key: &str, tag: &Tag, problems: &mut Vec<Problem>) {
    let name = tag.server_name(key);
    if let Some(why) = key_fault(name) {
        problems.push(problem(["tags", key], name, why));
    }
    for (index, value) in tag.values.iter().enumerate() {
        if let Some(why) = value_fault(value) {
            let message = format!("a tag cannot have the value `{}`: {why}", value.escape_default());
            let path = ["tags".to_owned(), key.to_owned(), "values".to_owned(), index.to_string()];
            problems.push(Problem::new(codes::VALUE_NOT_WRITABLE, path, message, "choose another value"));
        }
    }
    if let Some(directive) = tag.derive.as_deref().and_then(derive::unknown_directive) {
        let message = format!("generated code cannot write `{directive}`");
        let help = "use %Y %m %d %H %M %S %j %y %F %T, and %G %V %u for weeks";
        problems.push(Problem::new(codes::DIRECTIVE_UNKNOWN, ["tags", key, "derive"], message, help));
    }
}
