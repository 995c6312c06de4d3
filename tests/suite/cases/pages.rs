//! The pages of the rules: what they show before and after is what `check` says of it.

use std::{fs, path::Path};

use rayon::prelude::*;

use crate::support::{
    program,
    project::{Project, Tree, write_tree},
};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages of the table of rules, and their codes.
fn pages() -> Vec<(&'static str, &'static str)> {
    fluxform::lint::RULES.iter().map(|rule| (rule.code.as_str(), rule.doc)).collect()
}

/// The YAML below the heading `heading`.
fn example<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, below) = page.split_once(&format!("## {heading}\n\n```yaml\n"))?;
    below.split_once("```").map(|(example, _)| example)
}

#[test]
fn the_case_of_a_rule_is_the_example_of_its_page() {
    for (code, page) in pages() {
        let Some(before) = example(page, "Before") else { continue };
        let rule = fluxform::lint::find(code).unwrap();
        let case =
            format!("tests/cases/check/{}-{}/project/schemas/home.yaml", code.to_lowercase(), rule.name);
        let of_case = fs::read_to_string(root().join(&case)).unwrap();
        assert_eq!(before, of_case, "docs/rules/{code}.md and {case} differ");
    }
}

#[test]
fn what_a_page_recommends_has_no_such_finding() {
    let wrong: Vec<String> = pages()
        .into_par_iter()
        .filter_map(|(code, page)| {
            let ran = check(example(page, "After")?);
            let still = ran.contains(&format!("[{code}]")) || ran.contains("[YA");
            still.then(|| format!("docs/rules/{code}.md, after:\n{ran}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The findings of `definitions`.
fn check(definitions: &str) -> String {
    let project = Project::new();
    let files = [("fluxform.yaml", "version: 1\norganization: home\n"), ("schemas/home.yaml", definitions)];
    let files: Tree = files.map(|(path, text)| (path.to_owned(), text.as_bytes().to_owned())).into();
    write_tree(project.path(), &files);
    program::run(project.path(), &["check"]).stdout
}
