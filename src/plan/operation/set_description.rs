//! What a bucket says about itself.

use serde::{Deserialize, Serialize};

use super::Operation;
use crate::{
    model::Schema,
    plan::{Facts, Hazard, Reversal, Standing},
};

/// Sets the description of a bucket; an empty one removes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetDescription {
    pub bucket: String,
    pub from: String,
    pub to: String,
}

impl SetDescription {
    pub(super) fn describe(&self) -> String {
        match (self.from.as_str(), self.to.as_str()) {
            ("", to) => format!("description: {to}"),
            (_, "") => "no description any more".to_owned(),
            (_, to) => format!("new description: {to}"),
        }
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        Hazard::Safe
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        if let Some(bucket) = schema.buckets.get_mut(&self.bucket) {
            bucket.description.clone_from(&self.to);
        }
    }

    pub(super) fn reversal(&self) -> Reversal {
        let back = Self { bucket: self.bucket.clone(), from: self.to.clone(), to: self.from.clone() };
        Reversal::Full { operations: vec![Operation::SetDescription(back)] }
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        match schema.buckets.get(&self.bucket).map(|bucket| &bucket.description) {
            Some(description) if *description == self.to => Standing::After,
            Some(description) if *description == self.from => Standing::Before,
            _ => Standing::Elsewhere,
        }
    }
}
