//! A table that is not there yet.

use serde::{Deserialize, Serialize};

use super::{DropTable, TableOperation, back, find};
use crate::{
    model::{Schema, StoredTable},
    plan::{Reversal, Standing},
    words::count,
};

/// Creates a table with its indexes, and the database if there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateTable {
    pub table: String,
    pub is: StoredTable,
}

impl CreateTable {
    pub(super) fn describe(&self) -> String {
        let indexes = match self.is.indexes.len() {
            0 => String::new(),
            number => {
                format!(", {}", if number == 1 { "1 index".to_owned() } else { format!("{number} indexes") })
            }
        };
        format!("create the table: {}{indexes}", count(self.is.columns.len(), "column"))
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        schema.database.insert(self.table.clone(), self.is.clone());
    }

    pub(super) fn reversal(&self) -> Reversal {
        back(TableOperation::DropTable(DropTable { table: self.table.clone() }))
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        match find(schema, &self.table) {
            None => Standing::Before,
            Some(table) if *table == self.is => Standing::After,
            Some(_) => Standing::Elsewhere,
        }
    }
}
