//! Whom a change of the definitions breaks.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Who has to do something, or loses something, because of a change; the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Grade {
    /// What writes points: they are rejected, lost, or no longer as declared.
    Write,
    /// What reads points: Flux, tasks, dashboards.
    Query,
    /// What is built on the generated types and functions.
    Code,
    /// Who reads the documentation; nothing else.
    Docs,
}

impl Grade {
    /// The word for it, also in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Write => "write",
            Self::Query => "query",
            Self::Code => "code",
            Self::Docs => "docs",
        }
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
