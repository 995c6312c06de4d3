//! A table's other name.

use serde::{Deserialize, Serialize};

use super::{TableOperation, back, find};
use crate::{
    model::{Schema, same_name},
    plan::{Hazard, Reversal, Standing},
};

/// Renames a table; SQLite follows in views, triggers and references.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenameTable {
    pub table: String,
    pub to: String,
}

impl RenameTable {
    pub(super) fn describe(&self) -> String {
        format!("rename the table to {}", self.to)
    }

    pub(super) fn hazard(&self) -> Hazard {
        Hazard::Breaking { why: format!("programs that name {} find nothing there", self.table) }
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        let name = schema.database.keys().find(|name| same_name(name, &self.table)).cloned();
        if let Some(table) = name.and_then(|name| schema.database.remove(&name)) {
            schema.database.insert(self.to.clone(), table);
        }
    }

    pub(super) fn reversal(&self) -> Reversal {
        let renamed = Self { table: self.to.clone(), to: self.table.clone() };
        back(TableOperation::RenameTable(renamed))
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        match (find(schema, &self.table).is_some(), find(schema, &self.to).is_some()) {
            (true, false) => Standing::Before,
            (false, true) => Standing::After,
            _ => Standing::Elsewhere,
        }
    }
}
