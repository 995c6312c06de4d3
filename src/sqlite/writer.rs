//! Changes of a database, within a transaction that is somebody else's.

use rusqlite::Connection;

use super::Error;

/// What changes a database; each of its methods is one change.
#[derive(Debug)]
pub struct Writer<'c> {
    pub(super) connection: &'c Connection,
}

impl<'c> Writer<'c> {
    pub(super) fn new(connection: &'c Connection) -> Self {
        Self { connection }
    }

    /// Runs statements that are about a table.
    pub(super) fn run(&self, table: &str, sql: &str) -> Result<(), Error> {
        self.connection.execute_batch(sql).map_err(|error| Error::from(error).about(table))
    }

    /// The number that a query answers with.
    pub(super) fn number(&self, table: &str, sql: &str) -> Result<u64, Error> {
        let number = self.connection.query_row(sql, [], |row| row.get(0));
        number.map_err(|error| Error::from(error).about(table))
    }
}
