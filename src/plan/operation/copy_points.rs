//! Points written once more, under another name or in another place; the old ones stay.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Operation, RemovePoints, RewritePoints, transform::describe};
use crate::{
    model::{Schema, Transform},
    plan::{Facts, Hazard, Reversal, Standing},
};

/// Copies the points of a measurement, changed, and compares what was written with what was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CopyPoints {
    pub bucket: String,
    pub measurement: String,
    /// Only the series with these values of tags; all if none is named.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub only: BTreeMap<String, String>,
    /// The bucket that they are written to.
    pub to_bucket: String,
    /// The measurement that they are written to.
    pub to: String,
    /// Whether that had points of its own: then the copy cannot be told from them any more.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub into_existing: bool,
    pub transform: Transform,
}

impl CopyPoints {
    /// Whether the copy goes into the very points that it is made from.
    pub fn is_within(&self) -> bool {
        self.bucket == self.to_bucket && self.measurement == self.to
    }

    pub(super) fn describe(&self) -> String {
        let only: Vec<String> = self.only.iter().map(|(tag, value)| format!("{tag}={value}")).collect();
        let only = if only.is_empty() { String::new() } else { format!(" ({} only)", only.join(", ")) };
        let place = match (self.is_within(), self.bucket == self.to_bucket) {
            (true, _) => String::new(),
            (_, true) => format!(" to {}", self.to),
            (_, false) => format!(" to {} in {}", self.to, self.to_bucket),
        };
        let changes = describe(&self.transform);
        let changes = if changes.is_empty() { changes } else { format!(": {changes}") };
        format!("copy the points of {}{only}{place}{changes}", self.measurement)
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        Hazard::Safe
    }

    /// Nothing that a server holds as such.
    pub(super) fn apply_to(&self, _: &mut Schema) {}

    /// What was written under the new name since comes back with the copy, as far as it can.
    pub(super) fn reversal(&self) -> Reversal {
        let back = self.transform.inverse(&self.measurement);
        if self.is_within() {
            let (bucket, measurement) = (self.bucket.clone(), self.measurement.clone());
            let rewrite = RewritePoints { bucket, measurement, transform: back };
            return Reversal::Full { operations: vec![Operation::RewritePoints(rewrite)] };
        }
        if self.into_existing {
            let reason = format!("the copy stays in {}, which had points of its own", self.to);
            return Reversal::None { reason };
        }
        let remove = RemovePoints { bucket: self.to_bucket.clone(), measurement: Some(self.to.clone()) };
        let remove = Operation::RemovePoints(remove);
        if !self.transform.is_lossless() {
            let lost = format!("what was written to {} alone: it is archived", self.to);
            return Reversal::SettingsOnly { operations: vec![remove], lost };
        }
        let home = Self {
            bucket: self.to_bucket.clone(),
            measurement: self.to.clone(),
            only: BTreeMap::new(),
            to_bucket: self.bucket.clone(),
            to: self.measurement.clone(),
            into_existing: true,
            transform: back,
        };
        Reversal::Full { operations: vec![Operation::CopyPoints(home), remove] }
    }

    /// A copy that was cut off goes on where the ledger says that it stopped.
    pub(super) fn standing(&self, _: &Schema) -> Standing {
        Standing::Before
    }
}
