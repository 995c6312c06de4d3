//! A column that may be null.

use serde::{Deserialize, Serialize};

use super::{DropColumn, TableOperation, back, change, find};
use crate::{
    model::{Schema, StoredColumn},
    plan::{Reversal, Standing},
};

/// Adds a column to a table. Rows hold null in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddColumn {
    pub table: String,
    pub column: StoredColumn,
}

impl AddColumn {
    pub(super) fn describe(&self) -> String {
        format!("add the column {}, {}", self.column.name, self.column.words())
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        change(schema, &self.table, |table| table.columns.push(self.column.clone()));
    }

    pub(super) fn reversal(&self) -> Reversal {
        let (table, column) = (self.table.clone(), self.column.name.clone());
        back(TableOperation::DropColumn(DropColumn { table, column }))
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        let Some(table) = find(schema, &self.table) else { return Standing::Elsewhere };
        match table.column(&self.column.name) {
            None => Standing::Before,
            Some(column) if *column == self.column => Standing::After,
            Some(_) => Standing::Elsewhere,
        }
    }
}
