//! Readers: what reads points by itself or for people.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// What reads: the first two are those of definitions, the others those of a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReaderKind {
    Query,
    Rollup,
    Task,
    Check,
    Dashboard,
    Variable,
}

/// Something on a server with a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    pub kind: ReaderKind,
    pub name: String,
    /// The cell, of a dashboard.
    pub cell: Option<String>,
    pub flux: String,
    /// Whether fluxform made it.
    pub is_ours: bool,
}

/// All on a server that has a script, as far as the token may see it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Readers {
    /// Sorted by kind and name.
    pub all: Vec<Reader>,
    /// Of which kinds nothing was seen: there is none, or the token may not read them.
    pub unseen: BTreeSet<ReaderKind>,
}

impl ReaderKind {
    /// Those of a server.
    pub const ON_SERVER: [Self; 4] = [Self::Task, Self::Check, Self::Dashboard, Self::Variable];

    /// What it is called.
    pub fn word(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Rollup => "rollup",
            Self::Task => "task",
            Self::Check => "check",
            Self::Dashboard => "dashboard",
            Self::Variable => "variable",
        }
    }
}
