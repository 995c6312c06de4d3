//! A bucket's other name. Its id, its data and tokens that are bound to the id stay.

use serde::{Deserialize, Serialize};

use super::Operation;
use crate::{
    model::Schema,
    plan::{Facts, Hazard, Reversal, Standing},
};

/// Renames a bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenameBucket {
    pub from: String,
    pub to: String,
}

impl RenameBucket {
    pub(super) fn describe(&self) -> String {
        format!("rename to {}", self.to)
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        let why =
            format!("writers, queries, tasks and dashboards that name {} find nothing there", self.from);
        Hazard::Breaking { why }
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        if let Some(bucket) = schema.buckets.remove(&self.from) {
            schema.buckets.insert(self.to.clone(), bucket);
        }
    }

    pub(super) fn reversal(&self) -> Reversal {
        let back = Self { from: self.to.clone(), to: self.from.clone() };
        Reversal::Full { operations: vec![Operation::RenameBucket(back)] }
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        match (schema.buckets.contains_key(&self.from), schema.buckets.contains_key(&self.to)) {
            (true, false) => Standing::Before,
            (false, true) => Standing::After,
            _ => Standing::Elsewhere,
        }
    }
}
