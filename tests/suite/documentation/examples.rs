//! The pages of the findings that no rule raises: what they show before has the finding, and what
//! they show after has none of them. (Those of the rules are held with their cases.) And what
//! docs/formats.md shows of a review is what a case prints.

use std::fs;

use fluxform::{definition, generate};

use super::root;
use crate::support::{
    program,
    project::{Project, Tree, write_tree},
};

/// A project with every target that findings are about.
const PROJECT: &str = "version: 1\norganization: home\ntargets:\n  rust: { path: rust, crate: home }\n  \
                       flux: { path: flux }\n  setup: { path: setup }\n";

#[test]
fn the_readers_pages_show_what_check_says() {
    for (code, page) in definition::codes::PAGES {
        holds(code.as_str(), page, "check");
    }
}

#[test]
fn the_pages_of_generation_show_what_generate_says() {
    for (code, page) in generate::codes::PAGES {
        holds(code, page, "generate");
    }
}

#[test]
fn the_review_of_the_formats_is_that_of_a_case() {
    let case = fs::read_to_string(root().join("tests/cases/diff/json/expected")).unwrap();
    let (_, printed) = case.split_once("--- stdout\n").unwrap();
    let (printed, _) = printed.split_once("--- stderr\n").unwrap();
    let page = fs::read_to_string(root().join("docs/formats.md")).unwrap();
    assert!(page.contains(&format!("```json\n{printed}```\n")), "docs/formats.md does not show\n{printed}");
}

fn holds(code: &str, page: &str, command: &str) {
    let finding = format!("error[{code}]");
    if let Some(before) = example(page, "Before") {
        let ran = run_example(before, command);
        assert!(ran.contains(&finding), "docs/rules/{code}.md, before:\n{ran}");
    }
    if let Some(after) = example(page, "After") {
        let ran = run_example(after, command);
        assert!(
            !ran.contains("error[YA") && !ran.contains("error[GN"),
            "docs/rules/{code}.md, after:\n{ran}"
        );
    }
}

/// The YAML below the heading `heading`.
fn example<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, below) = page.split_once(&format!("## {heading}\n\n```yaml\n"))?;
    below.split_once("```").map(|(example, _)| example)
}

/// Everything that fluxform says of an example: definitions, or a part of the project file.
fn run_example(example: &str, command: &str) -> String {
    if example.starts_with("targets:") {
        return run(&format!("version: 1\n{example}"), "", command);
    }
    run(PROJECT, example, command)
}

/// Everything that fluxform says of `definitions`.
fn run(project_file: &str, definitions: &str, command: &str) -> String {
    let project = Project::new();
    let files = [("fluxform.yaml", project_file), ("schemas/home.yaml", definitions)];
    let files: Tree = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_owned())).into();
    write_tree(project.path(), &files);
    let ran = program::run(project.path(), &[command]);
    ran.stdout + &ran.stderr
}
