//! What a plan says of the data: told beside the steps, and no part of what is applied.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Count, Need};
use crate::{
    diff::{DataChange, DataDiff, Remark, Unobserved},
    impact::Impact,
    model::{Observed, Schema},
};

/// The points of the managed buckets, held against the definitions.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Data {
    /// How much was looked at.
    pub seen: Seen,
    /// What has to be changed in the points: the steps name these changes as their reason.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub needs: Vec<Need>,
    /// What was changed by `apply` and waits for `complete`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub waiting: Vec<DataChange>,
    /// What a dry run counted, where there was one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub counted: Vec<Count>,
    /// What is told and left as it is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// Declared things of which no point was seen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unobserved: Vec<Unobserved>,
    /// Who uses what changes; absent where nothing does that somebody could use.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact: Option<Impact>,
}

/// How much was looked at: all points that the server holds, whenever they are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    pub buckets: u64,
    pub measurements: u64,
    pub series: u64,
}

impl Data {
    /// What `diff` of what was seen means for buckets that stay, or become, as `declared` says, when
    /// the changes of `waiting` are made already.
    pub fn of(
        observed: &Observed,
        diff: DataDiff,
        declared: &Schema,
        waiting: &[DataChange],
        now: Timestamp,
    ) -> Self {
        let is_made = |change: &DataChange| waiting.contains(&change.bare());
        let (waiting, changes): (Vec<_>, Vec<_>) = diff.changes.into_iter().partition(is_made);
        let needs = changes.into_iter().map(|change| Need::of(change, declared, now)).collect();
        let seen = Seen::of(observed);
        Self {
            seen,
            needs,
            waiting,
            counted: Vec::new(),
            remarks: diff.remarks,
            unobserved: diff.unobserved,
            impact: None,
        }
    }
}

impl Seen {
    fn of(observed: &Observed) -> Self {
        let measurements = || observed.values().flat_map(|bucket| bucket.measurements.values());
        Self {
            buckets: observed.len() as u64,
            measurements: measurements().count() as u64,
            series: measurements().map(|measurement| measurement.series).sum(),
        }
    }
}
