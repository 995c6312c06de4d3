//! `fluxform status` and `fluxform history`: where things stand. Both only read.

use std::path::Path;

use serde::Serialize;

use crate::{
    cli::{
        Failure, Outcome,
        args::{ReportFormat, StatusArguments},
        migration::{self, failure},
        project::{self, Opened},
        settings,
        terminal::Terminal,
    },
    influx::{Client, Organization},
    ledger::{Ledger, Revision, StepState},
    migrate::{self, Error},
};

/// The JSON of `status`.
#[derive(Serialize)]
struct Status<'a> {
    version: u32,
    organization: &'a str,
    server: String,
    /// The revision that the server's mark names.
    server_revision: Option<u64>,
    revision: Option<&'a Revision>,
    lock: Option<Lock>,
}

/// The JSON of `history`.
#[derive(Serialize)]
struct History<'a> {
    version: u32,
    /// The oldest first.
    revisions: &'a [Revision],
}

#[derive(Serialize)]
struct Lock {
    actor: String,
    process: String,
    since: String,
}

/// What both commands look at.
struct Seen {
    client: Client,
    organization: Organization,
    revisions: Vec<Revision>,
}

pub fn run(
    folder: &Path,
    arguments: &StatusArguments,
    verbose: u8,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let seen = look(folder, arguments, verbose, terminal)?;
    let (client, organization) = (&seen.client, &seen.organization);
    let mark = migrate::mark(client, organization).map_err(|error| failure(&error))?;
    let lock = migrate::holder(client, organization).map_err(|error| failure(&error))?;
    let status = Status {
        version: 1,
        organization: &organization.name,
        server: client.address().to_string(),
        server_revision: mark.map(|mark| mark.revision),
        revision: seen.revisions.last(),
        lock: lock.map(|holder| Lock { actor: holder.actor, process: holder.process, since: holder.since }),
    };
    match arguments.format {
        ReportFormat::Json => terminal.result(&json(&status)?)?,
        ReportFormat::Text => terminal.result(&text(&status))?,
    }
    let unfinished = seen.revisions.last().is_some_and(|last| !last.is_settled());
    Ok(Outcome::found(unfinished))
}

pub fn history(
    folder: &Path,
    arguments: &StatusArguments,
    verbose: u8,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let seen = look(folder, arguments, verbose, terminal)?;
    match arguments.format {
        ReportFormat::Json => {
            terminal.result(&json(&History { version: 1, revisions: &seen.revisions })?)?;
        }
        ReportFormat::Text if seen.revisions.is_empty() => terminal.note("no revisions yet"),
        ReportFormat::Text => {
            let lines = seen.revisions.iter().map(line);
            terminal.result(&lines.collect::<String>())?;
        }
    }
    Ok(Outcome::Clean)
}

fn look(
    folder: &Path,
    arguments: &StatusArguments,
    verbose: u8,
    terminal: &Terminal,
) -> Result<Seen, Failure> {
    let opened = project::open(folder, terminal)?;
    let client = migration::client(&arguments.server, &opened, verbose, terminal)?;
    let organization = client.organization().map_err(|error| settings::server_failure(&error))?;
    let revisions = revisions(&opened, arguments, &organization).map_err(|error| failure(&error))?;
    Ok(Seen { client, organization, revisions })
}

fn revisions(
    opened: &Opened,
    arguments: &StatusArguments,
    organization: &Organization,
) -> Result<Vec<Revision>, Error> {
    let path = settings::ledger_path(arguments.ledger.ledger.as_deref(), opened);
    let Some(ledger) = Ledger::read(&path)? else { return Ok(Vec::new()) };
    Ok(ledger.revisions(&organization.id.to_string())?)
}

fn text(status: &Status<'_>) -> String {
    let number =
        |revision: Option<u64>| revision.map_or_else(|| "none".to_owned(), |number| number.to_string());
    let ours = status.revision.map(|revision| revision.number);
    let mut text = format!(
        "{} at {}    server revision {}, this ledger {}\n",
        status.organization,
        status.server,
        number(status.server_revision),
        number(ours)
    );
    if let Some(revision) = status.revision {
        text += &line(revision);
        if !revision.is_settled() {
            text += &unfinished(revision);
        }
    }
    if let Some(lock) = &status.lock {
        text += &format!("locked by {} since {} (process {})\n", lock.actor, lock.since, lock.process);
    }
    text
}

fn unfinished(revision: &Revision) -> String {
    let steps = revision.steps.iter().filter(|recorded| recorded.state != StepState::Done);
    let lines = steps.map(|recorded| {
        let operation = &recorded.step.operation;
        format!("    {:<9}  {}: {}\n", recorded.state, operation.bucket(), operation.describe())
    });
    let lines: String = lines.collect();
    lines + "finish it with: fluxform apply --resume         or go back with: fluxform rollback\n"
}

fn line(revision: &Revision) -> String {
    let when = revision.changed_at.strftime("%Y-%m-%d %H:%M:%S UTC");
    let steps = project::count(revision.steps.len(), "step");
    format!(
        "revision {:<4} {:<12} {steps:<9} {when}  by {}\n",
        revision.number, revision.state, revision.actor
    )
}

fn json(value: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Failure::caused("cannot write the report as JSON", &error))?;
    Ok(text + "\n")
}
