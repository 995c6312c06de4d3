//! How much is written, for the estimates.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The expected amount of data of a measurement.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    /// Points written a day, over all series.
    #[schemars(range(min = 0))]
    pub points_per_day: f64,
}
