//! A bucket that goes: only ever the way back of its creation.

use serde::{Deserialize, Serialize};

use crate::{
    model::{BucketSettings, Schema},
    plan::{Facts, Hazard, Reversal, Standing, loss},
};

/// Deletes a bucket and whatever it holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeleteBucket {
    /// Its settings when it was created.
    pub bucket: BucketSettings,
}

impl DeleteBucket {
    pub(super) fn describe(&self) -> String {
        "delete the bucket".to_owned()
    }

    pub(super) fn hazard(&self, facts: &Facts) -> Hazard {
        match loss::of_bucket(&self.bucket.name, facts) {
            Some(loss) => Hazard::Destructive { loss },
            None => Hazard::Safe,
        }
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        schema.buckets.remove(&self.bucket.name);
    }

    pub(super) fn reversal(&self) -> Reversal {
        Reversal::None { reason: "a deleted bucket's points are gone".to_owned() }
    }

    /// A bucket that was changed since its creation is still the one to delete.
    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        if schema.buckets.contains_key(&self.bucket.name) { Standing::Before } else { Standing::After }
    }
}
