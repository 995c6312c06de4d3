//! The program `git`, asked so that it changes nothing and fetches nothing.

use std::{
    io,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use super::{RevisionError, facts, path::Parts};

/// `git` as run in a folder.
#[derive(Debug)]
pub struct Git {
    folder: PathBuf,
}

/// What git answered: its output, or its complaint.
type Answer = Result<Vec<u8>, String>;

impl Git {
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// A command of git, of which messages are in English.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.args(arguments).current_dir(&self.folder).stdin(Stdio::null()).env("LC_ALL", "C");
        command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
        // A partial clone would fetch what is missing. Before git 2.45 only the protocols tell it not to.
        command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none");
        command
    }

    /// Runs git to its end.
    pub fn ask(&self, arguments: &[&str]) -> Result<Answer, RevisionError> {
        let output = self.command(arguments).output().map_err(not_run)?;
        let said = || String::from_utf8_lossy(&output.stderr).into_owned();
        Ok(if output.status.success() { Ok(output.stdout) } else { Err(said()) })
    }

    /// The folder of git's command within the repository.
    pub fn prefix(&self) -> Result<Parts, RevisionError> {
        let output = self.ask(&["rev-parse", "--show-prefix"])?.map_err(|said| self.complaint(&said))?;
        Ok(super::path::parts(output.strip_suffix(b"\n").unwrap_or(&output)))
    }

    /// The commit that `name` stands for; none if it stands for nothing, or for no commit.
    pub fn commit(&self, name: &str) -> Result<Option<String>, RevisionError> {
        // An option begins with `-`; `^main` is "all but main", and `v1..main` many commits.
        let is_range = name.contains("..") && !name.contains('{');
        if name.is_empty() || name.starts_with(['-', '^', ':']) || is_range {
            return Err(RevisionError::NoName { name: name.to_owned() });
        }
        let wanted = format!("{name}^{{commit}}");
        let mut command =
            self.command(&["-c", "core.warnAmbiguousRefs=true", "rev-parse", "--verify", &wanted]);
        let output = command.output().map_err(not_run)?;
        let said = String::from_utf8_lossy(&output.stderr);
        if !output.status.success() {
            return self.no_commit(&said);
        }
        if said.contains("is ambiguous") {
            return Err(facts::ambiguous(self, name));
        }
        let id = String::from_utf8_lossy(&output.stdout).trim_end().to_owned();
        Ok(id.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(id))
    }

    /// What git's complaint about a name means: that there is no such thing, or more.
    fn no_commit(&self, said: &str) -> Result<Option<String>, RevisionError> {
        let lines: Vec<&str> = said.lines().filter(|line| !line.starts_with("hint: ")).collect();
        match lines.as_slice() {
            ["fatal: Needed a single revision"] => Ok(None),
            // What comes before says why.
            _ => Err(self.complaint(said)),
        }
    }

    /// A complaint of git as an error.
    pub fn complaint(&self, said: &str) -> RevisionError {
        if said.contains("not a git repository") {
            return RevisionError::NoRepository { folder: self.folder.clone() };
        }
        if said.contains("dubious ownership") || said.contains("unsafe repository") {
            let repository = said.split('\'').nth(1).map(str::to_owned);
            let repository = repository.unwrap_or_else(|| self.folder.display().to_string());
            return RevisionError::OthersRepository { repository };
        }
        RevisionError::Git { message: first_reason(said) }
    }
}

/// Why git did not even start.
pub fn not_run(error: io::Error) -> RevisionError {
    if error.kind() == io::ErrorKind::NotFound { RevisionError::NoGit } else { RevisionError::Run(error) }
}

/// The line that says what went wrong; hints and warnings stand around it.
pub fn first_reason(said: &str) -> String {
    let reason = |line: &str| Some(line.strip_prefix("fatal: ").or(line.strip_prefix("error: "))?.to_owned());
    let last = || said.lines().rfind(|line| !line.trim().is_empty()).map(str::to_owned);
    said.lines().find_map(reason).or_else(last).unwrap_or_else(|| "nothing".to_owned())
}
