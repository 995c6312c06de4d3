//! One file per command.

mod apply;
mod archive;
mod bucket;
mod check;
mod complete;
mod completions;
mod diff;
mod drift;
mod explain;
pub mod generate;
mod import;
mod init;
mod plan;
mod query;
mod rollback;
mod rollup;
mod sample;
mod schema;
mod show;
mod status;
mod unlock;
mod verify;

use std::env;

use super::{
    Failure, Outcome,
    args::{Arguments, Command},
    terminal::Terminal,
};

/// Runs the command.
pub fn run(arguments: &Arguments, terminal: &Terminal) -> Result<Outcome, Failure> {
    if let Some(folder) = &arguments.directory {
        // The working directory itself, so that every path of the arguments starts there.
        env::set_current_dir(folder)
            .map_err(|error| Failure::caused(format!("cannot open {}", folder.display()), &error))?;
    }
    let verbose = arguments.verbose;
    match &arguments.command {
        Command::Check(own) => check::run(own, verbose, terminal),
        Command::Completions(own) => completions::run(own, terminal),
        Command::Diff(own) => diff::run(own, verbose, terminal),
        Command::Explain(own) => explain::run(own, terminal),
        Command::Import(own) => import::run(own, verbose, terminal),
        Command::Init(own) => init::run(own, terminal),
        Command::Schema(own) => schema::run(own, terminal),
        Command::Show(own) => show::run(own, terminal),
        Command::Plan(own) => plan::run(own, verbose, terminal),
        Command::Query(own) => query::run(own, verbose, terminal),
        Command::Archive(own) => archive::run(own, verbose, terminal),
        Command::Rollup(own) => rollup::run(own, verbose, terminal),
        Command::Apply(own) => apply::run(own, verbose, terminal),
        Command::Complete(own) => complete::run(own, verbose, terminal),
        Command::Rollback(own) => rollback::run(own, verbose, terminal),
        Command::Drift(own) => drift::run(own, verbose, terminal),
        Command::Status(own) => status::run(own, verbose, terminal),
        Command::History(own) => status::history(own, verbose, terminal),
        Command::Unlock(own) => unlock::run(own, verbose, terminal),
        Command::Generate(own) => generate::run(own, terminal),
        Command::Sample(own) => sample::run(own, terminal),
        Command::Verify(own) => verify::run(own, terminal),
    }
}
