//! Things that change, each with all who use it.

use std::{collections::BTreeSet, fmt};

use serde::{Deserialize, Serialize};

use super::{How, Thing, User};
use crate::model::ReaderKind;

/// A thing that changes, and who uses it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Affected {
    /// As it is before the change.
    #[serde(flatten)]
    pub thing: Thing,
    #[serde(flatten)]
    pub how: How,
    /// Sorted by kind and name; there is one at least.
    pub users: Vec<User>,
}

/// Whom a difference between two sets of definitions concerns.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Reached {
    /// The position of the difference among all.
    pub difference: usize,
    pub affected: Affected,
}

impl Reached {
    /// Those of one difference, of all in their order.
    pub fn by(all: &[Self], difference: usize) -> &[Self] {
        let start = all.partition_point(|reached| reached.difference < difference);
        let end = all.partition_point(|reached| reached.difference <= difference);
        &all[start..end]
    }
}

/// Whom the changes of a plan concern.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Impact {
    /// Sorted, those that somebody uses.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub things: Vec<Affected>,
    /// Of which kinds nothing was seen on the server; nothing at all if it was not asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unseen: Option<BTreeSet<ReaderKind>>,
}

impl fmt::Display for Affected {
    /// ``the field `f` of `m` in `b`, renamed to `g` ``
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, {}", self.thing, self.how)
    }
}
