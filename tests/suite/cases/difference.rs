//! What differs between the expected and the real, as a unified diff.

use similar::TextDiff;

use crate::support::project::Tree;

/// The diff of two texts, empty if they are the same.
pub fn text(name: &str, expected: &str, real: &str) -> String {
    let diff = TextDiff::from_lines(expected, real);
    diff.unified_diff().header(name, "what came of it").to_string()
}

/// The diff of two folders.
pub fn trees(expected: &Tree, real: &Tree) -> String {
    let mut differences = String::new();
    for (path, content) in expected {
        match real.get(path) {
            None => differences += &format!("{path} is missing\n"),
            Some(other) => {
                differences +=
                    &text(path, &String::from_utf8_lossy(content), &String::from_utf8_lossy(other));
            }
        }
    }
    for path in real.keys().filter(|path| !expected.contains_key(*path)) {
        differences += &format!("{path} should not be there\n");
    }
    differences
}
