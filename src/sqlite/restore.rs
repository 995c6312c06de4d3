//! The way back of a rebuild: the table as it was, with what was written since.

use super::{
    Error, Writer, inspect,
    kept::{Kept, columns, with_row_ids},
};
use crate::{model::ColumnChange, sql};

/// Rows that could not be given back, and where they are kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The table in the database.
    pub kept: String,
    pub rows: u64,
}

impl Writer<'_> {
    /// Takes `changes` back with the rows of the copy `kept`. Rows that were changed since are as they
    /// are now, rows that were removed since are not there; values that the rebuilt table could not
    /// hold are those of the copy. What does not fit the old table is left in another copy.
    pub fn restore(&self, table: &str, changes: &[ColumnChange], kept: &str) -> Result<Option<Left>, Error> {
        let old = self.kept(table, kept)?;
        let now = self.keep(table, &format!("{kept}_after"))?;
        self.remake(table, &old.definition)?;
        let stored = inspect::table(self.connection, table)?;
        let columns = with_row_ids(self.connection, table, &stored, &columns(&stored))?.join(", ");
        let (to, from) = (sql::name(table), sql::name(kept));
        self.run(table, &format!("INSERT INTO {to} ({columns}) SELECT {columns} FROM {from}"))?;
        self.has_all_of(table, kept)?;
        let rows = self.give_back(table, &stored, changes, &now.name)?;
        self.put_back(table, &objects(&old, &now))?;
        self.go_on_from(table, old.sequence.max(now.sequence))?;
        self.forget(kept)?;
        if rows == 0 {
            self.forget(&now.name)?;
        }
        Ok((rows > 0).then_some(Left { kept: now.name, rows }))
    }
}

/// The indexes and triggers of then, and those that somebody made since.
fn objects(old: &Kept, now: &Kept) -> Vec<(String, String)> {
    let is_new = |(name, _): &&(String, String)| !old.objects.iter().any(|(other, _)| other == name);
    old.objects.iter().chain(now.objects.iter().filter(is_new)).cloned().collect()
}
