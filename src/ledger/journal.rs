//! Writing: a revision before its first request, states before and after each.

use jiff::Timestamp;
use rusqlite::{Transaction, params};

use super::{Error, Ledger, Revision, RevisionState, StepState};
use crate::{model::Snapshot, plan::Plan};

/// What is known of a revision before it begins.
#[derive(Debug, Clone, Copy)]
pub struct NewRevision<'a> {
    pub organization_id: &'a str,
    pub server: &'a str,
    pub plan: &'a Plan,
    /// Who, as `user@host`.
    pub actor: &'a str,
    pub at: Timestamp,
}

impl Ledger {
    /// Records a revision and all of its steps as pending.
    pub fn begin(&mut self, new: NewRevision<'_>) -> Result<Revision, Error> {
        let transaction = self.connection.transaction()?;
        insert(&transaction, new)?;
        transaction.commit()?;
        let begun = self.last(new.organization_id)?;
        begun.ok_or_else(|| Error::Database(rusqlite::Error::QueryReturnedNoRows))
    }

    /// Records how far a step came.
    pub fn record_step(
        &mut self,
        revision: &mut Revision,
        position: usize,
        state: StepState,
        at: Timestamp,
    ) -> Result<(), Error> {
        let sql = "UPDATE step SET state = ?3, changed_at = ?4 WHERE revision = ?1 AND position = ?2";
        self.connection.execute(sql, params![revision.id, position, state.to_string(), at.to_string()])?;
        if let Some(recorded) = revision.steps.get_mut(position) {
            recorded.state = state;
        }
        Ok(())
    }

    /// Records how far a revision came, and what the server holds then.
    pub fn record_revision(
        &mut self,
        revision: &mut Revision,
        state: RevisionState,
        snapshot: Option<&Snapshot>,
        at: Timestamp,
    ) -> Result<(), Error> {
        let json = snapshot.map(serde_json::to_string).transpose()?;
        let sql = "UPDATE revision SET state = ?2, snapshot = coalesce(?3, snapshot), changed_at = ?4 WHERE id = ?1";
        self.connection.execute(sql, params![revision.id, state.to_string(), json, at.to_string()])?;
        revision.state = state;
        revision.changed_at = at;
        Ok(())
    }

    /// Records the hash that the server's mark is about to get, and the one that it has.
    pub fn record_mark(&self, organization_id: &str, hash: &str, former: &str) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO mark (organization_id, hash, former) VALUES (?1, ?2, ?3)";
        self.connection.execute(sql, params![organization_id, hash, former])?;
        Ok(())
    }
}

fn insert(transaction: &Transaction<'_>, new: NewRevision<'_>) -> Result<(), Error> {
    let at = new.at.to_string();
    let sql = "INSERT INTO revision (organization_id, number, server, state, plan, actor, tool, started_at, changed_at)
               SELECT ?1, coalesce(max(number), 0) + 1, ?2, ?3, ?4, ?5, ?6, ?7, ?7
               FROM revision WHERE organization_id = ?1";
    let plan = serde_json::to_string(new.plan)?;
    let state = RevisionState::Applying.to_string();
    let tool = env!("CARGO_PKG_VERSION");
    transaction.execute(sql, params![new.organization_id, new.server, state, plan, new.actor, tool, at])?;
    let revision = transaction.last_insert_rowid();
    let sql = "INSERT INTO step (revision, position, step, state, changed_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut statement = transaction.prepare(sql)?;
    for (position, step) in new.plan.steps.iter().enumerate() {
        let step = serde_json::to_string(step)?;
        statement.execute(params![revision, position, step, StepState::Pending.to_string(), at])?;
    }
    Ok(())
}
