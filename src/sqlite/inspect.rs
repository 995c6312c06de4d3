//! What a database holds, as its own pragmas tell it.

use std::collections::BTreeMap;

use rusqlite::{Connection, params};

use super::Error;
use crate::{
    model::{StoredColumn, StoredIndex, StoredKind, StoredTable, ValueCheck},
    sql,
};

/// All tables, views and virtual tables by name, without those that SQLite or a module keeps for itself.
pub fn tables(connection: &Connection) -> Result<BTreeMap<String, StoredTable>, Error> {
    let sql = "SELECT name, type FROM pragma_table_list
               WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut found = BTreeMap::new();
    for row in rows {
        let (name, kind) = row?;
        let kind = match kind.as_str() {
            "view" => StoredKind::View,
            "virtual" => StoredKind::Virtual,
            _ => StoredKind::Table,
        };
        let table = match kind {
            StoredKind::Table => table(connection, &name)?,
            // A view that is broken has no columns that could be asked for.
            _ => StoredTable { kind, ..StoredTable::default() },
        };
        found.insert(name, table);
    }
    Ok(found)
}

/// One table.
pub(super) fn table(connection: &Connection, name: &str) -> Result<StoredTable, Error> {
    let checks = sql::checks(&definition(connection, name)?.unwrap_or_default());
    let mut table = StoredTable { columns: columns(connection, name, &checks)?, ..StoredTable::default() };
    let sql = "SELECT name, \"unique\", origin, partial FROM pragma_index_list(?1, 'main') ORDER BY name";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query(params![name])?;
    while let Some(row) = rows.next()? {
        let (index, unique, partial): (String, bool, bool) = (row.get(0)?, row.get(1)?, row.get(3)?);
        let (columns, plain) = index_columns(connection, &index)?;
        match row.get::<_, String>(2)?.as_str() {
            "c" => {
                table.indexes.insert(index, StoredIndex { columns, unique, special: partial || !plain });
            }
            "u" => table.unique.push(columns),
            _ => {}
        }
    }
    table.unique.sort();
    Ok(table)
}

/// The statement that made a table, as SQLite keeps it.
pub(super) fn definition(connection: &Connection, table: &str) -> Result<Option<String>, Error> {
    let sql = "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1 COLLATE NOCASE";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query(params![table])?;
    Ok(rows.next()?.map(|row| row.get(0)).transpose()?)
}

fn columns(
    connection: &Connection,
    table: &str,
    checks: &BTreeMap<String, ValueCheck>,
) -> Result<Vec<StoredColumn>, Error> {
    let sql = "SELECT name, type, \"notnull\", pk, hidden FROM pragma_table_xinfo(?1, 'main') ORDER BY cid";
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map(params![table], |row| {
        let (name, primary_key): (String, u32) = (row.get(0)?, row.get(3)?);
        Ok(StoredColumn {
            check: checks.get(&name.to_ascii_lowercase()).copied(),
            name,
            sql_type: stored_type(&row.get::<_, String>(1)?),
            nullable: !row.get::<_, bool>(2)? && primary_key == 0,
            primary_key,
            generated: row.get::<_, u32>(4)? > 1,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// In capitals, and without the words by which older versions of SQLite show a generated column.
fn stored_type(declared: &str) -> String {
    let capitals = declared.to_ascii_uppercase();
    capitals.strip_suffix("GENERATED ALWAYS").unwrap_or(&capitals).trim_end().to_owned()
}

/// The columns of an index, and whether it is nothing more than these.
fn index_columns(connection: &Connection, index: &str) -> Result<(Vec<String>, bool), Error> {
    let sql = "SELECT name, \"desc\", coll FROM pragma_index_xinfo(?1, 'main') WHERE key ORDER BY seqno";
    let mut statement = connection.prepare(sql)?;
    let mut rows = statement.query(params![index])?;
    let (mut columns, mut plain) = (Vec::new(), true);
    while let Some(row) = rows.next()? {
        let (name, descending, collation): (Option<String>, bool, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        plain &= name.is_some() && !descending && collation.eq_ignore_ascii_case("BINARY");
        columns.extend(name);
    }
    Ok((columns, plain))
}
