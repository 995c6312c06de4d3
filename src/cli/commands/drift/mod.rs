//! `fluxform drift`: what of a server is not as the last revision left it, or not as declared.

mod look;

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    cli::{
        Failure, Outcome,
        args::{DriftArguments, ReportFormat},
        migration::{self, failure},
        project::{self, Opened},
        settings::{self, server_failure},
        tables,
        terminal::Terminal,
    },
    drift::{self, Deviation, Report, Sides, render},
    influx::Client,
    ledger::{Record, RevisionState},
    migrate::{self, Error},
    model::Snapshot,
    words::{count, on_one_line, printable, second},
};

use look::Look;

pub fn run(arguments: &DriftArguments, verbose: u8, terminal: &Terminal) -> Result<Outcome, Failure> {
    let opened = project::open(terminal)?;
    let declared = opened.schema(terminal)?;
    let client = migration::client(&arguments.server, &opened, verbose, terminal)?;
    migration::before(&client, &opened, &arguments.ledger)?;
    let known = known(&client, &opened, arguments)?;
    let recorded = known.record.as_ref().map(|record| &record.snapshot);
    let database = settings::database(arguments.database.sqlite.as_deref(), &arguments.server, &opened)?;
    let mut look = look::look(&client, declared, recorded, arguments.look.jobs)
        .map_err(|error| server_failure(&error))?;
    if let Some(database) = database.as_ref().filter(|_| !declared.tables.is_empty()) {
        look.now.schema.database = database.tables().map_err(|error| tables::database_failure(&error))?;
        look.now.sqlite = Some(database.name().to_owned());
    }
    let report = drift::compare(&Sides { recorded, declared, now: &look.now });
    let hidden = Hidden::of(&look, recorded);
    match arguments.format {
        ReportFormat::Json => terminal.result(&json(&look, &known, &report, &hidden)?)?,
        ReportFormat::Text => {
            let text = head(&look, &known) + "\n" + &render::text(&report, hidden.is_empty());
            terminal.result(&printable(&text))?;
            next(&report, terminal);
            tables::not_compared(declared, database.as_ref(), terminal);
        }
    }
    hidden.none()?;
    Ok(Outcome::found(!report.deviations.is_empty()))
}

/// What the ledger knows.
#[derive(Debug, Default)]
struct Known {
    /// What the last revision left.
    record: Option<Record>,
    /// Who changed the server last, if that was with another ledger.
    elsewhere_by: Option<String>,
}

fn known(client: &Client, opened: &Opened, arguments: &DriftArguments) -> Result<Known, Failure> {
    let organization = client.organization().map_err(|error| server_failure(&error))?;
    let id = organization.id.to_string();
    let cannot = |error| failure(&Error::Ledger(error));
    let (mut known, mut marks) = (Known::default(), Vec::new());
    if let Some(ledger) = migration::ledger(opened, &arguments.ledger)? {
        known.record = ledger.record(&id).map_err(cannot)?;
        marks = ledger.marks(&id).map_err(cannot)?;
    }
    let mark = migrate::mark(client, &organization).map_err(|error| failure(&error))?;
    known.elsewhere_by = mark.filter(|mark| !marks.contains(&mark.hash)).map(|mark| mark.actor);
    Ok(known)
}

fn head(look: &Look, known: &Known) -> String {
    let with = match &known.record {
        Some(record) => {
            let at = second(record.at);
            format!("compared with revision {} ({} {at})", record.revision, record.state)
        }
        None => "no revision in the ledger yet: compared with the definitions".to_owned(),
    };
    let buckets = count(look.now.observed.len(), "managed bucket");
    let tasks = match look.now.tasks.len() {
        0 => "; no task is visible (to a token without read:tasks none is)".to_owned(),
        number => format!(" and at {}", count(number, "task")),
    };
    let tables = look.now.sqlite.as_ref().map_or_else(String::new, |database| {
        let number = look.now.schema.stored_tables().count();
        format!(", and at {} of {database}", count(number, "table"))
    });
    let (organization, server, version) = (&look.organization, &look.server, &look.version);
    let elsewhere = known.elsewhere_by.as_ref().map_or_else(String::new, |actor| {
        format!("the server was changed last with another ledger, by {actor}: that shows here as well\n")
    });
    format!(
        "{organization} at {server} (InfluxDB {version}), {with}\n\
         looked at all points of {buckets}{tasks}{tables}\n{elsewhere}"
    )
}

