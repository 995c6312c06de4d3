//! How the columns of a table differ from the declared ones.

use super::{TableChange, TableConflict, TableDiff, Undeclared};
use crate::model::{ColumnChange, StoredColumn, StoredTable, Table, same_name};

/// The columns that are there under a former name; `stored` has their present ones afterwards.
pub fn renames(name: &str, stored: &mut StoredTable, table: &Table, diff: &mut TableDiff) {
    for column in &table.columns {
        let is_declared = |former: &str| table.columns.iter().any(|other| same_name(&other.name, former));
        let formers = column.renamed_from.iter().filter(|former| !is_declared(former));
        let mut formers: Vec<String> =
            formers.filter_map(|former| stored.column(former)).map(|found| found.name.clone()).collect();
        formers.dedup();
        let own = stored.column(&column.name).map(|found| found.name.clone());
        match (own, formers.as_slice()) {
            (_, []) => {}
            (None, [from]) => {
                let (table, from, to) = (name.to_owned(), from.clone(), column.name.clone());
                stored.rename_column(&from, &to);
                diff.changes.push(TableChange::ColumnRenamed { table, from, to });
            }
            (own, several) => {
                let found = own.into_iter().chain(several.iter().cloned()).collect();
                let (table, column) = (name.to_owned(), column.name.clone());
                diff.conflicts.push(TableConflict::SeveralColumns { table, column, found });
            }
        }
    }
}

/// What differs in the columns that have one name.
pub fn compare(name: &str, stored: &StoredTable, table: &Table, wanted: &StoredTable, diff: &mut TableDiff) {
    let mut rebuild = Vec::new();
    for found in &stored.columns {
        let to = match wanted.column(&found.name) {
            Some(wanted) => merged(found, wanted),
            None if is_removed(found, table) => {
                rebuild.push(ColumnChange::Removed { column: found.clone() });
                continue;
            }
            None => undeclared(name, found, table, wanted, diff),
        };
        if to != *found {
            rebuild.push(ColumnChange::Changed { from: found.clone(), to });
        }
    }
    let mut added = Vec::new();
    for column in wanted.columns.iter().filter(|column| stored.column(&column.name).is_none()) {
        let (table, column) = (name.to_owned(), column.clone());
        if column.nullable {
            added.push(TableChange::ColumnAdded { table, column });
        } else {
            rebuild.push(ColumnChange::Added { column });
        }
    }
    diff.conflicts.extend(conflicts(name, stored, &rebuild, diff));
    if !rebuild.is_empty() {
        diff.changes.push(TableChange::ColumnsChanged { table: name.to_owned(), columns: rebuild });
    }
    diff.changes.extend(added);
}

/// The column as it shall be: as declared, but with its own name and with its own word for a type where
/// that is as good.
fn merged(found: &StoredColumn, wanted: &StoredColumn) -> StoredColumn {
    // Only of the very word INTEGER SQLite makes a key that is the number of the row.
    let is_key = wanted.primary_key > 0;
    let same_type = found.affinity() == wanted.affinity() && (!is_key || found.primary_key > 0);
    let sql_type = if same_type { &found.sql_type } else { &wanted.sql_type };
    StoredColumn {
        name: found.name.clone(),
        sql_type: sql_type.clone(),
        generated: found.generated,
        ..wanted.clone()
    }
}

/// A column that is not declared stays, but in no primary key that is declared without it.
fn undeclared(
    name: &str,
    found: &StoredColumn,
    table: &Table,
    wanted: &StoredTable,
    diff: &mut TableDiff,
) -> StoredColumn {
    let is_retired = table.retired.iter().any(|part| names(part.column.as_deref(), found));
    if !is_retired {
        let (table, column) = (name.to_owned(), found.name.clone());
        diff.undeclared.push(Undeclared::Column { table, column });
    }
    let primary_key = if wanted.primary_key().is_empty() { found.primary_key } else { 0 };
    StoredColumn { primary_key, ..found.clone() }
}

fn is_removed(found: &StoredColumn, table: &Table) -> bool {
    table.retired.iter().any(|part| part.delete && names(part.column.as_deref(), found))
}

fn names(name: Option<&str>, column: &StoredColumn) -> bool {
    name.is_some_and(|name| same_name(name, &column.name))
}

/// What of a rebuild needs a decision.
fn conflicts(
    name: &str,
    stored: &StoredTable,
    rebuild: &[ColumnChange],
    diff: &TableDiff,
) -> Vec<TableConflict> {
    let goes = |index: &str| {
        let is_it = |change: &TableChange| matches!(change, TableChange::IndexRemoved { table, index: other, .. } if table == name && other == index);
        diff.changes.iter().any(is_it)
    };
    let conflict = |change: &ColumnChange| match change {
        ColumnChange::Changed { from, .. } if from.generated => {
            let (table, column) = (name.to_owned(), from.name.clone());
            Some(TableConflict::Generated { table, column })
        }
        ColumnChange::Removed { column } => {
            let uses = |columns: &[String]| columns.iter().any(|other| same_name(other, &column.name));
            let (index, _) = stored.indexes.iter().find(|(index, own)| uses(&own.columns) && !goes(index))?;
            let (table, column) = (name.to_owned(), column.name.clone());
            Some(TableConflict::Indexed { table, column, index: index.clone() })
        }
        _ => None,
    };
    rebuild.iter().filter_map(conflict).collect()
}
