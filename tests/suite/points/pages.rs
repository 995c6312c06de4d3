//! The pages of the findings about points: what they show before has the finding, what they show
//! after has none, and the case of each is its example.

use std::{fs, path::Path};

use fluxform::points::RULES;

use super::findings;
use crate::support::definitions::schema;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The definitions that the pages speak of.
fn definitions() -> String {
    let index = read("docs/rules/README.md");
    let (_, points) = index.split_once("## Points").unwrap();
    points.split("```yaml\n").nth(1).unwrap().split("```").next().unwrap().to_owned()
}

fn example<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, below) = page.split_once(&format!("## {heading}\n\n```text\n"))?;
    below.split_once("```").map(|(example, _)| example)
}

#[test]
fn pages_show_what_verify_says() {
    let schema = schema(&definitions());
    for rule in RULES {
        let code = rule.code.as_str();
        if let Some(before) = example(rule.page, "Before") {
            let found = findings(&schema, before);
            let all_are = !found.is_empty() && found.iter().all(|found| found.starts_with(code));
            assert!(all_are, "docs/rules/{code}.md, before: {found:?}");
        }
        if let Some(after) = example(rule.page, "After") {
            assert_eq!(findings(&schema, after), [""; 0], "docs/rules/{code}.md, after");
        }
    }
}

#[test]
fn each_has_a_case_and_it_is_the_example() {
    for rule in RULES {
        let code = rule.code.as_str();
        let name = rule.page.lines().nth(2).unwrap().split('`').nth(1).unwrap();
        let folder = format!("tests/cases/verify/{}-{name}", code.to_lowercase());
        // Its text of a mebibyte is made in `program`.
        if code == "LP110" {
            continue;
        }
        assert_eq!(read(&format!("{folder}/project/schemas/home.yaml")), definitions(), "{folder}");
        if let Some(before) = example(rule.page, "Before") {
            assert_eq!(read(&format!("{folder}/project/points.lp")), before, "{folder}");
        }
    }
}
