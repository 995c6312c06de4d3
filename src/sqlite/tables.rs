//! Whole tables: made, renamed, dropped with their rows kept.

use super::{Error, Left, Writer};
use crate::{model::StoredTable, sql};

impl Writer<'_> {
    /// Makes a table with its indexes.
    pub fn create_table(&self, table: &str, stored: &StoredTable) -> Result<(), Error> {
        self.run(table, &sql::create_table(table, stored))?;
        for (name, index) in &stored.indexes {
            self.create_index(table, name, index)?;
        }
        Ok(())
    }

    /// Renames a table; SQLite follows in views, triggers and references.
    pub fn rename_table(&self, from: &str, to: &str) -> Result<(), Error> {
        self.run(from, &format!("ALTER TABLE {} RENAME TO {}", sql::name(from), sql::name(to)))
    }

    /// Drops a table, and keeps its rows as `kept` if it has any.
    pub fn drop_table(&self, table: &str, kept: &str) -> Result<Option<Left>, Error> {
        let rows = self.number(table, &format!("SELECT count(*) FROM {}", sql::name(table)))?;
        if rows > 0 {
            self.keep(table, kept)?;
        }
        self.run(table, &format!("DROP TABLE {}", sql::name(table)))?;
        Ok((rows > 0).then(|| Left { kept: kept.to_owned(), rows }))
    }
}
