//! One file per command.

mod check;
mod completions;
mod explain;
mod init;
mod schema;
mod show;

use std::path::Path;

use super::{
    Failure, Outcome,
    args::{Arguments, Command},
    terminal::Terminal,
};

/// Runs the command.
pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    let folder = arguments.directory.as_deref().unwrap_or(Path::new("."));
    match &arguments.command {
        Command::Check(own) => check::run(folder, own, terminal),
        Command::Completions(own) => completions::run(own, terminal),
        Command::Explain(own) => explain::run(own, terminal),
        Command::Init(own) => init::run(folder, own, terminal),
        Command::Schema(own) => schema::run(own, terminal),
        Command::Show(own) => show::run(folder, own, terminal),
        _ => Err(Failure::new("not wired")),
    }
}
