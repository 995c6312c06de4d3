//! How far the windows of a step came: what a transfer that was cut off goes on from.

use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags, params};

use super::{Error, Ledger, Revision};

/// What moves points: a step of a revision, or an operation of its way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The step, from 0.
    pub position: usize,
    /// 0 for the step itself, n for the n-th operation of its way back.
    pub part: usize,
}

/// What is recorded of the windows of a part. It has a connection of its own, so that several threads
/// can record at a time.
#[derive(Debug)]
pub struct Windows {
    connection: Mutex<Connection>,
    revision: i64,
    part: Part,
}

impl Ledger {
    /// The windows of a part of a revision.
    pub fn windows(&self, revision: &Revision, part: Part) -> Result<Windows, Error> {
        let connection = Self::connect(self.path(), OpenFlags::SQLITE_OPEN_READ_WRITE)?.connection;
        connection.pragma_update(None, "synchronous", "FULL")?;
        Ok(Windows { connection: Mutex::new(connection), revision: revision.id, part })
    }
}

impl Windows {
    /// What was recorded of each window: JSON of whoever moves the points.
    pub fn records(&self) -> Result<Vec<String>, Error> {
        let sql =
            "SELECT record FROM window WHERE revision = ?1 AND position = ?2 AND part = ?3 ORDER BY name";
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let mut statement = connection.prepare(sql)?;
        let rows = statement
            .query_map(params![self.revision, self.part.position, self.part.part], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Records how far the window of a name came; it is on the disk when this returns.
    pub fn record(&self, name: &str, record: &str) -> Result<(), Error> {
        let sql = "INSERT OR REPLACE INTO window (revision, position, part, name, record, changed_at)
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let (part, at) = (self.part, Timestamp::now().to_string());
        let connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        connection.execute(sql, params![self.revision, part.position, part.part, name, record, at])?;
        Ok(())
    }
}
