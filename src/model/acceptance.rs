//! A finding that its owner has seen and intends.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Silences one finding on the object that carries it, with the reason for the next reader.
///
/// An acceptance that matches nothing, or whose date has passed, is a finding itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    /// The code of the finding, such as `CA103`.
    #[schemars(regex(pattern = "^[A-Z]{2}[0-9]{3}$"))]
    pub code: String,
    /// Why the finding is right as it is.
    #[schemars(length(min = 1))]
    pub reason: String,
    /// The last day, `YYYY-MM-DD`, on which the acceptance holds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"))]
    pub until: Option<String>,
}
