//! The cases of tests/cases: a project, a command, and exactly what comes of it.
//!
//! `tests/cases/COMMAND/CASE/` holds
//! - `case`: why it exists (after `# `), then the arguments of fluxform, on one line each;
//! - `project/`: the files it is run among;
//! - `server.json`: buckets of a real server, where the command asks one (see `server`);
//! - `expected`: exit code, stdout and stderr, with the folder's path shown as `PROJECT`;
//! - `expected-files/`: all files afterwards, where the command changes any.
//!
//! `BLESS=1` writes what came of it as expected; `CASE=text` runs only cases whose path has the text.

mod case;
pub mod difference;
mod pages;
mod server;

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use case::Case;

#[test]
fn every_case_gives_what_it_expects() {
    let only = env::var("CASE").unwrap_or_default();
    let bless = env::var("BLESS").is_ok_and(|value| value == "1");
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let commands = subfolders(&root).into_iter();
    let mut folders: Vec<PathBuf> = commands.flat_map(|command| subfolders(&command)).collect();
    folders.retain(|folder| folder.to_str().unwrap().contains(&only));
    assert!(!folders.is_empty(), "no case was found");
    let failures: Vec<String> = folders
        .par_iter()
        .filter_map(|folder| {
            let name = folder.strip_prefix(&root).unwrap().display().to_string();
            let failure = Case::read(folder).and_then(|case| case.check(bless)).err()?;
            Some(format!("=== {name}\n{failure}\n"))
        })
        .collect();
    let (failed, all) = (failures.len(), folders.len());
    assert!(failures.is_empty(), "{failed} of {all} cases:\n\n{}\nBLESS=1 accepts this", failures.join("\n"));
}

fn subfolders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut folders: Vec<PathBuf> = entries.filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}
