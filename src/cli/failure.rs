//! How a command that could not do its work ends: exit code 2 and a message for people.

use std::{error::Error, fmt};

/// What went wrong, and lines that say what it means and what to do.
#[derive(Debug)]
pub struct Failure {
    pub message: String,
    pub details: Vec<String>,
}

impl Failure {
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), details: Vec::new() }
    }

    #[must_use]
    pub fn detail(mut self, line: impl Into<String>) -> Self {
        self.details.push(line.into());
        self
    }

    /// A failure with the chain of an error's causes as its details; one that only says the same
    /// again is left out.
    pub fn caused(message: impl Into<String>, error: &dyn Error) -> Self {
        let mut failure = Self::new(message).detail(error.to_string());
        let mut cause = error.source();
        while let Some(error) = cause {
            let text = error.to_string();
            if !failure.details.last().is_some_and(|last| text.ends_with(last)) {
                failure = failure.detail(text);
            }
            cause = error.source();
        }
        failure
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        self.details.iter().try_for_each(|line| write!(f, "\n  {line}"))
    }
}

impl Error for Failure {}
