//! A git repository in a temporary folder. No configuration but its own reaches git, and authors and
//! times are always the same, so that a commit always has the same hash.

use std::{fs, path::Path, process::Command};

use super::{
    program::{self, Ran},
    project::Project,
};

/// A repository with its work tree.
#[derive(Debug)]
pub struct Repository {
    folder: Project,
}

impl Repository {
    /// An empty repository, of which the branch is `main`.
    pub fn new() -> Self {
        Self::with(&["init", "--quiet", "--initial-branch=main", "."])
    }

    /// What `arguments` of git make of an empty folder.
    pub fn with(arguments: &[&str]) -> Self {
        let folder = Project::new();
        git(folder.path(), arguments);
        Self { folder }
    }

    /// A clone of this repository.
    pub fn clone_with(&self, options: &[&str]) -> Self {
        let url = format!("file://{}", self.path().display());
        Self::with(&[&["clone", "--quiet"], options, &[url.as_str(), "."]].concat())
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// What git prints, without the line end.
    pub fn git(&self, arguments: &[&str]) -> String {
        git(self.path(), arguments)
    }

    /// Writes a file, in folders that are made.
    pub fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }

    /// Commits the work tree as it is; the commit's hash.
    pub fn commit(&self) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message=a change"]);
        self.git(&["rev-parse", "HEAD"])
    }

    /// What `check --against SOURCE` says as JSON in this folder of the repository.
    pub fn check(&self, folder: &str, source: &str) -> Ran {
        program::run(&self.path().join(folder), &["check", "--format=json", &format!("--against={source}")])
    }
}

/// Runs git in a folder.
pub fn git(folder: &Path, arguments: &[&str]) -> String {
    run(Command::new("git").args(arguments), folder)
}

/// Runs a line of a shell in a folder, with the same settings for git.
pub fn shell(folder: &Path, line: &str) -> String {
    run(Command::new("sh").args(["-c", line]), folder)
}

fn run(command: &mut Command, folder: &Path) -> String {
    command.current_dir(folder).env_clear().env("PATH", std::env::var_os("PATH").unwrap());
    command.env("HOME", folder).env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_OPTIONAL_LOCKS", "0");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Ada").env(format!("GIT_{who}_EMAIL"), "ada@example.org");
        command.env(format!("GIT_{who}_DATE"), "2026-01-02T03:04:05Z");
    }
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim_end_matches('\n').to_owned()
}
