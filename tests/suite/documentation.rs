//! The documents are true: their commands exist, their links lead somewhere, and no command, option
//! or finding is without its place in them.

mod ci;
mod examples;
mod links;
mod targets;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use clap::{CommandFactory, Parser};
use fluxform::cli::Arguments;

use crate::support::{program, project::Project};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every document that is written by hand or generated here, with its text, sorted by path.
fn documents() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    let mut folders = vec![root().join("docs")];
    let files = fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().path());
    paths.extend(files.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "md") {
                paths.push(path);
            }
        }
    }
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).unwrap())).collect()
}

#[test]
fn every_command_and_option_stands_in_the_reference() {
    let page = fs::read_to_string(root().join("docs/commands.md")).unwrap();
    let mut missing = Vec::new();
    for command in Arguments::command().get_subcommands() {
        let name = command.get_name();
        if !page.contains(&format!("fluxform {name}")) {
            missing.push(name.to_owned());
        }
        let options = command.get_arguments().filter_map(|argument| argument.get_long());
        let unnamed = options.filter(|long| !page.contains(&format!("--{long}")));
        missing.extend(unnamed.map(|long| format!("{name} --{long}")));
    }
    assert!(missing.is_empty(), "docs/commands.md lacks {missing:?}");
}

#[test]
fn commands_that_documents_show_exist() {
    let mut wrong = Vec::new();
    for (path, text) in documents() {
        for line in text.lines().filter_map(|line| line.strip_prefix("$ fluxform ")) {
            let words = line.split(" #").next().unwrap_or_default().split_whitespace();
            if let Err(error) = Arguments::try_parse_from(["fluxform"].into_iter().chain(words)) {
                wrong.push(format!("{}: {line}\n{error}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_template_has_a_line_on_its_page() {
    let page = fs::read_to_string(root().join("docs/templates.md")).unwrap();
    let mut folders = vec![root().join("templates")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(root().join("templates")).unwrap().to_str().unwrap();
            let (folder, file) = name.rsplit_once('/').unwrap();
            let (_, kind) = file.split_once('.').unwrap();
            let all = ["j2", kind].map(|kind| format!("`{folder}/*.{kind}`"));
            let is_told = page.contains(&format!("`{name}`")) || all.iter().any(|all| page.contains(all));
            assert!(is_told, "docs/templates.md lacks {name}");
        }
    }
}

#[test]
fn the_test_command_stands_in_the_readme() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    for command in ["make test", "make lint"] {
        assert!(readme.contains(&format!("```sh\n{command}\n```")), "README.md does not show `{command}`");
    }
}

#[test]
fn every_finding_has_a_page_and_a_line_in_the_index() {
    let listed = program::run(Project::new().path(), &["explain"]).stdout;
    let codes: BTreeSet<&str> = listed.lines().filter_map(|line| line.split(':').next()).collect();
    let folder = root().join("docs/rules");
    let pages: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "README.md")
        .collect();
    let pages: BTreeSet<&str> = pages.iter().map(|name| name.trim_end_matches(".md")).collect();
    assert_eq!(pages, codes, "docs/rules and `explain` differ");
    let index = fs::read_to_string(folder.join("README.md")).unwrap();
    for line in listed.lines() {
        let (code, summary) = line.split_once(": ").unwrap();
        let found = index.lines().any(|row| {
            row.starts_with(&format!("| [{code}]({code}.md) | `")) && row.contains(&format!(" | {summary} |"))
        });
        assert!(found, "docs/rules/README.md lacks {line}");
    }
}
