//! Why a step is done.

use serde::{Deserialize, Serialize};

use crate::diff::{Change, DataChange};

/// The difference, or the differences, that a step answers to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Because {
    /// What the server holds as such.
    Settings(Change),
    /// What the points look like, without times and shard groups: those change with every point.
    Points(Vec<DataChange>),
}

impl Because {
    /// The difference in what the server holds as such.
    pub fn settings(&self) -> Option<&Change> {
        match self {
            Self::Settings(change) => Some(change),
            Self::Points(_) => None,
        }
    }

    /// The differences in the points.
    pub fn points(&self) -> &[DataChange] {
        match self {
            Self::Settings(_) => &[],
            Self::Points(changes) => changes,
        }
    }
}
