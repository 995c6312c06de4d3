//! An index that is not there yet.

use serde::{Deserialize, Serialize};

use super::{DropIndex, TableOperation, back, change, find};
use crate::{
    model::{Schema, StoredIndex},
    plan::{Hazard, Reversal, Standing},
};

/// Creates an index of columns.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateIndex {
    pub table: String,
    pub index: String,
    pub is: StoredIndex,
}

impl CreateIndex {
    pub(super) fn describe(&self) -> String {
        let unique = if self.is.unique { "unique " } else { "" };
        format!("create the {unique}index {} on {}", self.index, self.is.columns.join(", "))
    }

    pub(super) fn hazard(&self) -> Hazard {
        if !self.is.unique {
            return Hazard::Safe;
        }
        let why = format!("a row that agrees with another one in {} is refused", self.is.columns.join(", "));
        Hazard::Breaking { why }
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        change(schema, &self.table, |table| {
            table.indexes.insert(self.index.clone(), self.is.clone());
        });
    }

    pub(super) fn reversal(&self) -> Reversal {
        let (table, index, is) = (self.table.clone(), self.index.clone(), self.is.clone());
        back(TableOperation::DropIndex(DropIndex { table, index, is }))
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        let Some(table) = find(schema, &self.table) else { return Standing::Elsewhere };
        match table.index(&self.index) {
            None => Standing::Before,
            Some((_, index)) if *index == self.is => Standing::After,
            Some(_) => Standing::Elsewhere,
        }
    }
}
