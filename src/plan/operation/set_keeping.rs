//! How long a bucket keeps its points: retention and shard group duration, always together.

use serde::{Deserialize, Serialize};

use super::Operation;
use crate::{
    model::{Keeping, Schema},
    plan::{Facts, Hazard, Reversal, Standing, loss},
};

/// Sets retention and shard group duration of a bucket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetKeeping {
    pub bucket: String,
    pub from: Keeping,
    pub to: Keeping,
}

impl SetKeeping {
    pub(super) fn describe(&self) -> String {
        let mut parts = Vec::new();
        if self.from.retention != self.to.retention {
            parts.push(format!("retention {} → {}", self.from.retention, self.to.retention));
        }
        if self.from.shard_group_duration != self.to.shard_group_duration {
            let (from, to) = (self.from.shard_group_duration, self.to.shard_group_duration);
            parts.push(format!("shard groups {from} → {to} (new ones)"));
        }
        parts.join(", ")
    }

    pub(super) fn hazard(&self, facts: &Facts) -> Hazard {
        if !self.to.retention.is_shorter_than(self.from.retention) {
            return Hazard::Safe;
        }
        match loss::of_shorter_retention(&self.bucket, self.from, self.to, facts) {
            Some(loss) => Hazard::Destructive { loss },
            None => Hazard::Safe,
        }
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        if let Some(bucket) = schema.buckets.get_mut(&self.bucket) {
            bucket.retention = self.to.retention;
            bucket.shard_group_duration = Some(self.to.shard_group_duration);
        }
    }

    pub(super) fn reversal(&self) -> Reversal {
        let back = Self { bucket: self.bucket.clone(), from: self.to, to: self.from };
        let operations = vec![Operation::SetKeeping(back)];
        if self.to.retention.is_shorter_than(self.from.retention) {
            let lost = "what the server has dropped by then".to_owned();
            Reversal::SettingsOnly { operations, lost }
        } else {
            Reversal::Full { operations }
        }
    }

    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        match schema.buckets.get(&self.bucket).map(crate::model::Bucket::keeping) {
            Some(keeping) if keeping == self.to => Standing::After,
            Some(keeping) if keeping == self.from => Standing::Before,
            _ => Standing::Elsewhere,
        }
    }
}
