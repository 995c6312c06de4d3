//! What a server was seen to hold after a revision: what `drift` compares with.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Observed, ObservedBucket, Schema, Task, TaskMark};

/// What was seen of a server, in the ledger. One that was recorded by an earlier fluxform has a
/// schema alone.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Snapshot {
    /// All buckets of users that were visible, managed or not.
    #[serde(flatten)]
    pub schema: Schema,
    /// When the look began, by the server's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_at: Option<Timestamp>,
    /// The ids of the buckets, by name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ids: BTreeMap<String, String>,
    /// Buckets of the definitions that were there and that the token could not see.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub hidden: BTreeSet<String>,
    /// The tasks that were visible, by id. None is also what a token sees that may not read tasks.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub tasks: BTreeMap<String, Task>,
    /// The SQLite database that was looked at; what it holds is in the schema.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sqlite: Option<String>,
    /// The managed buckets whose data was looked at; of the values of tags only how many.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub observed: Observed,
}

impl Snapshot {
    /// Whether there were tasks of rollups.
    pub fn has_rollup_tasks(&self) -> bool {
        let marks = self.tasks.values().filter_map(|task| TaskMark::of(&task.description));
        marks.into_iter().any(|mark| mark != TaskMark::Bridge)
    }
}

impl ObservedBucket {
    /// The shape alone: without the values of tags and without the shard groups of types.
    #[must_use]
    pub fn shape(mut self) -> Self {
        for measurement in self.measurements.values_mut() {
            measurement.tags.values_mut().for_each(|tag| tag.values.clear());
            let types = measurement.fields.values_mut().flat_map(|field| field.types.values_mut());
            types.for_each(|held| *held = super::Held::default());
        }
        self
    }
}
