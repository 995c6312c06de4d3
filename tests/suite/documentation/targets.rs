//! docs/targets.md: its example is a project, and what it shows is what comes out.

use std::fs;

use super::root;
use crate::support::{
    program,
    project::{Project, Tree, tree, write_tree},
};

/// The files of the page: a line with nothing but a path in backticks, and the block below it.
fn files(page: &str) -> Tree {
    let blocks = page.split("`\n\n```").collect::<Vec<_>>();
    let file = |pair: &[&str]| {
        let (_, path) = pair[0].rsplit_once("\n`")?;
        let (_, block) = pair[1].split_once('\n')?;
        let (text, _) = block.split_once("```")?;
        Some((path.to_owned(), text.as_bytes().to_owned()))
    };
    blocks.windows(2).filter_map(file).collect()
}

#[test]
fn the_example_makes_what_the_page_shows() {
    let page = fs::read_to_string(root().join("docs/targets.md")).unwrap();
    let (shown, given): (Tree, Tree) =
        files(&page).into_iter().partition(|(path, _)| path.starts_with("generated/"));
    assert_eq!((shown.len(), given.len()), (2, 5));
    let project = Project::new();
    write_tree(project.path(), &given);
    let ran = program::run(project.path(), &["generate"]);
    assert_eq!((ran.exit, ran.stderr.as_str()), (0, "typescript: 3 files written in generated/typescript\n"));
    let made = tree(project.path());
    for (path, text) in shown {
        let (made, text) =
            (String::from_utf8(made[&path].clone()).unwrap(), String::from_utf8(text).unwrap());
        assert_eq!(made, text, "{path}");
    }
    let ran = program::run(project.path(), &["generate", "typescript", "--check"]);
    assert_eq!((ran.exit, ran.stderr.as_str()), (0, "everything generated is up to date\n"));
}
