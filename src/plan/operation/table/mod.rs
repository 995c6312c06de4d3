//! What can be done to the tables of a SQLite database: a closed list, one file per operation.
//!
//! Each is one transaction. None loses a row: where one would, the rows are kept in a table beside it.

mod add_column;
mod create_index;
mod create_table;
mod drop_column;
mod drop_index;
mod drop_table;
mod rebuild_table;
mod rename_column;
mod rename_table;
mod restore_table;

use serde::{Deserialize, Serialize};

pub use add_column::AddColumn;
pub use create_index::CreateIndex;
pub use create_table::CreateTable;
pub use drop_column::DropColumn;
pub use drop_index::DropIndex;
pub use drop_table::DropTable;
pub use rebuild_table::RebuildTable;
pub use rename_column::RenameColumn;
pub use rename_table::RenameTable;
pub use restore_table::RestoreTable;

use crate::{
    diff::TableChange,
    model::{Schema, StoredTable, same_name},
    plan::{Facts, Hazard, Reversal, Standing},
};

/// An operation on a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "operation", rename_all = "snake_case")]
pub enum TableOperation {
    AddColumn(AddColumn),
    CreateIndex(CreateIndex),
    CreateTable(CreateTable),
    DropColumn(DropColumn),
    DropIndex(DropIndex),
    DropTable(DropTable),
    RebuildTable(RebuildTable),
    RenameColumn(RenameColumn),
    RenameTable(RenameTable),
    RestoreTable(RestoreTable),
}

/// Calls the same method of whichever operation it is.
macro_rules! each {
    ($operation:expr, $inner:ident => $call:expr) => {
        match $operation {
            TableOperation::AddColumn($inner) => $call,
            TableOperation::CreateIndex($inner) => $call,
            TableOperation::CreateTable($inner) => $call,
            TableOperation::DropColumn($inner) => $call,
            TableOperation::DropIndex($inner) => $call,
            TableOperation::DropTable($inner) => $call,
            TableOperation::RebuildTable($inner) => $call,
            TableOperation::RenameColumn($inner) => $call,
            TableOperation::RenameTable($inner) => $call,
            TableOperation::RestoreTable($inner) => $call,
        }
    };
}

impl TableOperation {
    /// The operation that a change asks for.
    pub fn of(change: &TableChange) -> Self {
        match change.clone() {
            TableChange::TableAdded { table, is } => Self::CreateTable(CreateTable { table, is }),
            TableChange::TableRenamed { table, to } => Self::RenameTable(RenameTable { table, to }),
            TableChange::ColumnAdded { table, column } => Self::AddColumn(AddColumn { table, column }),
            TableChange::ColumnRenamed { table, from, to } => {
                Self::RenameColumn(RenameColumn { table, from, to })
            }
            TableChange::ColumnsChanged { table, columns } => {
                Self::RebuildTable(RebuildTable { table, columns })
            }
            TableChange::IndexAdded { table, index, is } => {
                Self::CreateIndex(CreateIndex { table, index, is })
            }
            TableChange::IndexRemoved { table, index, is } => Self::DropIndex(DropIndex { table, index, is }),
        }
    }

    /// The table it is about, by the name that it has when the operation begins.
    pub fn table(&self) -> &str {
        each!(self, own => &own.table)
    }

    /// What is done, in a few words, without the table's name.
    pub fn describe(&self) -> String {
        each!(self, own => own.describe())
    }

    /// A line for each column that is changed, where there is more than one.
    pub fn details(&self) -> Vec<String> {
        match self {
            Self::RebuildTable(own) => own.details(),
            _ => Vec::new(),
        }
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        match self {
            Self::RebuildTable(own) => own.hazard(),
            Self::RenameColumn(own) => own.hazard(),
            Self::RenameTable(own) => own.hazard(),
            Self::CreateIndex(own) => own.hazard(),
            Self::AddColumn(_)
            | Self::CreateTable(_)
            | Self::DropColumn(_)
            | Self::DropIndex(_)
            | Self::DropTable(_)
            | Self::RestoreTable(_) => Hazard::Safe,
        }
    }

    /// Its effect.
    pub fn apply_to(&self, schema: &mut Schema) {
        each!(self, own => own.apply_to(schema));
    }

    pub(super) fn reversal(&self) -> Reversal {
        each!(self, own => own.reversal())
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        each!(self, own => own.standing(schema))
    }
}

/// The table of a name, in whichever case.
fn find<'s>(schema: &'s Schema, table: &str) -> Option<&'s StoredTable> {
    schema.database.iter().find(|(name, _)| same_name(name, table)).map(|(_, table)| table)
}

/// Changes the table of a name.
fn change(schema: &mut Schema, table: &str, change: impl FnOnce(&mut StoredTable)) {
    if let Some((_, table)) = schema.database.iter_mut().find(|(name, _)| same_name(name, table)) {
        change(table);
    }
}

/// What takes an operation back, as a whole.
fn back(operation: TableOperation) -> Reversal {
    Reversal::Full { operations: vec![super::Operation::Table(operation)] }
}
