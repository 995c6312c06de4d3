//! `fluxform status` and `fluxform history`: where things stand. Both only read.

use serde::Serialize;

use crate::{
    cli::{
        Failure, Outcome,
        args::{ReportFormat, StatusArguments},
        migration::{self, failure},
        project, settings,
        terminal::Terminal,
    },
    influx::{Client, Organization},
    ledger::{Guard, Revision, RevisionState, StepState},
    migrate::{self, Error},
    model::Span,
    words::{count, on_one_line, printable, second},
};

/// The JSON of `status`.
#[derive(Serialize)]
struct Status<'a> {
    version: u32,
    organization: &'a str,
    server: String,
    /// The revision that the server's mark names.
    server_revision: Option<u64>,
    /// Who changed the server last, if that was with another ledger than this one.
    changed_elsewhere_by: Option<String>,
    /// The newest revision of the ledger.
    newest: Option<u64>,
    /// The one that is unfinished, else the newest.
    revision: Option<&'a Revision>,
    /// Who still writes or names what `complete` would take away, for people; absent if nothing waits.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    old_shapes: Vec<String>,
    /// Whether a process works with the ledger now.
    is_at_work: bool,
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
    /// Whether it was taken with the ledger that is looked at here.
    is_ours: bool,
    actor: String,
    process: String,
    since: String,
}

/// What both commands look at.
struct Seen {
    client: Client,
    organization: Organization,
    /// The identity of the ledger, if there is one.
    ledger: Option<String>,
    /// The hashes that the server's mark may have if nobody else changed it.
    known: Vec<String>,
    revisions: Vec<Revision>,
    is_at_work: bool,
}

pub fn run(arguments: &StatusArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let seen = look(arguments, verbose, terminal)?;
    let (client, organization) = (&seen.client, &seen.organization);
    let mark = migrate::mark(client, organization).map_err(|error| failure(&error))?;
    let lock = migrate::holder(client, organization).map_err(|error| failure(&error))?;
    let status = Status {
        version: 1,
        organization: &organization.name,
        server: client.address().to_string(),
        server_revision: mark.as_ref().map(|mark| mark.revision),
        changed_elsewhere_by: mark.filter(|mark| !seen.known.contains(&mark.hash)).map(|mark| mark.actor),
        newest: seen.revisions.last().map(|revision| revision.number),
        revision: seen.revisions.iter().rfind(|revision| !revision.is_settled()).or(seen.revisions.last()),
        old_shapes: old_shapes(&seen, arguments)?,
        is_at_work: seen.is_at_work,
        lock: lock.map(|holder| Lock {
            is_ours: seen.ledger.as_ref() == Some(&holder.ledger),
            actor: holder.actor,
            process: holder.process,
            since: holder.since,
        }),
    };
    match arguments.format {
        ReportFormat::Json => terminal.result(&json(&status)?)?,
        ReportFormat::Text => terminal.result(&printable(&text(&status)))?,
    }
    Ok(Outcome::found(status.revision.is_some_and(|revision| !revision.is_settled())))
}

/// What is known of the shapes that wait for `complete`.
fn old_shapes(seen: &Seen, arguments: &StatusArguments) -> Result<Vec<String>, Failure> {
    let mut waiting = seen.revisions.clone();
    waiting.retain(|revision| revision.state == RevisionState::Expanded);
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let usage = migrate::usage(&seen.client, &waiting, Span::HOUR, arguments.look.jobs);
    Ok(usage.map_err(|error| failure(&error))?.lines())
}

pub fn history(arguments: &StatusArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let seen = look(arguments, verbose, terminal)?;
    match arguments.format {
        ReportFormat::Json => {
            terminal.result(&json(&History { version: 1, revisions: &seen.revisions })?)?;
        }
        ReportFormat::Text if seen.revisions.is_empty() => terminal.note("no revisions yet"),
        ReportFormat::Text => {
            let lines = seen.revisions.iter().map(line);
            terminal.result(&printable(&lines.collect::<String>()))?;
        }
    }
    Ok(Outcome::Clean)
}

fn look(arguments: &StatusArguments, verbose: u8, terminal: &Terminal) -> Result<Seen, Failure> {
    let opened = project::open(terminal)?;
    let client = migration::client(&arguments.server, &opened, verbose, terminal)?;
    let organization = client.organization().map_err(|error| settings::server_failure(&error))?;
    let Some(ledger) = migration::ledger(&opened, &arguments.ledger)? else {
        return Ok(Seen {
            client,
            organization,
            ledger: None,
            known: Vec::new(),
            revisions: Vec::new(),
            is_at_work: false,
        });
    };
    let cannot = |error| failure(&Error::Ledger(error));
    let revisions = ledger.revisions(&organization.id.to_string()).map_err(cannot)?;
    let known = ledger.marks(&organization.id.to_string()).map_err(cannot)?;
    let (identity, is_at_work) = (ledger.identity().map_err(cannot)?, Guard::is_held(ledger.path()));
    Ok(Seen { client, organization, ledger: Some(identity), known, revisions, is_at_work })
}

fn text(status: &Status<'_>) -> String {
    let number =
        |revision: Option<u64>| revision.map_or_else(|| "none".to_owned(), |number| number.to_string());
    let mut text = format!(
        "{} at {}    server revision {}, this ledger {}\n",
        status.organization,
        status.server,
        number(status.server_revision),
        number(status.newest)
    );
    if let Some(actor) = &status.changed_elsewhere_by {
        text += &format!("the server was changed last with another ledger, by {actor}\n");
    }
    if let Some(revision) = status.revision {
        text += &line(revision);
        if !revision.is_settled() {
            text += &unfinished(revision, status.is_at_work);
        }
    }
    if !status.old_shapes.is_empty() {
        text += "    waits for: fluxform complete\n";
        let lines = status.old_shapes.iter().map(|line| format!("    {}\n", on_one_line(line)));
        text.extend(lines);
    }
    if let Some(lock) = &status.lock {
        text += &format!("locked by {} since {} (process {})\n", lock.actor, lock.since, lock.process);
        if lock.is_ours && !status.is_at_work {
            text += "    from this ledger: that process is gone; the next apply or rollback takes it over\n";
        }
    }
    text
}

fn unfinished(revision: &Revision, at_work: bool) -> String {
    let steps = revision.steps.iter().filter(|recorded| recorded.state != StepState::Done);
    let lines = steps.map(|recorded| {
        let operation = &recorded.step.operation;
        format!("    {:<9}  {}: {}\n", recorded.state, operation.bucket(), operation.describe())
    });
    let lines: String = lines.collect();
    lines
        + if at_work {
            "a fluxform is at work on it\n"
        } else {
            "interrupted; finish it with: fluxform apply --resume         or go back with: fluxform rollback\n"
        }
}

fn line(revision: &Revision) -> String {
    let when = second(revision.changed_at);
    let steps = count(revision.steps.len(), "step");
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
