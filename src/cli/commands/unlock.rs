//! `fluxform unlock`: remove a lock that was left behind.

use super::apply::agreed;
use crate::{
    cli::{
        Failure, Outcome,
        args::UnlockArguments,
        migration::{self, failure},
        project, settings,
        terminal::Terminal,
    },
    migrate,
    words::printable,
};

pub fn run(arguments: &UnlockArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let client = migration::client(&arguments.server, &opened, verbose, terminal)?;
    let organization = client.organization().map_err(|error| settings::server_failure(&error))?;
    let Some(holder) = migrate::holder(&client, &organization).map_err(|error| failure(&error))? else {
        terminal.note("there is no lock");
        return Ok(Outcome::Clean);
    };
    let held = format!("{} holds it since {} (process {})", holder.actor, holder.since, holder.process);
    terminal.note(&printable(&held));
    agreed(arguments.yes, "is that process gone for good? remove its lock?", terminal)?;
    let removed = migrate::unlock(&client, &holder).map_err(|error| failure(&error))?;
    terminal.note(if removed { "the lock is removed" } else { "the lock was gone already" });
    Ok(Outcome::Clean)
}
