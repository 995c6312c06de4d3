//! A thing and what it could say.

use super::Kind;
use crate::diagnostic::Place;

/// A thing and what it could say.
#[derive(Debug, Clone)]
pub(super) struct Part {
    pub kind: Kind,
    /// The thing, for people, its name in backticks.
    pub of: String,
    /// The thing by the keys that lead to it.
    pub path: Vec<String>,
    /// Whether it says it.
    pub given: bool,
}

/// What is not said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    pub kind: Kind,
    /// The thing that does not say it, for people, its name in backticks.
    pub of: String,
    /// The thing.
    pub place: Place,
}

/// A thing, from which its parts are made.
#[derive(Debug, Clone)]
pub(super) struct Thing {
    pub of: String,
    pub path: Vec<String>,
}

impl Thing {
    pub fn new<'s>(of: String, path: impl IntoIterator<Item = &'s str>) -> Self {
        Self { of, path: path.into_iter().map(str::to_owned).collect() }
    }

    pub fn part(&self, kind: Kind, given: bool) -> Part {
        Part { kind, of: self.of.clone(), path: self.path.clone(), given }
    }
}

impl Part {
    pub fn missing(&self) -> Missing {
        Missing { kind: self.kind, of: self.of.clone(), place: Place::key(self.path.clone()) }
    }
}
