//! Whether an old shape is quiet: what still writes it, and what still names it.
//!
//! Only looks. Who writes is seen by its points alone: points are new if their *times* are, so a writer
//! that sends old times is not noticed; the last copy catches what it wrote. Programs that read leave
//! nothing on the server.

mod look;
mod render;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::Error;
use crate::{
    impact::{Member, Thing, User},
    model::{PointChange, ReaderKind, TimeRange},
    plan::Operation,
};

pub use look::look_for_use;

/// What was seen of old shapes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usage {
    /// The time that has to be quiet, up to when it was looked.
    pub range: TimeRange,
    pub shapes: Vec<ShapeUsage>,
    /// Of which kinds of readers nothing was seen: there is none, or the token may not read them.
    pub unseen: BTreeSet<ReaderKind>,
}

/// What was seen of an old shape: a thing that `complete` takes away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapeUsage {
    pub shape: Thing,
    /// Nothing if no point of it is left.
    pub written: Option<Written>,
    /// Sorted by kind and name.
    pub used_by: Vec<User>,
}

/// When something was written last, by the times of its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub newest: Timestamp,
    /// The tags of the series that has the newest point; none of a whole bucket.
    pub by: BTreeMap<String, String>,
    /// How many points there are in the time that has to be quiet.
    pub points: u64,
}

/// What an operation of `complete` takes away.
pub fn old_shapes(operation: &Operation) -> Vec<Thing> {
    match operation {
        Operation::RemovePoints(own) => vec![match &own.measurement {
            Some(measurement) => Thing::measurement(&own.bucket, measurement),
            None => Thing::bucket(&own.bucket),
        }],
        Operation::RewritePoints(own) => {
            let measurement = Thing::measurement(&own.bucket, &own.measurement);
            let members = own.transform.changes.iter().filter_map(dropped);
            members.map(|member| measurement.with(member)).collect()
        }
        _ => Vec::new(),
    }
}

fn dropped(change: &PointChange) -> Option<Member> {
    match change {
        PointChange::DropField { field } => Some(Member::Field(field.clone())),
        PointChange::DropTag { tag, .. } => Some(Member::Tag(tag.clone())),
        _ => None,
    }
}

impl Usage {
    /// Refuses what is still in use.
    ///
    /// # Errors
    /// [`Error::StillWritten`] if points came within the time, and [`Error::StillUsed`] else if
    /// something names an old shape. Both show all that was seen.
    pub fn refuse(self) -> Result<Self, Error> {
        if self.shapes.iter().any(ShapeUsage::is_written) {
            return Err(Error::StillWritten(Box::new(self)));
        }
        if self.shapes.iter().any(|usage| !usage.used_by.is_empty()) {
            return Err(Error::StillUsed(Box::new(self)));
        }
        Ok(self)
    }
}

impl ShapeUsage {
    /// Whether points came within the time that has to be quiet.
    pub fn is_written(&self) -> bool {
        self.written.as_ref().is_some_and(|written| written.points > 0)
    }
}
