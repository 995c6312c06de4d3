//! A table rebuilt with other columns; the old rows are kept beside it.

use super::{
    Error, Writer, inspect,
    kept::{columns, with_row_ids},
    obstacle,
};
use crate::{
    model::{ColumnChange, StoredColumn, StoredTable},
    sql::{self, conversion},
};

impl Writer<'_> {
    /// Changes columns of a table and converts its rows, of which the copy `kept` is made first.
    ///
    /// # Errors
    /// [`Error::Obstacle`] if there are rows that do not fit, [`Error::Unkeepable`] if something of the
    /// table would be lost.
    pub fn rebuild(&self, table: &str, changes: &[ColumnChange], kept: &str) -> Result<(), Error> {
        let before = inspect::table(self.connection, table)?;
        if let Some(obstacle) = obstacle::of_rebuild(self.connection, table, changes, &before)?.pop() {
            return Err(Error::Obstacle(obstacle));
        }
        let old = self.keep(table, kept)?;
        let definition = sql::edit(&old.definition, &before, changes)
            .map_err(|source| Error::Unkeepable { table: table.to_owned(), source })?;
        self.remake(table, &definition)?;
        self.fill(table, &before, changes, kept)?;
        self.has_all_of(table, kept)?;
        self.put_back(table, &old.objects)?;
        self.go_on_from(table, old.sequence)
    }

    /// Whether the table has as many rows as the copy: a constraint may say that a row gives way.
    pub(super) fn has_all_of(&self, table: &str, kept: &str) -> Result<(), Error> {
        let count = |name: &str| self.number(table, &format!("SELECT count(*) FROM {}", sql::name(name)));
        let (there, wanted) = (count(table)?, count(kept)?);
        if there == wanted {
            return Ok(());
        }
        Err(Error::GaveWay { table: table.to_owned(), rows: wanted.saturating_sub(there) })
    }

    /// Converts the rows of the copy into the table.
    fn fill(
        &self,
        table: &str,
        before: &StoredTable,
        changes: &[ColumnChange],
        kept: &str,
    ) -> Result<(), Error> {
        let after = inspect::table(self.connection, table)?;
        let common: Vec<(&StoredColumn, &StoredColumn)> = common(before, &after).collect();
        let into: Vec<String> = common.iter().map(|(_, to)| sql::name(&to.name)).collect();
        let values: Vec<String> = common.iter().map(|(from, _)| converted(from, changes)).collect();
        let row_ids = with_row_ids(self.connection, table, before, &columns(before))?;
        // As in the copy: a name for the row's number is the first, if there is one.
        let number = row_ids.first().filter(|_| row_ids.len() > columns(before).len());
        let number = number.filter(|name| after.column(name).is_none());
        let list = |own: &[String]| number.into_iter().chain(own).cloned().collect::<Vec<_>>().join(", ");
        let (into, values) = (list(&into), list(&values));
        let (to, from) = (sql::name(table), sql::name(kept));
        self.run(table, &format!("INSERT INTO {to} ({into}) SELECT {values} FROM {from}"))
    }
}

/// The columns that hold values before and after.
pub(super) fn common<'t>(
    before: &'t StoredTable,
    after: &'t StoredTable,
) -> impl Iterator<Item = (&'t StoredColumn, &'t StoredColumn)> {
    let values = before.columns.iter().filter(|column| !column.generated);
    values.filter_map(|from| Some((from, after.column(&from.name)?)))
}

/// The value of a column of the copy in the new table.
fn converted(column: &StoredColumn, changes: &[ColumnChange]) -> String {
    let source = sql::name(&column.name);
    let change = changes.iter().find_map(|change| match change {
        ColumnChange::Changed { from, to } if from.name == column.name => Some(conversion(&source, from, to)),
        _ => None,
    });
    change.map_or(source, |conversion| conversion.value)
}
