//! Reading revisions back.

use jiff::Timestamp;
use rusqlite::{Row, params};

use super::{Error, Ledger, Record, Recorded, Revision, RevisionState};

const REVISION: &str = "SELECT id, organization_id, number, server, state, plan, actor, tool, \
                        started_at, changed_at FROM revision WHERE organization_id = ?1";

impl Ledger {
    /// All revisions of an organization, the oldest first.
    pub fn revisions(&self, organization_id: &str) -> Result<Vec<Revision>, Error> {
        let mut statement = self.connection.prepare(&format!("{REVISION} ORDER BY number"))?;
        let mut rows = statement.query(params![organization_id])?;
        let mut revisions = Vec::new();
        while let Some(row) = rows.next()? {
            revisions.push(self.revision(row)?);
        }
        Ok(revisions)
    }

    /// The newest revision of an organization.
    pub fn last(&self, organization_id: &str) -> Result<Option<Revision>, Error> {
        let mut statement = self.connection.prepare(&format!("{REVISION} ORDER BY number DESC LIMIT 1"))?;
        let mut rows = statement.query(params![organization_id])?;
        rows.next()?.map(|row| self.revision(row)).transpose()
    }

    /// The newest revision of an organization that was begun and not ended.
    pub fn unfinished(&self, organization_id: &str) -> Result<Option<Revision>, Error> {
        // After a rollback over several revisions was interrupted it need not be the last one.
        let revisions = self.revisions(organization_id)?;
        Ok(revisions.into_iter().rev().find(|revision| !revision.is_settled()))
    }

    /// What was recorded when the last revision ended, or the last way back: of several that were
    /// rolled back together the oldest one ended last.
    pub fn record(&self, organization_id: &str) -> Result<Option<Record>, Error> {
        let sql =
            "SELECT id, state, changed_at FROM revision WHERE organization_id = ?1 AND snapshot IS NOT NULL
                   ORDER BY number";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query(params![organization_id])?;
        let mut ended = Vec::new();
        while let Some(row) = rows.next()? {
            let state: RevisionState = row.get::<_, String>("state")?.parse()?;
            if state.is_settled() {
                ended.push((time(&row.get::<_, String>("changed_at")?)?, row.get::<_, i64>("id")?, state));
            }
        }
        // Times as texts do not sort: their fractions have as many digits as they need.
        let last = ended.into_iter().max_by_key(|(at, id, _)| (*at, *id));
        last.map(|(at, id, state)| self.record_of(id, state, at)).transpose()
    }

    /// What was recorded when a revision ended.
    pub fn record_of_revision(&self, organization_id: &str, number: u64) -> Result<Option<Record>, Error> {
        let sql = "SELECT id, state, changed_at FROM revision
                   WHERE organization_id = ?1 AND number = ?2 AND snapshot IS NOT NULL";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query(params![organization_id, number])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let at = time(&row.get::<_, String>("changed_at")?)?;
        self.record_of(row.get("id")?, row.get::<_, String>("state")?.parse()?, at).map(Some)
    }

    /// The ids of the organizations that have revisions, sorted.
    pub fn organizations(&self) -> Result<Vec<String>, Error> {
        let sql = "SELECT DISTINCT organization_id FROM revision ORDER BY organization_id";
        let mut statement = self.connection.prepare(sql)?;
        let ids = statement.query_map([], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    fn record_of(&self, id: i64, state: RevisionState, at: Timestamp) -> Result<Record, Error> {
        let sql = "SELECT number, snapshot FROM revision WHERE id = ?1";
        let row = |row: &Row<'_>| Ok((row.get(0)?, row.get::<_, String>(1)?));
        let (revision, json) = self.connection.query_row(sql, params![id], row)?;
        Ok(Record { revision, state, at, snapshot: serde_json::from_str(&json)? })
    }

    /// The hashes that the server's mark may have: the one recorded last, and the one that it replaced.
    pub fn marks(&self, organization_id: &str) -> Result<Vec<String>, Error> {
        let mut statement =
            self.connection.prepare("SELECT hash, former FROM mark WHERE organization_id = ?1")?;
        let mut rows = statement.query(params![organization_id])?;
        rows.next()?.map_or(Ok(Vec::new()), |row| Ok(vec![row.get(0)?, row.get(1)?]))
    }

    fn revision(&self, row: &Row<'_>) -> Result<Revision, Error> {
        let text = |column: &str| row.get::<_, String>(column);
        let id = row.get("id")?;
        Ok(Revision {
            id,
            number: row.get("number")?,
            organization_id: text("organization_id")?,
            server: text("server")?,
            state: text("state")?.parse()?,
            plan: serde_json::from_str(&text("plan")?)?,
            steps: self.steps(id)?,
            actor: text("actor")?,
            tool: text("tool")?,
            started_at: time(&text("started_at")?)?,
            changed_at: time(&text("changed_at")?)?,
        })
    }

    fn steps(&self, revision: i64) -> Result<Vec<Recorded>, Error> {
        let sql = "SELECT step, state FROM step WHERE revision = ?1 ORDER BY position";
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query(params![revision])?;
        let mut steps = Vec::new();
        while let Some(row) = rows.next()? {
            let (step, state): (String, String) = (row.get(0)?, row.get(1)?);
            steps.push(Recorded { step: serde_json::from_str(&step)?, state: state.parse()? });
        }
        Ok(steps)
    }
}

fn time(text: &str) -> Result<Timestamp, Error> {
    text.parse().map_err(|_| Error::Time { found: text.to_owned() })
}
