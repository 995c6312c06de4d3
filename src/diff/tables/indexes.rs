//! How the indexes of a table differ from the declared ones. One of another name that does the same will do.

use super::{TableChange, TableConflict, TableDiff, Undeclared};
use crate::model::{StoredIndex, StoredTable, Table, same_name};

/// What goes before anything else of the table changes, and what comes after it.
#[derive(Debug, Default)]
pub struct Changes {
    pub removed: Vec<TableChange>,
    pub added: Vec<TableChange>,
}

/// Compares the indexes of `stored`, whose columns are what they shall be.
pub fn compare(
    name: &str,
    stored: &StoredTable,
    table: &Table,
    wanted: &StoredTable,
    diff: &mut TableDiff,
) -> Changes {
    let mut changes = Changes::default();
    let mut known: Vec<&String> = Vec::new();
    for (index, own) in &wanted.indexes {
        let serving: Vec<_> = stored.indexes.iter().filter(|(_, other)| does(other, own)).collect();
        known.extend(serving.iter().map(|(index, _)| *index));
        if !serving.is_empty() || is_constraint(stored, wanted, own) {
            continue;
        }
        let (table, index) = (name.to_owned(), index.clone());
        match stored.index(&index) {
            Some((index, other)) if other.special => {
                let index = index.clone();
                diff.conflicts.push(TableConflict::IndexNameTaken { table: table.clone(), index });
            }
            Some((index, other)) => {
                known.push(index);
                changes.removed.push(removed(name, index, other));
            }
            None => {}
        }
        changes.added.push(TableChange::IndexAdded { table, index, is: own.clone() });
    }
    for (index, own) in stored.indexes.iter().filter(|(index, _)| !known.contains(index)) {
        match retired(own, table) {
            Some(true) => changes.removed.push(removed(name, index, own)),
            Some(false) => {}
            None => {
                let (table, index) = (name.to_owned(), index.clone());
                diff.undeclared.push(Undeclared::Index { table, index });
            }
        }
    }
    changes
}

fn removed(table: &str, index: &str, is: &StoredIndex) -> TableChange {
    TableChange::IndexRemoved { table: table.to_owned(), index: index.to_owned(), is: is.clone() }
}

/// Whether an index does what a declared one does.
fn does(index: &StoredIndex, wanted: &StoredIndex) -> bool {
    !index.special && index.unique == wanted.unique && same(&index.columns, &wanted.columns)
}

fn same(a: &[String], b: &[String]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same_name(a, b))
}

/// Whether the table itself lets no two rows agree in the columns of a unique index.
fn is_constraint(stored: &StoredTable, wanted: &StoredTable, index: &StoredIndex) -> bool {
    // A key that the definitions have may have columns that are still to come.
    let key = match wanted.primary_key() {
        declared if declared.is_empty() => stored.primary_key(),
        declared => declared,
    };
    let key: Vec<String> = key.into_iter().map(str::to_owned).collect();
    let mut constraints = stored.unique.iter().chain([&key]);
    index.unique && constraints.any(|columns| same(columns, &index.columns))
}

/// Whether an index is retired, and then whether it shall be removed.
fn retired(index: &StoredIndex, table: &Table) -> Option<bool> {
    let mut entries = table.retired.iter().filter_map(|part| Some((part.index.as_ref()?, part.delete)));
    let entry = entries.find(|(columns, _)| !index.special && same(columns, &index.columns));
    entry.map(|(_, delete)| delete)
}
