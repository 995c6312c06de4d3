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

/// What differs in the columns, of which those that are there become what `rebuild` says.
pub fn compare(
    name: &str,
    stored: &StoredTable,
    table: &Table,
    wanted: &StoredTable,
    mut rebuild: Vec<ColumnChange>,
    diff: &mut TableDiff,
) {
    let is_left = |column: &StoredColumn| wanted.column(&column.name).is_none() && !is_removed(column, table);
    let left = stored.columns.iter().filter(|column| is_left(column));
    diff.undeclared.extend(left.filter(|column| !is_retired(column, table)).map(|column| {
        let (table, column) = (name.to_owned(), column.name.clone());
        Undeclared::Column { table, column }
    }));
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

/// What becomes of the columns that are there.
pub fn changed(stored: &StoredTable, table: &Table, wanted: &StoredTable) -> Vec<ColumnChange> {
    let mut after: Vec<StoredColumn> = stored.columns.clone();
    after.retain(|column| wanted.column(&column.name).is_some() || !is_removed(column, table));
    // A key of which a part is not declared is as little declared, unless the definitions have another.
    let is_part = |column: &StoredColumn| column.primary_key > 0 && wanted.column(&column.name).is_none();
    let keeps_key = wanted.primary_key().is_empty() && after.iter().any(is_part);
    for column in &mut after {
        let primary_key = if keeps_key { column.primary_key } else { 0 };
        *column = match wanted.column(&column.name) {
            Some(wanted) if keeps_key && column.primary_key > 0 => {
                StoredColumn { primary_key, nullable: false, ..merged(column, wanted) }
            }
            Some(wanted) => merged(column, wanted),
            None => StoredColumn { primary_key, ..column.clone() },
        };
    }
    if keeps_key {
        number(&mut after);
    }
    let pairs = stored.columns.iter().map(|from| (from, after.iter().find(|to| to.name == from.name)));
    let changes = pairs.filter_map(|(from, to)| match to {
        None => Some(ColumnChange::Removed { column: from.clone() }),
        Some(to) if to == from => None,
        Some(to) => Some(ColumnChange::Changed { from: from.clone(), to: to.clone() }),
    });
    changes.collect()
}

/// Numbers the columns of the key anew, as one of them may go.
fn number(columns: &mut [StoredColumn]) {
    let mut keys: Vec<&mut StoredColumn> =
        columns.iter_mut().filter(|column| column.primary_key > 0).collect();
    keys.sort_by_key(|column| column.primary_key);
    for (place, column) in (1..).zip(keys) {
        column.primary_key = place;
    }
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

fn is_retired(found: &StoredColumn, table: &Table) -> bool {
    table.retired.iter().any(|part| names(part.column.as_deref(), found))
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
