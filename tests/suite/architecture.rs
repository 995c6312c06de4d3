//! Which folder may import which, and what a file may not hold: the design as a test.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The folder that every other but `model` may use.
const WORDS: &str = "words";

/// The folders of src/ and the folders of ours that each may use besides. `docs/architecture.md` explains it.
const MAY_USE: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("words", &[]),
    ("diagnostic", &[]),
    ("diff", &["model"]),
    ("estimate", &["model"]),
    ("flux", &["model"]),
    ("points", &["model", "diagnostic"]),
    ("sample", &["model", "estimate", "points"]),
    ("sql", &["model"]),
    ("sqlite", &["model", "sql"]),
    ("infer", &["model"]),
    ("drift", &["model", "diff"]),
    ("definition", &["model", "diagnostic"]),
    ("impact", &["model", "diff", "flux"]),
    ("lint", &["model", "diff", "estimate", "flux", "impact", "diagnostic"]),
    ("plan", &["model", "diff", "flux", "impact"]),
    ("review", &["model", "diff", "lint", "estimate", "impact", "plan", "diagnostic"]),
    ("coverage", &["model", "diagnostic"]),
    ("generate", &["model", "estimate", "flux", "plan", "sql"]),
    ("influx", &["model", "flux", "points"]),
    ("transfer", &["model", "points", "influx"]),
    ("ledger", &["model", "plan", "diff"]),
    ("migrate", &["plan", "diff", "flux", "impact", "influx", "ledger", "model", "sqlite", "transfer"]),
    ("workspace", &["generate"]),
    (
        "cli",
        &[
            "coverage",
            "definition",
            "diagnostic",
            "diff",
            "drift",
            "estimate",
            "flux",
            "generate",
            "impact",
            "infer",
            "influx",
            "ledger",
            "lint",
            "migrate",
            "model",
            "plan",
            "points",
            "review",
            "sample",
            "sqlite",
            "transfer",
            "workspace",
        ],
    ),
];

/// What only the named folders may touch: files, the network, the environment, the terminal.
const WORLD: &[(&str, &[&str])] = &[
    ("std::fs", &["cli", "workspace", "influx", "ledger", "sqlite", "transfer"]),
    ("std::net", &["influx"]),
    ("std::env", &["cli", "influx"]),
    // The process number makes names of temporary files unique.
    ("std::process", &["cli", "workspace"]),
    ("ureq", &["influx"]),
    ("rusqlite", &["ledger", "sqlite"]),
    ("println!", &[]),
    ("eprintln!", &[]),
    ("io::stdout", &["cli"]),
    ("io::stderr", &["cli"]),
];

/// Words that mark unfinished work.
const FORBIDDEN: [&str; 6] = ["todo", "fixme", "xxx", "unimplemented!", "dbg!", "not yet supported"];

const LONGEST_FILE: usize = 400;

#[test]
fn folders_import_only_what_they_may() {
    let mut wrong = Vec::new();
    for (folder, file, text) in sources() {
        let allowed = MAY_USE.iter().find(|(name, _)| *name == folder).map(|(_, allowed)| *allowed);
        let Some(allowed) = allowed else {
            wrong.push(format!("{}: the folder `{folder}` is not in the table", file.display()));
            continue;
        };
        let used = imports(&text);
        let may =
            |used: &str| used == folder || allowed.contains(&used) || (used == WORDS && folder != "model");
        let forbidden = used.iter().filter(|used| !may(used));
        wrong.extend(forbidden.map(|used| format!("{}: {folder} may not use {used}", file.display())));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_page_has_the_same_table() {
    let page = document("docs/architecture.md");
    let (_, table) = page.split_once("| folder | may use of ours |\n|---|---|\n").unwrap();
    let mut told = BTreeMap::new();
    for row in table.lines().map_while(|line| line.strip_prefix("| ")) {
        let (folders, used) = row.trim_end_matches(" |").split_once(" | ").unwrap();
        told.extend(folders.split(", ").map(|folder| (folder, used)));
    }
    let held = MAY_USE.iter().map(|(folder, used)| (*folder, set(used)));
    // What is said of these in other words is nothing, one type, and all.
    let in_words = ["model", "words", "diagnostic", "workspace", "cli"];
    for (folder, held) in held {
        let Some(told) = told.remove(folder) else { panic!("docs/architecture.md lacks {folder}") };
        assert!(in_words.contains(&folder) || set_of(told) == held, "{folder}: {told}, but {held:?}");
    }
    assert!(told.is_empty(), "no folders: {told:?}");
}

fn set<'a>(folders: &[&'a str]) -> BTreeSet<&'a str> {
    folders.iter().copied().collect()
}

