//! What the server was last brought to, kept on it as a label: so that a machine with an older
//! ledger, or another one, is told so instead of guessing.
//!
//! The label carries a hash that only the ledger which wrote it knows. It is recorded in the ledger
//! first and written to the server then, together with the one that the server has until then: a
//! run that is killed in between, however often, leaves one of the two on the server.

use std::collections::BTreeMap;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{Error, Session};
use crate::{
    influx::{Client, Creation, Label, Organization},
    ledger::Revision,
    words::hex,
};

/// The label's name.
const NAME: &str = "fluxform revision";

/// The last revision that the server was brought to, as the label tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub revision: u64,
    pub hash: String,
    /// Who, as `user@host`.
    pub actor: String,
}

/// Reads the mark.
pub fn mark(client: &Client, organization: &Organization) -> Result<Option<Mark>, Error> {
    Ok(client.label(organization, NAME)?.and_then(|label| read(&label)))
}

/// Refuses to work with a ledger that does not know the server's mark.
pub(super) fn check(session: &Session<'_>) -> Result<(), Error> {
    let Some(mark) = mark(session.client, &session.organization)? else { return Ok(()) };
    let organization = session.organization.id.to_string();
    if session.ledger.marks(&organization)?.contains(&mark.hash) {
        return Ok(());
    }
    let ours = session.ledger.last(&organization)?.map_or(0, |revision| revision.number);
    Err(Error::OtherLedger { theirs: mark.revision, ours, by: mark.actor })
}

/// Records and writes a new mark when `revision` is about to be settled. It names the newest revision of the
/// ledger, which after a rollback over several is another one.
pub(super) fn write(session: &Session<'_>, revision: &Revision) -> Result<(), Error> {
    let organization = session.organization.id.to_string();
    let newest = session.ledger.last(&organization)?.map_or(revision.number, |newest| newest.number);
    let hash = new_hash(session, revision)?;
    let label = session.client.label(&session.organization, NAME)?;
    let former = label.as_ref().and_then(|label| label.properties.get("hash"));
    session.ledger.record_mark(&organization, &hash, former.map_or("", String::as_str))?;
    let properties = BTreeMap::from([
        ("revision".to_owned(), newest.to_string()),
        ("hash".to_owned(), hash),
        ("actor".to_owned(), session.actor.name.clone()),
    ]);
    let client = session.client;
    if let Some(label) = label {
        client.set_label_properties(&label.id, &properties)?;
        return Ok(());
    }
    match client.create_label(&session.organization, NAME, &properties)? {
        Creation::Created(_) | Creation::AlreadyExists => Ok(()),
    }
}

/// No two marks are alike: ledger, revision, state and time go in.
fn new_hash(session: &Session<'_>, revision: &Revision) -> Result<String, Error> {
    let ledger = session.ledger.identity()?;
    let facts = format!("{ledger}\n{}\n{}\n{}", revision.number, revision.state, Timestamp::now());
    Ok(hex(&Sha256::digest(facts)[..8]))
}

fn read(label: &Label) -> Option<Mark> {
    let property = |name: &str| label.properties.get(name);
    Some(Mark {
        revision: property("revision")?.parse().ok()?,
        hash: property("hash")?.clone(),
        actor: property("actor").cloned().unwrap_or_default(),
    })
}
