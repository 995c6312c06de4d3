//! How the declared tables of a SQLite database deviate from the record, or without one from the
//! definitions. What neither has is told only where there is a record: it came since.

use super::{Deviation, Sides};
use crate::{
    diff::{TableChange, table_diff},
    model::{ColumnChange, Schema, StoredTable, same_name},
};

/// The deviations of tables; none if no database was looked at.
pub fn deviations(sides: &Sides<'_>) -> Vec<Deviation> {
    let Some(database) = &sides.now.sqlite else { return Vec::new() };
    match sides.recorded.filter(|recorded| recorded.sqlite.as_ref() == Some(database)) {
        Some(recorded) => from_record(sides, &recorded.schema),
        None => from_definitions(sides),
    }
}

fn from_record(sides: &Sides<'_>, recorded: &Schema) -> Vec<Deviation> {
    let mut found = Vec::new();
    for (table, then) in recorded.database.iter().filter(|(name, _)| is_declared(sides, name)) {
        match find(&sides.now.schema, table) {
            None => found.push(Deviation::TableGone { table: table.clone() }),
            Some(now) => {
                columns(table, then, now, sides, &mut found);
                indexes(table, then, now, &mut found);
            }
        }
    }
    let new = sides.now.schema.stored_tables().filter(|(name, _)| find(recorded, name).is_none());
    found.extend(new.map(|(table, _)| {
        let declared = is_declared(sides, table);
        Deviation::TableNew { table: table.clone(), declared }
    }));
    found
}

fn columns(
    table: &str,
    then: &StoredTable,
    now: &StoredTable,
    sides: &Sides<'_>,
    found: &mut Vec<Deviation>,
) {
    let named = |column: &str| (table.to_owned(), column.to_owned());
    for from in &then.columns {
        let (table, column) = named(&from.name);
        match now.column(&from.name) {
            None => found.push(Deviation::ColumnGone { table, column }),
            Some(to) if to != from => {
                let (from, to) = (from.clone(), to.clone());
                found.push(Deviation::ColumnChanged { table, column, from, to });
            }
            Some(_) => {}
        }
    }
    let declared = sides.declared.tables.iter().find(|(name, _)| same_name(name, table));
    for is in now.columns.iter().filter(|column| then.column(&column.name).is_none()) {
        let (table, column) = named(&is.name);
        let declared = declared
            .is_some_and(|(_, own)| own.columns.iter().any(|column| same_name(&column.name, &is.name)));
        found.push(Deviation::ColumnNew { table, column, is: is.clone(), declared });
    }
}

fn indexes(table: &str, then: &StoredTable, now: &StoredTable, found: &mut Vec<Deviation>) {
    let named = |index: &str| (table.to_owned(), index.to_owned());
    for (index, from) in &then.indexes {
        let (table, index) = named(index);
        match now.index(&index) {
            None => found.push(Deviation::IndexGone { table, index, is: from.clone() }),
            Some((_, to)) if to != from => {
                let (from, to) = (from.clone(), to.clone());
                found.push(Deviation::IndexChanged { table, index, from, to });
            }
            Some(_) => {}
        }
    }
    let new = now.indexes.iter().filter(|(index, _)| then.index(index).is_none());
    found.extend(new.map(|(index, is)| {
        let (table, index) = named(index);
        Deviation::IndexNew { table, index, is: is.clone() }
    }));
}

/// What the database lacks of the definitions, or has otherwise. A rename that is still to come is none.
fn from_definitions(sides: &Sides<'_>) -> Vec<Deviation> {
    let changes = table_diff(&sides.now.schema.database, &sides.declared.tables).changes;
    let mut found = Vec::new();
    for change in changes {
        match change {
            TableChange::TableAdded { table, .. } => found.push(Deviation::TableGone { table }),
            TableChange::ColumnAdded { table, column } => {
                found.push(Deviation::ColumnGone { table, column: column.name });
            }
            TableChange::ColumnsChanged { table, columns } => {
                found.extend(columns.into_iter().filter_map(|change| column(&table, change)));
            }
            TableChange::IndexAdded { table, index, is } => {
                found.push(Deviation::IndexGone { table, index, is });
            }
            TableChange::TableRenamed { .. }
            | TableChange::ColumnRenamed { .. }
            | TableChange::IndexRemoved { .. } => {}
        }
    }
    found
}

fn column(table: &str, change: ColumnChange) -> Option<Deviation> {
    let table = table.to_owned();
    match change {
        ColumnChange::Added { column } => Some(Deviation::ColumnGone { table, column: column.name }),
        ColumnChange::Changed { from: now, to: declared } => {
            Some(Deviation::ColumnChanged { table, column: now.name.clone(), from: declared, to: now })
        }
        ColumnChange::Removed { .. } => None,
    }
}

fn is_declared(sides: &Sides<'_>, name: &str) -> bool {
    sides.declared.tables.iter().any(|(key, table)| {
        same_name(key, name) || table.renamed_from.iter().any(|former| same_name(former, name))
    })
}

fn find<'s>(schema: &'s Schema, table: &str) -> Option<&'s StoredTable> {
    schema.database.iter().find(|(name, _)| same_name(name, table)).map(|(_, table)| table)
}
