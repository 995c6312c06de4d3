//! The way back of a rebuild.

use serde::{Deserialize, Serialize};

use super::{change, find, rebuild_table::standing};
use crate::{
    model::{ColumnChange, Schema, StoredTable},
    plan::{Reversal, Standing},
};

/// Makes the table what it was before a rebuild: with every row of the copy that was kept, and with what
/// was written since. What of that does not fit is left in a copy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestoreTable {
    pub table: String,
    /// What is taken back.
    pub columns: Vec<ColumnChange>,
}

impl RestoreTable {
    pub(super) fn describe(&self) -> String {
        "restore the table from the copy that was kept".to_owned()
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        change(schema, &self.table, |table| {
            self.columns.iter().for_each(|change| undo(table, change));
        });
    }

    pub(super) fn reversal(&self) -> Reversal {
        Reversal::None { reason: "the copy is used up".to_owned() }
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        let Some(table) = find(schema, &self.table) else { return Standing::Elsewhere };
        match standing(table, &self.columns) {
            Standing::Before => Standing::After,
            Standing::After => Standing::Before,
            Standing::Elsewhere => Standing::Elsewhere,
        }
    }
}

/// A column that was removed comes back as the last one here; where it is matters to nobody.
fn undo(table: &mut StoredTable, change: &ColumnChange) {
    let change = match change.clone() {
        ColumnChange::Changed { from, to } => ColumnChange::Changed { from: to, to: from },
        ColumnChange::Added { column } => ColumnChange::Removed { column },
        ColumnChange::Removed { column } => ColumnChange::Added { column },
    };
    table.change_column(&change);
}
