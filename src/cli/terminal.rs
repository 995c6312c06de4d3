//! Where output goes: results to stdout, everything else to stderr; colours where they belong.

use crate::words::printable;
use std::io::{self, IsTerminal, Write};

use super::Failure;

/// The process's output, and whether a person looks at it.
#[derive(Debug, Clone)]
pub struct Terminal {
    colour: bool,
    interactive: bool,
}

impl Terminal {
    /// Colours follow `NO_COLOR` (<https://no-color.org>) and whether stdout is a terminal.
    pub fn new() -> Self {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            colour: !no_color && io::stdout().is_terminal(),
            interactive: io::stdin().is_terminal() && io::stderr().is_terminal(),
        }
    }

    /// Whether results are coloured.
    pub fn colour(&self) -> bool {
        self.colour
    }

    /// Whether a person sees what is written to stderr.
    pub fn is_watched(&self) -> bool {
        self.interactive
    }

    /// Writes a result. A reader that has gone away (`| head`) is no failure.
    pub fn result(&self, text: &str) -> Result<(), Failure> {
        self.part(text.as_bytes()).map(|_| ())
    }

    /// Writes a part of a long result; whether anybody still reads.
    pub fn part(&self, bytes: &[u8]) -> Result<bool, Failure> {
        let mut stdout = io::stdout().lock();
        match stdout.write_all(bytes).and_then(|()| stdout.flush()) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(false),
            Err(error) => Err(Failure::caused("cannot write the result", &error)),
        }
    }

    /// Writes a line about the work to stderr.
    pub fn note(&self, line: &str) {
        // Without a stderr there is no place to say so.
        let _ = writeln!(io::stderr().lock(), "{line}");
    }

    /// Says why the command could not do its work.
    pub fn failure(&self, failure: &Failure) {
        self.note(&printable(&format!("error: {failure}")));
    }

    /// Asks a yes-or-no question; without a person to ask, the answer is `None`.
    pub fn ask(&self, question: &str) -> Option<bool> {
        if !self.interactive {
            return None;
        }
        let mut stderr = io::stderr().lock();
        write!(stderr, "{question} [y/N] ").and_then(|()| stderr.flush()).ok()?;
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).ok()?;
        Some(matches!(answer.trim(), "y" | "Y" | "yes"))
    }
}
