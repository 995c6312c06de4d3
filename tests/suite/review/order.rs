//! Where things stand is no difference: in which file, in which order, how often it is asked.

use super::reviewed::{changes, diff, project};
use crate::support::{
    program,
    project::{Tree, tree},
};

fn base() -> Tree {
    tree(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/review/base"))
}

/// The same definitions, each top-level thing in a file of its own, in folders.
fn split(files: &Tree) -> Tree {
    let mut split = Tree::new();
    for text in files.values().map(|text| str::from_utf8(text).unwrap()) {
        let mut section = "";
        for line in text.lines() {
            if !line.is_empty() && !line.starts_with([' ', '#']) {
                section = line;
            } else if !section.is_empty() {
                let count = split.len();
                let begins = line.starts_with("  ")
                    && !line.starts_with("   ")
                    && line != "  # What the sensors say, as they say it.";
                let path = |number: usize| format!("{}/{number:03}.yaml", section.trim_end_matches(':'));
                // Retired things are a list, which stays together.
                let is_new = begins && !(section == "retired:" && split.contains_key("retired/000.yaml"));
                let path = if section == "retired:" {
                    path(0)
                } else {
                    path(if is_new { count } else { count.saturating_sub(1) })
                };
                let file = split.entry(path).or_insert_with(|| format!("{section}\n").into_bytes());
                file.extend(format!("{line}\n").bytes());
            }
        }
    }
    split
}

#[test]
fn moved_and_split_files_differ_in_nothing() {
    let base = base();
    let moved: Tree = base.iter().map(|(path, text)| (format!("deep/er/new_{path}"), text.clone())).collect();
    for after in [moved, split(&base)] {
        for (before, after) in [(&base, &after), (&after, &base)] {
            let review = diff(&project(before, after));
            assert_eq!(changes(&review), Vec::<String>::new());
            assert_eq!(review["findings"], serde_json::json!([]));
        }
    }
}

#[test]
fn the_same_is_said_twice_and_whatever_the_order_of_files() {
    let base = base();
    let mut after = base.clone();
    let text = str::from_utf8(&base["climate.yaml"]).unwrap();
    let text = text
        .replace("unit: Cel", "unit: K")
        .replace("      open: { type: boolean }\n", "")
        .replace("max: 60", "max: 50");
    after.insert("climate.yaml".to_owned(), text.into_bytes());
    let together = project(&base, &after);
    let first = program::run(together.path(), &["diff", "./before", ".", "--format", "json"]);
    assert_eq!(first, program::run(together.path(), &["diff", "./before", ".", "--format", "json"]));
    let apart = diff(&project(&split(&base), &split(&after)));
    let together = diff(&together);
    assert_eq!(changes(&apart), changes(&together));
    assert_eq!(apart["costs"], together["costs"]);
    let messages = |review: &serde_json::Value| {
        let mut messages: Vec<String> = review["findings"]
            .as_array()
            .unwrap()
            .iter()
            .map(|finding| finding["message"].to_string())
            .collect();
        messages.sort();
        messages
    };
    assert_eq!(messages(&apart), messages(&together));
}
