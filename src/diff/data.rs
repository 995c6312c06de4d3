//! What can differ between the data of a server and what is declared: closed lists.
//!
//! Everything is named as on the server. A declared thing of which no point was seen is no
//! difference: its data may just not have come yet.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{FieldType, Held, TimeRange};

/// A measurement on a server.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Where {
    pub bucket: String,
    pub measurement: String,
    /// The times of its oldest and newest point, where they were looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub times: Option<TimeRange>,
}

/// A difference that the points themselves would have to be changed for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "snake_case")]
pub enum DataChange {
    /// There are points under a former name.
    MeasurementRenamed {
        #[serde(flatten)]
        at: Where,
        to: String,
    },
    /// There are points in a place that it was moved from.
    MeasurementMoved {
        #[serde(flatten)]
        at: Where,
        to_bucket: String,
        /// The measurement there.
        to: String,
        /// Only the series with these values of tags; all if none is named.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        only: BTreeMap<String, String>,
    },
    TagRenamed {
        #[serde(flatten)]
        at: Where,
        from: String,
        to: String,
    },
    FieldRenamed {
        #[serde(flatten)]
        at: Where,
        from: String,
        to: String,
    },
    /// Points hold other types than the declared one, be it beside it.
    FieldTypeChanged {
        #[serde(flatten)]
        at: Where,
        field: String,
        from: BTreeMap<FieldType, Held>,
        to: FieldType,
    },
    /// The declared field is a tag of the points.
    TagBecameField {
        #[serde(flatten)]
        at: Where,
        key: String,
        to: FieldType,
    },
    /// The declared tag is a field of the points.
    FieldBecameTag {
        #[serde(flatten)]
        at: Where,
        key: String,
    },
    /// Points lack a tag that has a value for them.
    TagFilled {
        #[serde(flatten)]
        at: Where,
        tag: String,
        value: String,
    },
    /// Retired with `delete: true`, and there still are points with it.
    TagRetired {
        #[serde(flatten)]
        at: Where,
        tag: String,
    },
    FieldRetired {
        #[serde(flatten)]
        at: Where,
        field: String,
    },
    MeasurementRetired {
        #[serde(flatten)]
        at: Where,
    },
    BucketRetired {
        bucket: String,
    },
}

/// A difference that is told and left as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "remark", rename_all = "snake_case")]
pub enum Remark {
    UndeclaredMeasurement {
        #[serde(flatten)]
        at: Where,
        series: u64,
    },
    UndeclaredTag {
        #[serde(flatten)]
        at: Where,
        tag: String,
        /// The number of its different values.
        values: u64,
    },
    UndeclaredField {
        #[serde(flatten)]
        at: Where,
        field: String,
        types: BTreeMap<FieldType, Held>,
    },
    /// Some series lack a tag that is not declared as optional.
    TagMissing {
        #[serde(flatten)]
        at: Where,
        tag: String,
        /// How many series lack it.
        missing: u64,
        /// How many series there are.
        series: u64,
    },
    /// The server lists types of which no point is left, and refuses others in that shard.
    StaleTypes {
        #[serde(flatten)]
        at: Where,
        field: String,
        types: Vec<FieldType>,
    },
    /// The server lists the measurement, and no request can read it.
    Unreadable {
        #[serde(flatten)]
        at: Where,
    },
}

/// A declared thing of which no point was seen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Unobserved {
    pub bucket: String,
    pub measurement: String,
    /// A tag or a field; the whole measurement if neither is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tag: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}

/// All that differs, each list sorted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataDiff {
    pub changes: Vec<DataChange>,
    pub remarks: Vec<Remark>,
    pub unobserved: Vec<Unobserved>,
}

/// The place of whichever change it is, borrowed as the change is.
macro_rules! place {
    ($change:expr) => {
        match $change {
            DataChange::MeasurementRenamed { at, .. }
            | DataChange::MeasurementMoved { at, .. }
            | DataChange::TagRenamed { at, .. }
            | DataChange::FieldRenamed { at, .. }
            | DataChange::FieldTypeChanged { at, .. }
            | DataChange::TagBecameField { at, .. }
            | DataChange::FieldBecameTag { at, .. }
            | DataChange::TagFilled { at, .. }
            | DataChange::TagRetired { at, .. }
            | DataChange::FieldRetired { at, .. }
            | DataChange::MeasurementRetired { at } => Some(at),
            DataChange::BucketRetired { .. } => None,
        }
    };
}

impl DataChange {
    /// The same without times and shard groups, which change with every point.
    #[must_use]
    pub fn bare(&self) -> Self {
        let mut bare = self.clone();
        if let Some(at) = bare.place_mut() {
            at.times = None;
        }
        if let Self::FieldTypeChanged { from, .. } = &mut bare {
            for held in from.values_mut() {
                *held = Held::default();
            }
        }
        bare
    }

    fn place_mut(&mut self) -> Option<&mut Where> {
        place!(self)
    }

    /// The measurement that it is about; of a bucket there is none.
    pub fn place(&self) -> Option<&Where> {
        place!(self)
    }
}

impl Remark {
    /// The measurement that it is about.
    pub fn place(&self) -> &Where {
        match self {
            Self::UndeclaredMeasurement { at, .. }
            | Self::UndeclaredTag { at, .. }
            | Self::UndeclaredField { at, .. }
            | Self::TagMissing { at, .. }
            | Self::StaleTypes { at, .. }
            | Self::Unreadable { at } => at,
        }
    }
}
