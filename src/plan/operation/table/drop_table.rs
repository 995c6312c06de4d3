//! A table that goes: only ever the way back of its creation.

use serde::{Deserialize, Serialize};

use super::find;
use crate::{
    model::{Schema, same_name},
    plan::{Reversal, Standing},
};

/// Drops a table; its rows are kept in a table beside it, if it has any.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DropTable {
    pub table: String,
}

impl DropTable {
    pub(super) fn describe(&self) -> String {
        "drop the table; rows in it are kept in a copy".to_owned()
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        schema.database.retain(|name, _| !same_name(name, &self.table));
    }

    pub(super) fn reversal(&self) -> Reversal {
        Reversal::None { reason: "its rows are in the copy".to_owned() }
    }

    /// A table that was changed since its creation is still the one to drop.
    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        if find(schema, &self.table).is_some() { Standing::Before } else { Standing::After }
    }
}
