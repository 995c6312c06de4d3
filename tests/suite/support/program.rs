//! The built program, run as a user runs it, in an environment that the test alone decides.

use std::{
    path::Path,
    process::{Command, Output},
};

/// What a run left behind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ran {
    pub exit: i32,
    pub stdout: String,
    pub stderr: String,
}

/// A command of fluxform in `folder`. Nothing of the environment reaches it but `PATH`; its home is
/// `folder`, so that no profile of the `influx` CLI is found.
pub fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fluxform"));
    command.current_dir(folder).env_clear().env("HOME", folder);
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    command
}

/// Runs fluxform with `arguments` in `folder` to its end.
pub fn run(folder: &Path, arguments: &[&str]) -> Ran {
    command(folder).args(arguments).output().unwrap().into()
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            exit: output.status.code().expect("the program was ended by a signal"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}