fn set_of(told: &str) -> BTreeSet<&str> {
    told.split(", ").collect()
}

#[test]
fn one_picture_is_shown_everywhere() {
    let of = |path: &str, before: &str| -> Vec<String> {
        let text = document(path);
        let lines = text.lines().filter_map(|line| line.strip_prefix(before));
        let picture = lines.skip_while(|line| *line != "```text").skip(1);
        picture.take_while(|line| *line != "```").map(str::to_owned).collect()
    };
    let picture = of("docs/architecture.md", "");
    assert!(picture[0].contains("─▶"));
    assert_eq!(of("README.md", ""), picture);
    assert_eq!(of("src/lib.rs", "//! "), picture);
}

fn document(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

#[test]
fn only_the_edges_touch_the_world() {
    let mut wrong = Vec::new();
    for (folder, file, text) in sources() {
        let code = without_tests_and_comments(&text);
        for (thing, allowed) in WORLD {
            if mentions(&code, thing) && !allowed.contains(&folder.as_str()) {
                wrong.push(format!("{}: {folder} may not use {thing}", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for_and_none_is_long_or_unfinished() {
    let mut wrong = Vec::new();
    for (_, file, text) in sources() {
        if !text.starts_with("//!") {
            wrong.push(format!("{}: does not say what it is for (`//!`)", file.display()));
        }
        if text.lines().count() > LONGEST_FILE {
            wrong.push(format!("{}: has more than {LONGEST_FILE} lines", file.display()));
        }
        let lower = text.to_lowercase();
        let words = FORBIDDEN.iter().filter(|word| mentions(&lower, word));
        wrong.extend(words.map(|word| format!("{}: holds `{word}`", file.display())));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Every source file with the folder of src/ that it belongs to.
fn sources() -> Vec<(String, PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    for folder in fs::read_dir(&root).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir())
    {
        let name = folder.file_name().unwrap().to_str().unwrap().to_owned();
        walk(&folder, &mut |path| {
            let shown = path.strip_prefix(&root).unwrap().to_owned();
            files.push((name.clone(), shown, fs::read_to_string(path).unwrap()));
        });
    }
    assert!(files.len() > 100, "the walk found too little to mean anything");
    files
}

fn walk(folder: &Path, visit: &mut impl FnMut(&Path)) {
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() {
            walk(&path, visit);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
            visit(&path);
        }
    }
}

/// The folders that a file reaches by `crate::NAME` or `use crate::{NAME, …}`.
fn imports(text: &str) -> Vec<String> {
    let code = without_tests_and_comments(text);
    let mut found = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        for name in if rest.starts_with('{') { heads(rest) } else { vec![word(rest)] } {
            // Upper-case names are items of the root, of which there are none.
            found.insert(name.to_owned());
        }
    }
    found.into_iter().filter(|name| MAY_USE.iter().any(|(folder, _)| folder == name)).collect()
}

/// The first word of each item of a braced import.
fn heads(braced: &str) -> Vec<&str> {
    let (mut depth, mut expecting, mut heads) = (0_usize, false, Vec::new());
    for (at, c) in braced.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        match (depth, c) {
            (0, _) => break,
            (1, '{' | ',') => expecting = true,
            (1, c) if expecting && c.is_alphabetic() => {
                heads.push(word(&braced[at..]));
                expecting = false;
            }
            _ => {}
        }
    }
    heads
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

fn without_tests_and_comments(text: &str) -> String {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// Whether `thing` stands in the code as a whole word, also as `use std::{fs, …}`.
fn mentions(code: &str, thing: &str) -> bool {
    let whole = code.match_indices(thing).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = code[at + thing.len()..].chars().next();
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
        !joins(before) && !joins(after)
    });
    let grouped = thing.strip_prefix("std::").is_some_and(|name| {
        code.match_indices("use std::{").any(|(at, head)| heads(&code[at + head.len() - 1..]).contains(&name))
    });
    whole || grouped
}
