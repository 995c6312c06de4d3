//! Tasks: the scripts that a server runs by itself, as it holds them.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A task of a server. Its name need not be the only one of that name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    pub name: String,
    /// `active` or `inactive`.
    pub status: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The script.
    pub flux: String,
    /// When it was made, by the server's clock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub created_at: Option<Timestamp>,
    /// When it was changed last; nothing if it never was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<Timestamp>,
}
