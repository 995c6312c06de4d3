//! A column's other name.

use serde::{Deserialize, Serialize};

use super::{TableOperation, back, change, find};
use crate::{
    model::Schema,
    plan::{Hazard, Reversal, Standing},
};

/// Renames a column; SQLite follows in indexes, views, triggers and references.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenameColumn {
    pub table: String,
    pub from: String,
    pub to: String,
}

impl RenameColumn {
    pub(super) fn describe(&self) -> String {
        format!("rename the column {} to {}", self.from, self.to)
    }

    pub(super) fn hazard(&self) -> Hazard {
        Hazard::Breaking { why: format!("programs that name the column {} are refused", self.from) }
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        change(schema, &self.table, |table| table.rename_column(&self.from, &self.to));
    }

    pub(super) fn reversal(&self) -> Reversal {
        let renamed = Self { table: self.table.clone(), from: self.to.clone(), to: self.from.clone() };
        back(TableOperation::RenameColumn(renamed))
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        let Some(table) = find(schema, &self.table) else { return Standing::Elsewhere };
        match (table.column(&self.from).is_some(), table.column(&self.to).is_some()) {
            (true, false) => Standing::Before,
            (false, true) => Standing::After,
            _ => Standing::Elsewhere,
        }
    }
}
