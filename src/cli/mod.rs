//! The command line: arguments, settings, one file per command; the only place that prints.
//!
//! A command takes its arguments and a `Terminal`, and ends in an
//! [`Outcome`] (exit code 0 or 1) or a [`Failure`] (exit code 2).

mod args;
mod codes;
mod commands;
mod coverage;
mod failure;
mod findings;
mod held;
mod interrupt;
mod migration;
mod narrator;
mod outcome;
mod output;
mod project;
mod report;
mod review;
mod rules;
mod settings;
mod source;
mod tables;
mod terminal;
mod transfer;

use std::process::ExitCode;

use clap::Parser;

pub use args::Arguments;
pub use failure::Failure;
pub use outcome::Outcome;

use terminal::Terminal;

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(message) => return usage(&message),
    };
    let terminal = Terminal::new();
    match commands::run(&arguments, &terminal) {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            terminal.failure(&failure);
            ExitCode::from(2)
        }
    }
}

/// Help and version go to stdout and succeed; wrong arguments are explained by clap.
fn usage(message: &clap::Error) -> ExitCode {
    let code = if message.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
    // Nothing is left to do where even the message cannot be written.
    let _ = message.print();
    code
}
