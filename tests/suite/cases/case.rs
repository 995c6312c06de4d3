//! One case: read, run, compared, blessed.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{difference, server::Server};
use crate::support::{
    program::{self, Ran},
    project::{Project, Tree, tree, write_tree},
};

/// A case, as its folder says it.
#[derive(Debug)]
pub struct Case {
    folder: PathBuf,
    arguments: Vec<String>,
}

/// What came of a case.
struct Outcome {
    text: String,
    before: Tree,
    after: Tree,
}

impl Case {
    /// The case in `folder`, or what is wrong with its `case` file.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let text = fs::read_to_string(folder.join("case")).map_err(|error| format!("`case`: {error}"))?;
        let lines: Vec<&str> = text.lines().collect();
        let [reason, arguments] = lines[..] else {
            return Err("`case` has two lines: `# why it exists`, and the arguments".to_owned());
        };
        if reason.strip_prefix("# ").is_none_or(|reason| reason.trim().is_empty()) {
            return Err("the first line of `case` says why it exists, after `# `".to_owned());
        }
        let arguments = arguments.split_whitespace().map(str::to_owned).collect();
        Ok(Self { folder: folder.to_owned(), arguments })
    }

    /// Runs the case and compares, or accepts what came of it if `bless`.
    pub fn check(&self, bless: bool) -> Result<(), String> {
        let outcome = self.run();
        if bless {
            self.bless(&outcome);
            return Ok(());
        }
        let expected = fs::read_to_string(self.folder.join("expected")).unwrap_or_default();
        let mut differences = difference::text("expected", &expected, &outcome.text);
        let files = self.folder.join("expected-files");
        let expected = if files.exists() { tree(&files) } else { outcome.before };
        differences += &difference::trees(&expected, &outcome.after);
        if differences.is_empty() { Ok(()) } else { Err(differences) }
    }

    fn run(&self) -> Outcome {
        let project = Project::copy_of(&self.folder.join("project"));
        let before = tree(project.path());
        let arguments: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        let mut command = program::command(project.path());
        let server = Server::of_case(&self.folder);
        if let Some(server) = &server {
            server.reach(&mut command);
        }
        let ran = command.args(&arguments).output().unwrap().into();
        let mut text = shown(&ran, project.path());
        let mut after = tree(project.path());
        if let Some(server) = server {
            text = server.steady(&text);
            for content in after.values_mut() {
                *content = server.steady(str::from_utf8(content).unwrap()).into_bytes();
            }
        }
        Outcome { text, before, after }
    }

    fn bless(&self, outcome: &Outcome) {
        fs::write(self.folder.join("expected"), &outcome.text).unwrap();
        let files = self.folder.join("expected-files");
        if files.exists() {
            fs::remove_dir_all(&files).unwrap();
        }
        if outcome.after != outcome.before {
            write_tree(&files, &outcome.after);
        }
    }
}

fn shown(ran: &Ran, folder: &Path) -> String {
    let text = format!("exit: {}\n--- stdout\n{}--- stderr\n{}", ran.exit, ran.stdout, ran.stderr);
    text.replace(folder.to_str().unwrap(), "PROJECT")
}
