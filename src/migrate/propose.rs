//! From a server and definitions to a plan. Only reads.

use std::collections::BTreeSet;

use super::{Error, facts::facts};
use crate::{
    diff::diff,
    influx::{Client, Live, inspect},
    model::Schema,
    plan::{self, Operation, Plan},
};

/// A plan and what it was made from.
#[derive(Debug)]
pub struct Proposal {
    pub live: Live,
    pub plan: Plan,
}

/// What the server holds, with particular regard to the buckets that the definitions name.
///
/// # Errors
/// [`Error::Hidden`] if one of those exists and the token may not see it: it must not be taken for
/// absent.
pub fn look(client: &Client, names: &BTreeSet<String>) -> Result<Live, Error> {
    let live = inspect(client, names.iter().map(String::as_str))?;
    if live.visibility.is_complete() {
        return Ok(live);
    }
    Err(Error::Hidden(live.visibility.hidden.into_iter().collect()))
}

/// The plan from what the server holds to the definitions.
pub fn propose(client: &Client, desired: &Schema) -> Result<Proposal, Error> {
    let names = plan::depends_on(desired);
    let refused: Vec<String> = names.iter().filter(|name| is_refused(name)).cloned().collect();
    if !refused.is_empty() {
        return Err(Error::RefusedNames(refused));
    }
    let live = look(client, &names)?;
    let diff = diff(&live.schema, desired);
    if !diff.conflicts.is_empty() {
        return Err(Error::Conflicts(diff.conflicts));
    }
    let operations: Vec<Operation> = diff.changes.iter().map(Operation::of).collect();
    let facts = facts(client, &live, &operations)?;
    let plan = plan::make(&live.organization.name, &live.schema, desired, diff, &facts);
    Ok(Proposal { live, plan })
}

/// Whether the server would refuse a bucket of that name; those that begin with `_` are its own.
/// An empty name it takes, and then finds the bucket by no request.
fn is_refused(name: &str) -> bool {
    name.is_empty() || name.starts_with('_') || name.contains('"')
}
