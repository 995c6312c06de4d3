//! How the tables of a database differ from the declared ones.
//!
//! Tables, columns and indexes are matched by name, without regard to case, as SQLite does. What only
//! the database has is named and left: only an entry of `retired` that says `delete` takes something
//! away. Columns have no order, as one that is added comes last.

mod change;
mod columns;
mod indexes;

use std::collections::BTreeMap;

pub use change::{TableChange, TableConflict, TableDiff, Undeclared};

use crate::model::{KEPT, StoredTable, Table, same_name};

/// What leads from the tables of a database to the declared ones, sorted by their names.
pub fn table_diff(stored: &BTreeMap<String, StoredTable>, declared: &BTreeMap<String, Table>) -> TableDiff {
    let mut diff = TableDiff::default();
    let mut known = Vec::new();
    for (name, table) in declared {
        if let Some(other) = declared.keys().find(|other| *other < name && same_name(other, name)) {
            let (name, other) = (name.clone(), other.clone());
            diff.conflicts.push(TableConflict::DeclaredTwice { name, other });
            continue;
        }
        match counterpart(name, table, stored, declared) {
            Ok(None) => {
                diff.changes.push(TableChange::TableAdded { table: name.clone(), is: table.stored(name) });
            }
            Ok(Some((present, found))) => {
                known.push(present);
                within(name, present, found, table, &mut diff);
            }
            Err(conflict) => diff.conflicts.push(conflict),
        }
    }
    let others = stored.keys().filter(|name| {
        let is_known = known.contains(&name.as_str()) || declared.keys().any(|own| same_name(own, name));
        !is_known && !name.starts_with(KEPT)
    });
    diff.undeclared.extend(others.map(|name| Undeclared::Table { table: name.clone() }));
    diff.kept = stored.keys().filter(|name| name.starts_with(KEPT) && *name != KEPT).cloned().collect();
    diff.undeclared.sort();
    diff
}

/// The table of the database that the declared one is, under its name or a former one.
fn counterpart<'s>(
    name: &str,
    table: &Table,
    stored: &'s BTreeMap<String, StoredTable>,
    declared: &BTreeMap<String, Table>,
) -> Result<Option<(&'s str, &'s StoredTable)>, TableConflict> {
    let find = |name: &str| {
        let found = stored.iter().find(|(other, _)| same_name(other, name));
        found.map(|(name, table)| (name.as_str(), table))
    };
    let is_declared = |name: &str| declared.keys().any(|other| same_name(other, name));
    let formers = table.renamed_from.iter().filter(|former| !is_declared(former));
    let mut formers: Vec<_> = formers.filter_map(|former| find(former)).collect();
    formers.dedup_by_key(|(name, _)| *name);
    let found = match (find(name), formers.as_slice()) {
        (own, []) => own,
        (None, [only]) => Some(*only),
        (own, several) => {
            let both = own.into_iter().chain(several.iter().copied()).map(|(name, _)| name.to_owned());
            return Err(TableConflict::SeveralTables { table: name.to_owned(), found: both.collect() });
        }
    };
    match found {
        Some((present, found)) if !found.kind.is_table() => {
            Err(TableConflict::NoTable { table: present.to_owned(), kind: found.kind })
        }
        found => Ok(found),
    }
}

/// What differs between a table and its definition: renames first, then what has to go before a rebuild,
/// then the rebuild, then what comes.
fn within(name: &str, present: &str, found: &StoredTable, table: &Table, diff: &mut TableDiff) {
    let mut renamed = present;
    if !same_name(name, present) {
        let (from, to) = (present.to_owned(), name.to_owned());
        diff.changes.push(TableChange::TableRenamed { table: from, to });
        renamed = name;
    }
    let mut stored = found.clone();
    columns::renames(renamed, &mut stored, table, diff);
    let wanted = table.stored(name);
    let rebuild = columns::changed(&stored, table, &wanted);
    let after = stored.with_columns(&rebuild);
    let indexes = indexes::compare(renamed, &after, table, &wanted, diff);
    diff.changes.extend(indexes.removed);
    columns::compare(renamed, &stored, table, &wanted, rebuild, diff);
    diff.changes.extend(indexes.added);
}

#[cfg(test)]
mod tests;
