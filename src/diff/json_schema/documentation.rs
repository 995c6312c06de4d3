//! Keywords that concern people and generated code, but no value.

use std::collections::BTreeSet;

use super::{node::Nodes, place::Place, walk::Walk};

/// Keywords of which a difference is told as documentation.
const WORDS: [&str; 9] = [
    "title",
    "description",
    "examples",
    "default",
    "$comment",
    "deprecated",
    "readOnly",
    "writeOnly",
    "$schema",
];

/// Keywords that only hold schemas for references.
const SHELVES: [&str; 2] = ["$defs", "definitions"];

/// Whether `keyword` says nothing about values.
pub(super) fn is_documentation(keyword: &str) -> bool {
    WORDS.contains(&keyword) || SHELVES.contains(&keyword) || keyword.starts_with("x-")
}

pub(super) fn compare<'a>(walk: &mut Walk<'a>, nodes: Nodes<'a>, place: &Place) {
    let keywords: BTreeSet<&str> = nodes.before.keywords().chain(nodes.after.keywords()).collect();
    let told = keywords.into_iter().filter(|keyword| is_documentation(keyword) && !SHELVES.contains(keyword));
    for keyword in told {
        let what = match nodes.get(keyword) {
            (None, _) => "added",
            (_, None) => "removed",
            (before, after) if before == after => continue,
            _ => "changed",
        };
        walk.found.documented(place, &format!("`{keyword}` {what}"));
    }
}
