//! An index that goes: a retired one, one that becomes another, or the way back of its creation.

use serde::{Deserialize, Serialize};

use super::{CreateIndex, TableOperation, back, change, find};
use crate::{
    model::{Schema, StoredIndex, same_name},
    plan::{Reversal, Standing},
};

/// Drops an index.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropIndex {
    pub table: String,
    pub index: String,
    /// What it was.
    pub is: StoredIndex,
}

impl DropIndex {
    pub(super) fn describe(&self) -> String {
        format!("drop the index {} on {}", self.index, self.is.columns.join(", "))
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        change(schema, &self.table, |table| table.indexes.retain(|name, _| !same_name(name, &self.index)));
    }

    pub(super) fn reversal(&self) -> Reversal {
        let (table, index, is) = (self.table.clone(), self.index.clone(), self.is.clone());
        back(TableOperation::CreateIndex(CreateIndex { table, index, is }))
    }

    /// A table that is gone has taken its indexes along.
    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        match find(schema, &self.table).and_then(|table| table.index(&self.index)) {
            None => Standing::After,
            Some((_, index)) if *index == self.is => Standing::Before,
            Some(_) => Standing::Elsewhere,
        }
    }
}
