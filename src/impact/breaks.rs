//! What becomes of a thing, so that whoever uses it finds something else, or nothing.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Member, Thing};
use crate::words::Tick;

/// A change that may break whoever uses the thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Break {
    /// What it is before.
    pub was: Thing,
    /// What it is afterwards; nothing if it goes.
    pub now: Option<Thing>,
    pub how: How,
}

/// How it changes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum How {
    Renamed {
        to: String,
    },
    /// A measurement, or some of its series, into another bucket.
    Moved {
        to_bucket: String,
        to: String,
    },
    /// By types of fields, or `tag` and `field` for what becomes the other one.
    Retyped {
        from: String,
        to: String,
    },
    /// Another unit.
    Remeasured {
        from: String,
        to: String,
    },
    Removed,
}

impl Break {
    pub fn removed(was: Thing) -> Self {
        Self { was, now: None, how: How::Removed }
    }

    /// Of one name to another; both are of one kind.
    pub fn renamed(was: Thing, now: Thing) -> Self {
        let name = now.member.as_ref().map(Member::name).or(now.measurement.as_deref());
        let to = name.unwrap_or(&now.bucket).to_owned();
        Self { was, now: Some(now), how: How::Renamed { to } }
    }

    pub fn moved(was: Thing, now: Thing) -> Self {
        let (to_bucket, to) = (now.bucket.clone(), now.measurement.clone().unwrap_or_default());
        Self { was, now: Some(now), how: How::Moved { to_bucket, to } }
    }

    pub fn retyped(was: Thing, now: Thing, from: impl Into<String>, to: impl Into<String>) -> Self {
        Self { was, now: Some(now), how: How::Retyped { from: from.into(), to: to.into() } }
    }

    /// Whether a script that knows the bucket by its id finds it as before.
    pub(super) fn keeps_id(&self) -> bool {
        self.was.measurement.is_none() && matches!(self.how, How::Renamed { .. })
    }
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Renamed { to } => write!(f, "renamed to {}", Tick(to)),
            Self::Moved { to_bucket, to } => write!(f, "moved to {} in {}", Tick(to), Tick(to_bucket)),
            Self::Retyped { from, to } => write!(f, "{to} instead of {from}"),
            Self::Remeasured { from, to } => write!(f, "in {} instead of {}", Tick(to), Tick(from)),
            Self::Removed => f.write_str("removed"),
        }
    }
}
