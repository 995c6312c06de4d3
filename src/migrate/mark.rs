//! The number of the last revision, kept on the server: so that a machine with an older ledger is
//! told so instead of guessing.

use std::collections::BTreeMap;

use super::{Error, Session};
use crate::{
    influx::{Client, Creation, Label, Organization},
    ledger::Revision,
};

/// The label's name.
const NAME: &str = "fluxform revision";

/// The last revision that the server was brought to, as the label tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub revision: u64,
    /// [`Revision::mark`] of it.
    pub hash: String,
    /// Who, as `user@host`.
    pub actor: String,
}

/// Reads the mark.
pub fn mark(client: &Client, organization: &Organization) -> Result<Option<Mark>, Error> {
    Ok(client.label(organization, NAME)?.and_then(|label| read(&label)))
}

/// Refuses to work with a ledger that does not know the server's last revision.
pub fn check(session: &Session<'_>, last: Option<&Revision>) -> Result<(), Error> {
    let Some(mark) = mark(session.client, &session.organization)? else { return Ok(()) };
    let ours = last.map_or(0, |revision| revision.number);
    // An unsettled revision of ours is ahead of its mark, which is written last.
    let behind = mark.revision > ours;
    let another =
        mark.revision == ours && last.is_some_and(|last| last.is_settled() && last.mark() != mark.hash);
    if behind || another {
        return Err(Error::OlderLedger { theirs: mark.revision, ours, by: mark.actor });
    }
    Ok(())
}

/// Writes the mark after a revision is settled.
pub fn write(session: &Session<'_>, revision: &Revision) -> Result<(), Error> {
    let properties = BTreeMap::from([
        ("revision".to_owned(), revision.number.to_string()),
        ("hash".to_owned(), revision.mark()),
        ("actor".to_owned(), session.actor.name.clone()),
    ]);
    let client = session.client;
    if let Some(label) = client.label(&session.organization, NAME)? {
        client.set_label_properties(&label.id, &properties)?;
        return Ok(());
    }
    match client.create_label(&session.organization, NAME, &properties)? {
        Creation::Created(_) | Creation::AlreadyExists => Ok(()),
    }
}

fn read(label: &Label) -> Option<Mark> {
    let property = |name: &str| label.properties.get(name);
    Some(Mark {
        revision: property("revision")?.parse().ok()?,
        hash: property("hash")?.clone(),
        actor: property("actor").cloned().unwrap_or_default(),
    })
}
