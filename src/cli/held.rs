//! What a server holds, now or when a revision had ended: a side of `diff`.

use super::{
    Failure,
    args::{DiffArguments, LedgerArguments},
    migration,
    project::{self, Opened},
    settings::server_failure,
    terminal::Terminal,
};
use crate::{
    influx::{inspect, observe},
    ledger::Record,
    migrate::{Error, foresee},
    model::{Observed, Schema},
    plan::Plan,
};

/// Buckets as the server has them, and the shape of the data in the managed ones.
#[derive(Debug)]
pub struct Held {
    pub label: String,
    pub schema: Schema,
    pub observed: Observed,
}

/// Looks at the server; only reads.
pub fn live(arguments: &DiffArguments, verbose: u8, terminal: &Terminal) -> Result<Held, Failure> {
    let opened = project::open(terminal)?;
    let client = migration::client(&arguments.server, &opened, verbose, terminal)?;
    let names = opened.schema(terminal)?.bucket_names();
    let live = inspect(&client, names.iter().map(String::as_str)).map_err(|error| server_failure(&error))?;
    let observed =
        observe(&client, &live, &names, arguments.look.jobs).map_err(|error| server_failure(&error))?;
    Ok(Held { label: "live".to_owned(), schema: live.schema, observed })
}

/// The plan from what the ledger recorded to the definitions.
pub fn foreseen(opened: &Opened, revision: Option<u64>) -> Result<Plan, Failure> {
    let record = record(opened, &LedgerArguments { ledger: None }, revision)?;
    let organization = opened.project.organization.as_deref().unwrap_or("the organization");
    foresee(&record.snapshot, &opened.loaded.schema, organization).map_err(|error| migration::failure(&error))
}

/// What the ledger recorded after a revision, or after the last one.
pub fn recorded(
    arguments: &DiffArguments,
    revision: Option<u64>,
    terminal: &Terminal,
) -> Result<Held, Failure> {
    let opened = project::open(terminal)?;
    let record = record(&opened, &arguments.ledger, revision)?;
    let label = format!("ledger:{}", record.revision);
    Ok(Held { label, schema: record.snapshot.schema, observed: record.snapshot.observed })
}

fn record(opened: &Opened, arguments: &LedgerArguments, revision: Option<u64>) -> Result<Record, Failure> {
    let ledger = migration::ledger(opened, arguments)?
        .ok_or_else(|| Failure::new("there is no ledger yet").detail("`fluxform apply` begins it"))?;
    let cannot = |error| migration::failure(&Error::Ledger(error));
    let organizations = ledger.organizations().map_err(cannot)?;
    let [organization] = organizations.as_slice() else {
        return Err(match organizations.len() {
            0 => Failure::new("the ledger has no revision yet").detail("`fluxform apply` makes one"),
            _ => Failure::new("the ledger knows several organizations")
                .detail("keep a ledger for each: --ledger names its file"),
        });
    };
    let record = match revision {
        None => ledger.record(organization).map_err(cannot)?,
        Some(number) => ledger.record_of_revision(organization, number).map_err(cannot)?,
    };
    record.ok_or_else(|| match revision {
        None => Failure::new("nothing was recorded yet").detail("a revision is recorded when it has ended"),
        Some(number) => Failure::new(format!("the ledger recorded nothing of a revision {number}"))
            .detail("`fluxform history` lists the revisions"),
    })
}
