//! What a case cannot show: that the table, the pages and the cases belong together.

use std::{collections::BTreeSet, fs, path::Path};

use super::RULES;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &str) -> impl Iterator<Item = String> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap())
}

#[test]
fn the_table_is_sorted_and_holds_every_rule_file() {
    let codes: Vec<&str> = RULES.iter().map(|rule| rule.code.as_str()).collect();
    assert!(codes.is_sorted_by(|a, b| a < b), "table.rs is not sorted by code");
    let expected: BTreeSet<String> = RULES
        .iter()
        .map(|rule| format!("{}_{}.rs", rule.code.as_str().to_lowercase(), rule.name.replace('-', "_")))
        .collect();
    let found: BTreeSet<String> = files("src/lint/rules").filter(|file| file != "mod.rs").collect();
    assert_eq!(found, expected, "a rule's file is called by its code and name, and stands in table.rs");
}

#[test]
fn every_rule_has_a_page_that_names_it() {
    for rule in RULES {
        // Of a change the page goes on with whom it breaks.
        let end = if rule.is_of_changes() { " · " } else { "\n" };
        let title = format!("# {}: {}\n\n`{}` · {}{end}", rule.code, rule.summary, rule.name, rule.severity);
        assert!(rule.doc.starts_with(&title), "docs/rules/{}.md does not begin with\n{title}", rule.code);
    }
}

#[test]
fn the_index_lists_every_rule() {
    let index = fs::read_to_string(root().join("docs/rules/README.md")).unwrap();
    let listed: Vec<&str> = index.lines().filter(|line| line.starts_with("| [")).collect();
    let expected: Vec<String> = RULES
        .iter()
        .map(|rule| {
            format!(
                "| [{0}]({0}.md) | `{1}` | {2} | {3} |",
                rule.code, rule.name, rule.severity, rule.summary
            )
        })
        .collect();
    let missing: Vec<&String> =
        expected.iter().filter(|line| !listed.iter().any(|row| row.starts_with(line.as_str()))).collect();
    assert!(missing.is_empty(), "docs/rules/README.md lacks {missing:#?}");
}

#[test]
fn every_rule_has_a_case() {
    let cases: BTreeSet<String> = files("tests/cases/check").collect();
    // The case of a rule on changes is its page, which `tests/suite/review/pages.rs` reads.
    for rule in RULES.iter().filter(|rule| !rule.is_of_changes()) {
        let case = format!("{}-{}", rule.code.as_str().to_lowercase(), rule.name);
        assert!(cases.contains(&case), "tests/cases/check/{case} is missing");
    }
}
