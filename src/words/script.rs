//! What differs between two scripts.

use similar::{ChangeTag, TextDiff};

/// The lines that differ, with their signs: `most` of them, and how many more there are.
pub fn differing_lines(from: &str, to: &str, most: usize) -> Vec<String> {
    let diff = TextDiff::from_lines(from, to);
    let differing = diff.iter_all_changes().filter(|change| change.tag() != ChangeTag::Equal);
    let mut lines: Vec<String> = differing
        .map(|change| format!("{} {}", change.tag(), line(change.value())).trim_end().to_owned())
        .collect();
    let more = lines.len().saturating_sub(most);
    lines.truncate(most);
    if more > 0 {
        lines.push(format!("… and {more} more lines (JSON has all)"));
    }
    lines
}

/// A line of a script without its end; blanks for tabs, and a carriage return is shown, as it may be
/// all that differs.
fn line(text: &str) -> String {
    text.trim_end_matches('\n').replace('\t', "    ").replace('\r', "\\r").trim_end().to_owned()
}
