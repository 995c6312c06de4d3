//! Copies of tables as they were, in the database itself: values exactly, and what the table was.
//!
//! A copy has the columns of its table without types and constraints, so that it holds every value as
//! it was and takes part in nothing: no reference, no check, no trigger. The table `fluxform_kept` has
//! the statements that made the table, its indexes and its triggers.

use rusqlite::{Connection, OptionalExtension, params};

use super::{Error, Writer, inspect};
use crate::{
    model::{KEPT, StoredTable},
    sql,
};

/// What a table was when a copy of it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The name of the copy.
    pub name: String,
    /// The statement that made the table.
    pub definition: String,
    /// Its indexes and triggers: name and statement.
    pub objects: Vec<(String, String)>,
    /// The largest key that an `AUTOINCREMENT` gave.
    pub sequence: Option<i64>,
}

const RECORDS: &str = "CREATE TABLE IF NOT EXISTS \"fluxform_kept\" (
    \"kept\" TEXT NOT NULL PRIMARY KEY,
    \"of\" TEXT NOT NULL,
    \"definition\" TEXT NOT NULL,
    \"objects\" TEXT NOT NULL,
    \"sequence\" INTEGER
) STRICT";

impl Writer<'_> {
    /// Copies all rows of a table to `kept`, and records what the table is.
    pub(super) fn keep(&self, table: &str, kept: &str) -> Result<Kept, Error> {
        let stored = inspect::table(self.connection, table)?;
        let columns = columns(&stored);
        let with_row_ids = with_row_ids(self.connection, table, &stored, &columns)?.join(", ");
        let (from, to) = (sql::name(table), sql::name(kept));
        let names = columns.join(", ");
        self.run(table, &format!("CREATE TABLE {to} ({names})"))?;
        self.run(table, &format!("INSERT INTO {to} ({with_row_ids}) SELECT {with_row_ids} FROM {from}"))?;
        let kept = Kept { name: kept.to_owned(), ..described(self.connection, table)? };
        self.record(table, &kept)?;
        Ok(kept)
    }

    fn record(&self, table: &str, kept: &Kept) -> Result<(), Error> {
        self.run(table, RECORDS)?;
        // Texts always have a JSON form.
        let objects = serde_json::to_string(&kept.objects).unwrap_or_default();
        let sql = "INSERT INTO \"fluxform_kept\" VALUES (?1, ?2, ?3, ?4, ?5)";
        let values = params![kept.name, table, kept.definition, objects, kept.sequence];
        self.connection.execute(sql, values)?;
        Ok(())
    }

    /// What was kept under a name.
    pub(super) fn kept(&self, table: &str, name: &str) -> Result<Kept, Error> {
        let gone = || Error::CopyGone { table: table.to_owned(), kept: name.to_owned() };
        if !exists(self.connection, KEPT)? || !exists(self.connection, name)? {
            return Err(gone());
        }
        let sql = "SELECT definition, objects, sequence FROM \"fluxform_kept\" WHERE kept = ?1";
        let row = self.connection.query_row(sql, params![name], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?))
        });
        let (definition, objects, sequence) = row.optional()?.ok_or_else(gone)?;
        let objects = serde_json::from_str(&objects).unwrap_or_default();
        Ok(Kept { name: name.to_owned(), definition, objects, sequence })
    }

    /// Removes a copy and its record.
    pub(super) fn forget(&self, kept: &str) -> Result<(), Error> {
        self.run(kept, &format!("DROP TABLE {}", sql::name(kept)))?;
        self.connection.execute("DELETE FROM \"fluxform_kept\" WHERE kept = ?1", params![kept])?;
        match self.number(KEPT, "SELECT count(*) FROM \"fluxform_kept\"")? {
            0 => self.run(KEPT, "DROP TABLE \"fluxform_kept\""),
            _ => Ok(()),
        }
    }
}

/// The columns that hold values, quoted.
pub(super) fn columns(stored: &StoredTable) -> Vec<String> {
    let columns = stored.columns.iter().filter(|column| !column.generated);
    columns.map(|column| sql::name(&column.name)).collect()
}

/// The columns with a name for the row's own number before them, where the table has such a number and
/// leaves it a name. Rows that others know by it keep it.
pub(super) fn with_row_ids(
    connection: &Connection,
    table: &str,
    stored: &StoredTable,
    columns: &[String],
) -> Result<Vec<String>, Error> {
    let sql = "SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?1 COLLATE NOCASE";
    let has_none: bool = connection.query_row(sql, params![table], |row| row.get(0))?;
    let free = ["rowid", "_rowid_", "oid"].into_iter().find(|name| stored.column(name).is_none());
    let own = free.filter(|_| !has_none).map(str::to_owned);
    Ok(own.into_iter().chain(columns.iter().cloned()).collect())
}

pub(super) fn exists(connection: &Connection, table: &str) -> Result<bool, Error> {
    Ok(inspect::definition(connection, table)?.is_some())
}

/// What a table is now; the name of a copy is not known yet.
pub(super) fn described(connection: &Connection, table: &str) -> Result<Kept, Error> {
    let gone = || Error::TableGone { table: table.to_owned() };
    let definition = inspect::definition(connection, table)?.ok_or_else(gone)?;
    let sql = "SELECT name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger')
               AND tbl_name = ?1 COLLATE NOCASE AND sql IS NOT NULL ORDER BY rowid";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map(params![table], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let objects = rows.collect::<Result<_, _>>()?;
    Ok(Kept { name: String::new(), definition, objects, sequence: sequence(connection, table)? })
}

fn sequence(connection: &Connection, table: &str) -> Result<Option<i64>, Error> {
    if !exists(connection, "sqlite_sequence")? {
        return Ok(None);
    }
    let sql = "SELECT seq FROM sqlite_sequence WHERE name = ?1 COLLATE NOCASE";
    Ok(connection.query_row(sql, params![table], |row| row.get(0)).optional()?)
}
