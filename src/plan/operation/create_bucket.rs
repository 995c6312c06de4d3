//! A bucket that is not there yet.

use serde::{Deserialize, Serialize};

use super::{DeleteBucket, Operation};
use crate::{
    model::{Bucket, BucketSettings, Schema},
    plan::{Facts, Hazard, Reversal, Standing},
};

/// Creates a bucket with all of its settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreateBucket {
    pub bucket: BucketSettings,
}

impl CreateBucket {
    pub(super) fn describe(&self) -> String {
        let keeping = self.bucket.keeping;
        format!("create the bucket: {}, shard groups of {}", keeping.retention, keeping.shard_group_duration)
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        Hazard::Safe
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        schema.buckets.insert(self.bucket.name.clone(), Bucket::from(self.bucket.clone()));
    }

    pub(super) fn reversal(&self) -> Reversal {
        let bucket = self.bucket.clone();
        Reversal::Full { operations: vec![Operation::DeleteBucket(DeleteBucket { bucket })] }
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        match schema.buckets.get(&self.bucket.name) {
            None => Standing::Before,
            Some(bucket) if bucket.settings(&self.bucket.name) == self.bucket => Standing::After,
            Some(_) => Standing::Elsewhere,
        }
    }
}
