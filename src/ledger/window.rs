//! How far the windows of a step came: what a transfer that was cut off goes on from.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::params;

use super::{Error, Ledger, Revision};

/// What moves points: a step of a revision, or an operation of its way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The step, from 0.
    pub position: usize,
    /// 0 for the step itself, n for the n-th operation of its way back.
    pub part: usize,
}

impl Ledger {
    /// What was recorded of the windows of a part, by their names: JSON of whoever moves the points.
    pub fn windows(&self, revision: &Revision, part: Part) -> Result<BTreeMap<String, String>, Error> {
        let sql = "SELECT name, record FROM window WHERE revision = ?1 AND position = ?2 AND part = ?3";
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map(params![revision.id, part.position, part.part], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Records how far a window came; it is on the disk when this returns.
    pub fn record_window(
        &self,
        revision: &Revision,
        part: Part,
        name: &str,
        record: &str,
    ) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO window (revision, position, part, name, record, changed_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let at = Timestamp::now().to_string();
        self.connection.execute(sql, params![revision.id, part.position, part.part, name, record, at])?;
        Ok(())
    }
}