/// What to do about what was found, for each kind of it once.
fn next(report: &Report, terminal: &Terminal) {
    let any = |holds: fn(&Deviation) -> bool| report.deviations.iter().any(holds);
    if any(Deviation::is_undone_by_plan) {
        terminal.note("buckets: `fluxform plan` shows what would bring them back to the definitions");
    }
    if any(Deviation::is_of_tables) {
        terminal.note("tables: `fluxform plan` shows what would bring them back to the definitions");
    }
    if any(Deviation::is_of_tasks) {
        terminal.note("tasks: what is there at the next revision is recorded with it");
    }
    if any(Deviation::is_unexpected) {
        terminal.note("data: declare what is meant to be there, or stop what writes it");
    }
    if any(Deviation::is_of_budgets) {
        terminal.note("tags: correct what writes the values, or the definition of the tag");
    }
}

/// What exists and could not be compared, by name.
#[derive(Debug, Serialize)]
struct Hidden<'a> {
    buckets: Vec<&'a str>,
    /// By the names that they had when they were recorded.
    tasks: Vec<&'a str>,
}

impl<'a> Hidden<'a> {
    fn of(look: &'a Look, recorded: Option<&'a Snapshot>) -> Self {
        let tasks = recorded.into_iter().flat_map(|recorded| &recorded.tasks);
        let hidden = tasks.filter(|(id, _)| look.now.hidden_tasks.contains(*id));
        let mut tasks: Vec<_> = hidden.map(|(_, task)| task.name.as_str()).collect();
        tasks.sort_unstable();
        Self { buckets: look.now.hidden.iter().map(String::as_str).collect(), tasks }
    }

    fn is_empty(&self) -> bool {
        self.buckets.is_empty() && self.tasks.is_empty()
    }

    /// Ends in a failure where something is hidden: what was not seen may have drifted.
    fn none(&self) -> Result<(), Failure> {
        if self.is_empty() {
            return Ok(());
        }
        let lines =
            [("bucket", &self.buckets), ("task", &self.tasks)].into_iter().flat_map(|(noun, names)| {
                names.iter().map(move |name| {
                    let name = on_one_line(name);
                    format!("the {noun} `{name}` is there; the token lacks read:{noun}s for it")
                })
            });
        let failure = Failure::new("what the token may not see could not be compared");
        Err(lines.fold(failure, Failure::detail))
    }
}

/// The JSON of `drift`.
#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    organization: &'a str,
    server: &'a str,
    recorded: Option<Recorded>,
    changed_elsewhere_by: Option<&'a str>,
    looked_at: LookedAt<'a>,
    #[serde(flatten)]
    report: &'a Report,
    not_visible: &'a Hidden<'a>,
}

#[derive(Serialize)]
struct Recorded {
    revision: u64,
    state: RevisionState,
    at: Timestamp,
}

#[derive(Serialize)]
struct LookedAt<'a> {
    /// The managed buckets, each with the number of its measurements.
    buckets: BTreeMap<&'a str, usize>,
    tasks: usize,
    /// How many tables, where a database was looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    tables: Option<usize>,
}

fn json(look: &Look, known: &Known, report: &Report, not_visible: &Hidden<'_>) -> Result<String, Failure> {
    let observed = look.now.observed.iter();
    let buckets = observed.map(|(name, bucket)| (name.as_str(), bucket.measurements.len())).collect();
    let document = Document {
        version: 1,
        organization: &look.organization,
        server: &look.server,
        changed_elsewhere_by: known.elsewhere_by.as_deref(),
        recorded: known.record.as_ref().map(|record| Recorded {
            revision: record.revision,
            state: record.state,
            at: record.at,
        }),
        looked_at: LookedAt {
            buckets,
            tasks: look.now.tasks.len(),
            tables: look.now.sqlite.as_ref().map(|_| look.now.schema.stored_tables().count()),
        },
        report,
        not_visible,
    };
    let text = serde_json::to_string_pretty(&document)
        .map_err(|error| Failure::caused("cannot write the report as JSON", &error))?;
    Ok(text + "\n")
}
