//! How much a finding matters.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Finding;

/// An error fails the command; a warning is shown; a note explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    Note,
    Warning,
    Error,
}

impl Severity {
    /// The word for it, also in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// How many of `findings` are of it.
    pub fn count_in(self, findings: &[Finding]) -> usize {
        findings.iter().filter(|finding| finding.severity == self).count()
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
