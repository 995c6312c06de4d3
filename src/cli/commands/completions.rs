//! `fluxform completions`: for the shells.

use clap::CommandFactory;

use crate::cli::{Arguments, Failure, Outcome, args::CompletionsArguments, terminal::Terminal};

pub fn run(arguments: &CompletionsArguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut Arguments::command(), "fluxform", &mut script);
    terminal.result(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}
