//! What has to be changed in the points, with what was seen of them: told beside the steps that do it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Forecast, forecast};
use crate::{
    diff::DataChange,
    model::{Retention, Schema},
};

/// A change of the data that the definitions ask for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Need {
    #[serde(flatten)]
    pub change: DataChange,
    /// For a changed type: what happens until then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forecast: Option<Forecast>,
}

impl Need {
    /// What a change needs, and what will happen to a bucket that stays as `declared` says.
    pub fn of(change: DataChange, declared: &Schema, now: Timestamp) -> Self {
        let forecast = match &change {
            DataChange::FieldTypeChanged { at, from, .. } => {
                forecast(from, retention(declared, &at.bucket), now)
            }
            _ => None,
        };
        Self { change, forecast }
    }
}

/// The retention declared for the bucket that the server calls `name`, now or until a rename.
fn retention(declared: &Schema, name: &str) -> Retention {
    declared.bucket_called(name).map_or(Retention::Infinite, |(_, bucket)| bucket.retention)
}
