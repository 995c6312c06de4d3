//! A column that goes: only ever the way back of its addition.

use serde::{Deserialize, Serialize};

use super::{change, find};
use crate::{
    model::{Schema, same_name},
    plan::{Reversal, Standing},
};

/// Drops a column; if there are values in it, the rows are kept in a table beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropColumn {
    pub table: String,
    pub column: String,
}

impl DropColumn {
    pub(super) fn describe(&self) -> String {
        format!("drop the column {}; values in it are kept in a copy", self.column)
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        change(schema, &self.table, |table| {
            table.columns.retain(|column| !same_name(&column.name, &self.column));
        });
    }

    pub(super) fn reversal(&self) -> Reversal {
        Reversal::None { reason: "its values are in the copy".to_owned() }
    }

    /// A column that was changed since its addition is still the one to drop.
    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        let table = find(schema, &self.table);
        let is_there = table.is_some_and(|table| table.column(&self.column).is_some());
        if is_there { Standing::Before } else { Standing::After }
    }
}
