//! `fluxform complete`: take the old shape away where the new one was applied.

use super::apply::{agreed, done};
use crate::{
    cli::{
        Failure, Outcome,
        args::CompleteArguments,
        migration::{self, failure},
        narrator::narrate,
        project,
        terminal::Terminal,
    },
    ledger::Revision,
    migrate::{self, Session, Usage},
    words::{count, on_one_line, printable},
};

pub fn run(arguments: &CompleteArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let client = migration::client(&arguments.session.server, &opened, verbose, terminal)?;
    let nothing = migrate::Error::NothingToComplete;
    let mut session = migration::session_again(&client, &opened, &arguments.session, &nothing)?;
    let revisions = migrate::waiting(&session).map_err(|error| failure(&error))?;
    if revisions.is_empty() {
        return Err(failure(&nothing));
    }
    let usage = migrate::usage(&client, &revisions, arguments.quiet_for, arguments.session.look.jobs);
    let usage = usage.map_err(|error| failure(&error))?;
    terminal.result(&printable(&shown(&revisions, &usage, &session)))?;
    if arguments.dry_run {
        terminal.note("dry run: nothing has been changed");
        return Ok(Outcome::Found);
    }
    agreed(arguments.yes, &format!("complete {}?", count(revisions.len(), "revision")), terminal)?;
    let quiet_for = (!arguments.despite_use).then_some(arguments.quiet_for);
    let completed = migrate::complete(
        &mut session,
        revisions,
        quiet_for,
        &mut *narrate(terminal, &arguments.session.moving),
    );
    for revision in completed.map_err(|error| migration::failure_of(&error, &session))? {
        done(&revision, terminal);
    }
    Ok(Outcome::Clean)
}

fn shown(revisions: &[Revision], usage: &Usage, session: &Session<'_>) -> String {
    let numbers: Vec<_> = revisions.iter().map(|revision| revision.number.to_string()).collect();
    let (organization, server) = (&session.organization.name, session.client.address());
    let noun = if numbers.len() == 1 { "revision" } else { "revisions" };
    let mut text = format!("{organization} at {server}, completing {noun} {}\n\n", numbers.join(", "));
    for operation in revisions.iter().flat_map(migrate::later) {
        let line = format!("{}: {}", operation.bucket(), operation.describe());
        text += &format!("  {}\n", on_one_line(&line));
    }
    for line in usage.lines() {
        text += &format!("  · {}\n", on_one_line(&line));
    }
    text + "\n"
}
