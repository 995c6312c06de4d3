//! `fluxform rollback`: take revisions back.

use super::apply::agreed;
use crate::{
    cli::{
        Failure, Outcome,
        args::RollbackArguments,
        migration::{self, failure},
        narrator::narrate,
        project,
        terminal::Terminal,
    },
    migrate::{self, Consent, Session, WayBack},
    plan::Hazard,
    words::{count, printable},
};

pub fn run(arguments: &RollbackArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let client = migration::client(&arguments.session.server, &opened, verbose, terminal)?;
    let nothing = migrate::Error::NothingToRollBack;
    let mut session = migration::session_again(&client, &opened, &arguments.session, &nothing)?;
    let way_back = migrate::way_back(&session, arguments.revision).map_err(|error| failure(&error))?;
    terminal.result(&printable(&shown(&way_back, &session)))?;
    if arguments.dry_run {
        terminal.note("dry run: nothing has been changed");
        return Ok(Outcome::Found);
    }
    let consent = Consent { data_loss: arguments.allow_data_loss, new_history: false };
    consent.covers(way_back.losses()).map_err(|error| failure(&error))?;
    let question = format!("take back {}?", count(way_back.revisions.len(), "revision"));
    agreed(arguments.yes, &question, terminal)?;
    let rolled_back = migrate::roll_back(
        &mut session,
        way_back,
        consent,
        &mut *narrate(terminal, &arguments.session.moving),
    );
    for revision in rolled_back.map_err(|error| migration::failure_of(&error, &session))? {
        terminal.note(&format!("revision {} {}", revision.number, revision.state));
    }
    Ok(Outcome::Clean)
}

fn shown(way_back: &WayBack, session: &Session<'_>) -> String {
    let numbers: Vec<_> = way_back.revisions.iter().map(|revision| revision.number.to_string()).collect();
    let (organization, server) = (&session.organization.name, session.client.address());
    let noun = if numbers.len() == 1 { "revision" } else { "revisions" };
    let mut text = format!("{organization} at {server}, taking back {noun} {}\n\n", numbers.join(", "));
    for (operation, hazard) in &way_back.operations {
        text += &format!("  {}: {}\n", operation.bucket(), operation.describe());
        if let Hazard::Destructive { loss } = hazard {
            text += &format!("      DESTRUCTIVE, lost: {}\n", loss.summary);
        }
    }
    for lost in &way_back.not_restored {
        text += &format!("  not restored: {lost}\n");
    }
    text + "\n"
}
