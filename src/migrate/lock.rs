//! One migration at a time on an organization: a label, whose creation is atomic on the server.
//!
//! The label says who holds it. Whoever finds its own ledger's name in it holds that ledger's
//! guard, so the process that made the label is dead: it takes the lock over. Any other holder may
//! be alive, and only a person can know: `unlock`.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Error, Event, Listener, Session};
use crate::influx::{Client, Creation, Id, Label, Organization};

/// The label's name.
const NAME: &str = "fluxform lock";

/// Who holds the lock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// `user@host`, or `unknown` where the token may not read labels.
    pub actor: String,
    pub process: String,
    /// RFC 3339.
    pub since: String,
    /// The identity of the holder's ledger.
    pub ledger: String,
    id: Option<Id>,
}

/// The lock, held. [`Lock::release`] gives it back.
#[derive(Debug)]
pub struct Lock {
    id: Id,
}

impl Lock {
    /// Takes the lock, or says who has it.
    pub fn take(session: &Session<'_>, listener: &mut Listener<'_>) -> Result<Self, Error> {
        let ledger = session.ledger.identity()?;
        if let Some(lock) = Self::create(session, &ledger)? {
            return Ok(lock);
        }
        let found = holder(session.client, &session.organization)?.unwrap_or_else(unknown);
        match found.id {
            Some(id) if found.ledger == ledger => {
                listener(Event::TookOverLock);
                Ok(Self { id })
            }
            _ => Err(Error::Locked(found)),
        }
    }

    fn create(session: &Session<'_>, ledger: &str) -> Result<Option<Self>, Error> {
        let properties = BTreeMap::from([
            ("actor".to_owned(), session.actor.name.clone()),
            ("process".to_owned(), session.actor.process.to_string()),
            ("since".to_owned(), Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string()),
            ("ledger".to_owned(), ledger.to_owned()),
            ("tool".to_owned(), format!("fluxform {}", env!("CARGO_PKG_VERSION"))),
        ]);
        match session.client.create_label(&session.organization, NAME, &properties)? {
            Creation::Created(label) => Self { id: label.id }.readable(session).map(Some),
            Creation::AlreadyExists => Ok(None),
        }
    }

    /// Who may not read labels would take every mark for absent.
    fn readable(self, session: &Session<'_>) -> Result<Self, Error> {
        if session.client.label(&session.organization, NAME)?.is_some() {
            return Ok(self);
        }
        self.release(session.client)?;
        let permission = format!("read:orgs/{}/labels", session.organization.id);
        Err(Error::MayNot { what: "read labels".to_owned(), permission })
    }

    /// Gives the lock back. That it is gone already is no error: somebody removed it by hand.
    pub fn release(self, client: &Client) -> Result<(), Error> {
        client.delete_label(&self.id)?;
        Ok(())
    }
}

/// Who holds the lock, if anybody does.
pub fn holder(client: &Client, organization: &Organization) -> Result<Option<Holder>, Error> {
    Ok(client.label(organization, NAME)?.map(described))
}

/// Removes the lock that `holder` has, and only that one. Whether it was still there.
pub fn unlock(client: &Client, holder: &Holder) -> Result<bool, Error> {
    match &holder.id {
        Some(id) => Ok(client.delete_label(id)?),
        None => Ok(false),
    }
}

fn described(label: Label) -> Holder {
    let property = |name: &str| label.properties.get(name).cloned().unwrap_or_else(|| "unknown".to_owned());
    Holder {
        actor: property("actor"),
        process: property("process"),
        since: property("since"),
        ledger: property("ledger"),
        id: Some(label.id),
    }
}

/// A lock that exists and cannot be read.
fn unknown() -> Holder {
    let unknown = || "unknown".to_owned();
    Holder { actor: unknown(), process: unknown(), since: unknown(), ledger: unknown(), id: None }
}
