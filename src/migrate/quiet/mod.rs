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
    influx::{ReaderKind, User},
    model::{PointChange, TimeRange},
    plan::Operation,
};

pub use look::look_for_use;

/// A thing that `complete` takes away, by the names on the server.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct OldShape {
    pub bucket: String,
    /// Nothing if the bucket itself goes.
    pub measurement: Option<String>,
    /// Nothing if the measurement itself goes.
    pub member: Option<OldMember>,
}

/// What goes of a measurement.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum OldMember {
    Tag(String),
    Field(String),
}

/// What was seen of old shapes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Usage {
    /// The time that has to be quiet, up to when it was looked.
    pub range: TimeRange,
    pub shapes: Vec<ShapeUsage>,
    /// Of which kinds of readers nothing was seen: there is none, or the token may not read them.
    pub unseen: BTreeSet<ReaderKind>,
}

/// What was seen of an old shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShapeUsage {
    pub shape: OldShape,
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

impl OldShape {
    /// What an operation of `complete` takes away.
    pub fn taken_by(operation: &Operation) -> Vec<Self> {
        let of = |bucket: &String, measurement: &Option<String>, member| Self {
            bucket: bucket.clone(),
            measurement: measurement.clone(),
            member,
        };
        match operation {
            Operation::RemovePoints(own) => vec![of(&own.bucket, &own.measurement, None)],
            Operation::RewritePoints(own) => {
                let measurement = Some(own.measurement.clone());
                let members = own.transform.changes.iter().filter_map(OldMember::dropped_by);
                members.map(|member| of(&own.bucket, &measurement, Some(member))).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl OldMember {
    fn dropped_by(change: &PointChange) -> Option<Self> {
        match change {
            PointChange::DropField { field } => Some(Self::Field(field.clone())),
            PointChange::DropTag { tag, .. } => Some(Self::Tag(tag.clone())),
            _ => None,
        }
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
