//! Columns that SQLite adds, renames and drops without a rebuild of the table.

use super::{Error, Left, Writer};
use crate::{model::StoredColumn, sql};

impl Writer<'_> {
    /// Adds a column that may be null.
    pub fn add_column(&self, table: &str, column: &StoredColumn) -> Result<(), Error> {
        let definition = sql::column(column, false);
        self.run(table, &format!("ALTER TABLE {} ADD COLUMN {definition}", sql::name(table)))
    }

    /// Renames a column; SQLite follows in indexes, views, triggers and references.
    pub fn rename_column(&self, table: &str, from: &str, to: &str) -> Result<(), Error> {
        let (name, from, to) = (sql::name(table), sql::name(from), sql::name(to));
        self.run(table, &format!("ALTER TABLE {name} RENAME COLUMN {from} TO {to}"))
    }

    /// Drops a column, and keeps the rows as `kept` if any has a value in it.
    pub fn drop_column(&self, table: &str, column: &str, kept: &str) -> Result<Option<Left>, Error> {
        let (name, quoted) = (sql::name(table), sql::name(column));
        let rows = self.number(table, &format!("SELECT count({quoted}) FROM {name}"))?;
        if rows > 0 {
            self.keep(table, kept)?;
        }
        self.run(table, &format!("ALTER TABLE {name} DROP COLUMN {quoted}"))?;
        Ok((rows > 0).then(|| Left { kept: kept.to_owned(), rows }))
    }
}
