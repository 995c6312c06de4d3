//! What can differ between the tables of a database and the declared ones: closed lists.

use serde::{Deserialize, Serialize};

use crate::model::{ColumnChange, StoredColumn, StoredIndex, StoredKind, StoredTable};

/// A difference, in the direction from the database to the definitions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum TableChange {
    TableAdded {
        table: String,
        is: StoredTable,
    },
    TableRenamed {
        table: String,
        to: String,
    },
    /// A column that SQLite adds by itself: one that may be null.
    ColumnAdded {
        table: String,
        column: StoredColumn,
    },
    ColumnRenamed {
        table: String,
        from: String,
        to: String,
    },
    /// All of a table that needs a rebuild: columns that are otherwise, retired, or new with a value.
    ColumnsChanged {
        table: String,
        columns: Vec<ColumnChange>,
    },
    IndexAdded {
        table: String,
        index: String,
        is: StoredIndex,
    },
    /// An index that is retired, or that is not what the definitions say of one of its name.
    IndexRemoved {
        table: String,
        index: String,
        is: StoredIndex,
    },
}

/// Why a difference cannot become a change without a person's decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableConflict {
    /// Two declared tables whose names SQLite takes for the same.
    DeclaredTwice { name: String, other: String },
    /// The table exists under several of its names.
    SeveralTables { table: String, found: Vec<String> },
    /// The column exists under several of its names.
    SeveralColumns { table: String, column: String, found: Vec<String> },
    /// What has the name is no table.
    NoTable { table: String, kind: StoredKind },
    /// The database computes a column that is declared as another one.
    Generated { table: String, column: String },
    /// A retired column that an index needs.
    Indexed { table: String, column: String, index: String },
    /// An index of this name is made by more than its columns, and is not to be replaced.
    IndexNameTaken { table: String, index: String },
}

/// Something that only the database has. It stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "undeclared", rename_all = "snake_case")]
pub enum Undeclared {
    Table { table: String },
    Column { table: String, column: String },
    Index { table: String, index: String },
}

/// All that differs in tables.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableDiff {
    pub changes: Vec<TableChange>,
    pub conflicts: Vec<TableConflict>,
    /// Sorted.
    pub undeclared: Vec<Undeclared>,
    /// The copies that were kept of tables which were rebuilt or dropped, sorted.
    pub kept: Vec<String>,
}

impl TableChange {
    /// The table, by the name that it has when the change begins.
    pub fn table(&self) -> &str {
        match self {
            Self::TableAdded { table, .. }
            | Self::TableRenamed { table, .. }
            | Self::ColumnAdded { table, .. }
            | Self::ColumnRenamed { table, .. }
            | Self::ColumnsChanged { table, .. }
            | Self::IndexAdded { table, .. }
            | Self::IndexRemoved { table, .. } => table,
        }
    }
}
