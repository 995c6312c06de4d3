//! A table that is dropped and made again by another definition, in parts between which rows come in.

use rusqlite::params;

use super::{Error, Writer, inspect};
use crate::sql;

impl Writer<'_> {
    /// Drops a table and makes it anew, without rows, indexes and triggers.
    pub(super) fn remake(&self, table: &str, definition: &str) -> Result<(), Error> {
        self.run(table, &format!("DROP TABLE {}", sql::name(table)))?;
        self.run(table, definition)
    }

    /// Makes indexes and triggers again. Triggers come when all rows are there: none of them runs.
    pub(super) fn put_back(&self, table: &str, objects: &[(String, String)]) -> Result<(), Error> {
        let stored = inspect::table(self.connection, table)?;
        for (name, statement) in objects {
            if let Some(column) =
                sql::update_of(statement).into_iter().find(|column| stored.column(column).is_none())
            {
                let why = format!("it runs when `{column}` is updated");
                return Err(Error::Breaks { what: format!("the trigger `{name}`"), why });
            }
            self.connection.execute_batch(statement).map_err(|error| Error::Breaks {
                what: format!("`{name}` on `{table}`"),
                why: error.to_string(),
            })?;
        }
        Ok(())
    }

    /// Lets an `AUTOINCREMENT` go on after the largest key that it ever gave.
    pub(super) fn go_on_from(&self, table: &str, sequence: Option<i64>) -> Result<(), Error> {
        let Some(sequence) = sequence else { return Ok(()) };
        let sql = "UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1 COLLATE NOCASE";
        if self.connection.execute(sql, params![table, sequence])? == 0 {
            let sql = "INSERT INTO sqlite_sequence (name, seq) VALUES (?1, ?2)";
            self.connection.execute(sql, params![table, sequence])?;
        }
        Ok(())
    }
}
