//! How a command that could do its work ends.

use std::process::ExitCode;

/// What a command found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing to report: exit code 0.
    Clean,
    /// A finding of severity error, pending changes, files that would be written: exit code 1.
    Found,
}

impl Outcome {
    /// [`Outcome::Found`] if something was.
    pub fn found(something: bool) -> Self {
        if something { Self::Found } else { Self::Clean }
    }
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Clean => Self::SUCCESS,
            Outcome::Found => Self::from(1),
        }
    }
}
