//! The table of planted changes: each is found at its line, with the right grade, and nothing else is.

use std::{collections::BTreeSet, env, fmt::Write as _, fs, path::Path};

use rayon::prelude::*;
use serde_json::Value;
use similar::{ChangeTag, TextDiff};

use super::reviewed::{changes, diff, findings, project};
use crate::{
    cases::difference,
    support::project::{Tree, tree},
};

/// A change of the definitions: in which file, what, and what instead.
struct Planted {
    name: String,
    edits: Vec<(String, String, String)>,
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review")
}

fn table() -> Vec<Planted> {
    let text = fs::read_to_string(folder().join("planted.txt")).unwrap();
    let mut table: Vec<Planted> = Vec::new();
    for line in text.lines() {
        if let Some(name) = line.strip_prefix("=== ") {
            table.push(Planted { name: name.to_owned(), edits: Vec::new() });
        } else if let Some(file) = line.strip_prefix("@ ") {
            let edits = &mut table.last_mut().unwrap().edits;
            edits.push((file.to_owned(), String::new(), String::new()));
        } else if let Some(text) = line.strip_prefix('-') {
            writeln!(table.last_mut().unwrap().edits.last_mut().unwrap().1, "{text}").unwrap();
        } else if let Some(text) = line.strip_prefix('+') {
            writeln!(table.last_mut().unwrap().edits.last_mut().unwrap().2, "{text}").unwrap();
        }
    }
    table
}

impl Planted {
    fn applied(&self, base: &Tree) -> Tree {
        let mut changed = base.clone();
        for (file, old, new) in &self.edits {
            let text = str::from_utf8(&changed[file]).unwrap();
            let (old, new) = (old.strip_suffix('\n').unwrap(), new.strip_suffix('\n').unwrap());
            assert_eq!(text.matches(old).count(), 1, "{}: {old}", self.name);
            let text = text.replace(old, new);
            changed.insert(file.clone(), text.into_bytes());
        }
        changed
    }
}

#[test]
fn each_planted_change_is_found_where_it_is() {
    let base = tree(&folder().join("base"));
    let told: Vec<String> = table().par_iter().map(|planted| told(planted, &base)).collect();
    let told = told.join("\n");
    let file = folder().join("planted.expected");
    if env::var("BLESS").is_ok_and(|value| value == "1") {
        fs::write(&file, &told).unwrap();
    }
    let expected = fs::read_to_string(&file).unwrap_or_default();
    let differences = difference::text("planted.expected", &expected, &told);
    assert!(differences.is_empty(), "{differences}\nBLESS=1 accepts this");
}

fn told(planted: &Planted, base: &Tree) -> String {
    let after = planted.applied(base);
    let review = diff(&project(base, &after));
    assert_at_the_change(planted, &review, base, &after);
    let mut told = format!("=== {}\n", planted.name);
    for line in findings(&review) {
        writeln!(told, "{line}").unwrap();
    }
    for line in changes(&review) {
        writeln!(told, "  {line}").unwrap();
    }
    told
}

/// A finding stands on a line that was changed, or next to where one is missing; one about a query that
/// reads what changed stands at the query.
fn assert_at_the_change(planted: &Planted, review: &Value, base: &Tree, after: &Tree) {
    for finding in review["findings"].as_array().unwrap().iter().filter(|finding| finding["code"] != "QY306")
    {
        let at = &finding["location"];
        let file = at["file"].as_str().unwrap().strip_prefix("schemas/").unwrap();
        let lines = changed_lines(&base[file], &after[file]);
        let line = at["line"].as_u64().unwrap();
        assert!(lines.contains(&line), "{}: line {line} of {file} is none of {lines:?}", planted.name);
    }
}

/// The lines of the second text that are new, and those next to what is new or gone.
fn changed_lines(before: &[u8], after: &[u8]) -> BTreeSet<u64> {
    let (before, after) = (str::from_utf8(before).unwrap(), str::from_utf8(after).unwrap());
    let mut lines = BTreeSet::new();
    let mut next = 1;
    for change in TextDiff::from_lines(before, after).iter_all_changes() {
        match change.tag() {
            ChangeTag::Equal => next += 1,
            ChangeTag::Insert => {
                lines.extend(next - 1..=next + 1);
                next += 1;
            }
            ChangeTag::Delete => lines.extend(next - 1..=next),
        }
    }
    // Empty lines part nothing.
    let empty = after.lines().zip(1..).filter(|(text, number)| text.is_empty() && lines.contains(number));
    let around: Vec<u64> = empty.flat_map(|(_, number)| [number - 1, number + 1]).collect();
    lines.extend(around);
    lines
}
