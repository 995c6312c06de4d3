//! Rows that stand in the way of a change.

use std::fmt;

use rusqlite::Connection;

use super::{Database, Error, inspect};
use crate::{
    model::{ColumnChange, StoredTable, ValueCheck},
    sql::{self, conversion},
    words::{Tick, count, list, plural},
};

/// Rows that do not fit what is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacle {
    pub table: String,
    pub columns: Vec<String>,
    /// How many rows.
    pub rows: u64,
    pub why: Why,
}

/// Why rows do not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// They hold null where there may be none.
    Null,
    /// Their values have no equal in the new type, or do not pass its check.
    Unfit { to: String },
    /// There is no value for a column that wants one.
    NoValue,
    /// They agree with another one in columns in which no two rows may.
    Duplicates,
}

impl fmt::Display for Obstacle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (table, rows) = (Tick(&self.table), count(self.rows, "row"));
        let columns = list(self.columns.iter().map(String::as_str));
        let s = plural(self.rows, "s", "");
        match &self.why {
            Why::Null => write!(f, "{rows} of {table} hold{s} null in {columns}, which shall have a value"),
            Why::Unfit { to } => {
                write!(f, "{rows} of {table} hold{s} in {columns} what cannot be {to} without a loss")
            }
            Why::NoValue => {
                write!(
                    f,
                    "{rows} of {table} ha{} no value for the new {columns}",
                    plural(self.rows, "s", "ve")
                )
            }
            Why::Duplicates => write!(f, "{rows} of {table} agree{s} with another one in {columns}"),
        }
    }
}

impl Database {
    /// The rows of `table` that stand in the way of a rebuild; changes name columns as they are now.
    pub fn obstacles_to_rebuild(
        &self,
        table: &str,
        changes: &[ColumnChange],
    ) -> Result<Vec<Obstacle>, Error> {
        let look = |connection: &Connection| {
            let before = inspect::table(connection, table)?;
            of_rebuild(connection, table, changes, &before)
        };
        Ok(self.read(look)?.unwrap_or_default())
    }

    /// The rows that stand in the way of a unique index.
    pub fn obstacles_to_unique(&self, table: &str, columns: &[String]) -> Result<Vec<Obstacle>, Error> {
        let look = |connection: &Connection| {
            let stored = inspect::table(connection, table)?;
            // One that is still to come holds null.
            let are_there = columns.iter().all(|column| stored.column(column).is_some());
            if are_there { duplicates(connection, table, columns) } else { Ok(None) }
        };
        Ok(self.read(look)?.flatten().into_iter().collect())
    }
}

/// The rows in the way of a rebuild.
pub(super) fn of_rebuild(
    connection: &Connection,
    table: &str,
    changes: &[ColumnChange],
    before: &StoredTable,
) -> Result<Vec<Obstacle>, Error> {
    let mut found = Vec::new();
    for change in changes {
        for (column, condition, why) in conditions(change) {
            let sql = format!("SELECT count(*) FROM {} WHERE {condition}", sql::name(table));
            let rows = number(connection, &sql)?;
            if rows > 0 {
                found.push(Obstacle { table: table.to_owned(), columns: vec![column], rows, why });
                break;
            }
        }
    }
    let after = before.with_columns(changes);
    let keys: Vec<String> = after.primary_key().into_iter().map(str::to_owned).collect();
    let is_new = before.primary_key() != after.primary_key();
    let are_there = keys.iter().all(|key| before.column(key).is_some());
    if is_new && are_there && !keys.is_empty() && found.is_empty() {
        found.extend(duplicates(connection, table, &keys)?);
    }
    Ok(found)
}

/// What holds for the rows that do not fit a change.
fn conditions(change: &ColumnChange) -> Vec<(String, String, Why)> {
    match change {
        ColumnChange::Removed { .. } => Vec::new(),
        ColumnChange::Added { column } if column.nullable => Vec::new(),
        ColumnChange::Added { column } => vec![(column.name.clone(), "1".to_owned(), Why::NoValue)],
        ColumnChange::Changed { from, to } => {
            let source = sql::name(&from.name);
            let mut conditions = Vec::new();
            if !to.nullable {
                conditions.push((from.name.clone(), format!("{source} IS NULL"), Why::Null));
            }
            let kind = match to.check {
                Some(ValueCheck::Json) => "JSON text".to_owned(),
                Some(ValueCheck::Timestamp) => "a timestamp".to_owned(),
                None => to.sql_type.clone(),
            };
            let unfit = format!("NOT ({})", conversion(&source, from, to).fits);
            conditions.push((from.name.clone(), unfit, Why::Unfit { to: kind }));
            conditions
        }
    }
}

fn duplicates(connection: &Connection, table: &str, columns: &[String]) -> Result<Option<Obstacle>, Error> {
    let (name, keys) = (sql::name(table), sql::names(columns.iter().map(String::as_str)));
    let whole: Vec<_> = columns.iter().map(|column| format!("{} IS NOT NULL", sql::name(column))).collect();
    let sql = format!(
        "SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM {name} WHERE {} GROUP BY {keys} HAVING count(*) > 1)",
        whole.join(" AND ")
    );
    let rows = number(connection, &sql)?;
    let obstacle =
        || Obstacle { table: table.to_owned(), columns: columns.to_vec(), rows, why: Why::Duplicates };
    Ok((rows > 0).then(obstacle))
}

fn number(connection: &Connection, sql: &str) -> Result<u64, Error> {
    Ok(connection.query_row(sql, [], |row| row.get(0))?)
}
