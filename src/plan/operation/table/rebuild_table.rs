//! A table whose columns become others than SQLite can change in place.

use serde::{Deserialize, Serialize};

use super::{RestoreTable, TableOperation, back, change, find};
use crate::{
    model::{ColumnChange, Schema, StoredColumn, StoredTable},
    plan::{Hazard, Reversal, Standing},
    words::count,
};

/// Makes the table anew with other columns and converts its rows, in one transaction. The rows as they
/// were are kept in a table beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RebuildTable {
    pub table: String,
    pub columns: Vec<ColumnChange>,
}

impl RebuildTable {
    pub(super) fn describe(&self) -> String {
        match self.columns.as_slice() {
            [only] => format!("rebuild the table: {}", says(only)),
            several => format!("rebuild the table for {}", count(several.len(), "column")),
        }
    }

    pub(super) fn details(&self) -> Vec<String> {
        let several = self.columns.iter().filter(|_| self.columns.len() > 1);
        let kept = "the rows as they were are kept beside it, for the way back".to_owned();
        several.map(says).chain([kept]).collect()
    }

    pub(super) fn hazard(&self) -> Hazard {
        let loosened = |from: &StoredColumn, to: &StoredColumn| {
            from.sql_type == to.sql_type
                && to.nullable
                && to.check.is_none()
                && from.primary_key == to.primary_key
        };
        let breaks = self.columns.iter().filter_map(|change| match change {
            ColumnChange::Changed { from, to } if loosened(from, to) => None,
            ColumnChange::Changed { from: column, .. }
            | ColumnChange::Added { column }
            | ColumnChange::Removed { column } => Some(column.name.as_str()),
        });
        let breaks: Vec<&str> = breaks.collect();
        if breaks.is_empty() {
            return Hazard::Safe;
        }
        Hazard::Breaking {
            why: format!("programs that read or write {} as before may be refused", breaks.join(", ")),
        }
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        change(schema, &self.table, |table| *table = table.with_columns(&self.columns));
    }

    pub(super) fn reversal(&self) -> Reversal {
        let (table, columns) = (self.table.clone(), self.columns.clone());
        back(TableOperation::RestoreTable(RestoreTable { table, columns }))
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        find(schema, &self.table).map_or(Standing::Elsewhere, |table| standing(table, &self.columns))
    }
}

/// Where a table stands with respect to changes, which happen all together.
pub(super) fn standing(table: &StoredTable, changes: &[ColumnChange]) -> Standing {
    let mut all = changes.iter().map(|change| one(table, change));
    let first = all.next().unwrap_or(Standing::After);
    if all.all(|other| other == first) { first } else { Standing::Elsewhere }
}

fn one(table: &StoredTable, change: &ColumnChange) -> Standing {
    let is = |name: &str| table.column(name);
    match change {
        ColumnChange::Changed { from, to } => match is(&to.name) {
            Some(column) if column == to => Standing::After,
            Some(column) if column == from => Standing::Before,
            _ => Standing::Elsewhere,
        },
        ColumnChange::Added { column } => match is(&column.name) {
            None => Standing::Before,
            Some(own) if own == column => Standing::After,
            Some(_) => Standing::Elsewhere,
        },
        ColumnChange::Removed { column } => match is(&column.name) {
            None => Standing::After,
            Some(own) if own == column => Standing::Before,
            Some(_) => Standing::Elsewhere,
        },
    }
}

/// What becomes of a column.
fn says(change: &ColumnChange) -> String {
    match change {
        ColumnChange::Added { column } => format!("{} added, {}", column.name, column.words()),
        ColumnChange::Removed { column } => format!("{} removed", column.name),
        ColumnChange::Changed { from, to } => format!("{} {} → {}", from.name, from.words(), to.words()),
    }
}
