//! A task that keeps a copy filled while something still writes the old points.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{CopyPoints, Operation};
use crate::{
    flux::{Bridge, EVERY, NoBridge, OVERLAP, Shape, bridge},
    model::{ObservedField, PointChange, Schema, TaskMark, Transform},
    plan::{Facts, Hazard, Reversal, Standing},
};

/// Makes a task, or sets the script of the one of this name that fluxform made before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PutTask {
    /// The bucket that it reads.
    pub bucket: String,
    /// As the script writes it, too.
    pub name: String,
    pub flux: String,
    /// What it is for, without the [mark](TaskMark).
    pub description: String,
}

impl PutTask {
    /// The task that goes on with a copy; `seen` are the fields that the old points have.
    ///
    /// It comes after the copy: then the way back removes it before what it would fill again.
    ///
    /// # Errors
    /// Why no task can do that exactly as the copy does.
    pub fn after(copy: &CopyPoints, seen: &BTreeMap<String, ObservedField>) -> Result<Self, NoBridge> {
        let name = name(copy);
        let flux = bridge(&Bridge {
            name: &name,
            from: Shape { bucket: &copy.bucket, measurement: &copy.measurement },
            to: Shape { bucket: &copy.to_bucket, measurement: &copy.to },
            only: &copy.only,
            transform: &copy.transform,
            seen,
        })?;
        let description = format!("Each {EVERY} it copies what was written of the last {OVERLAP} and later.");
        Ok(Self { bucket: copy.bucket.clone(), name, flux, description })
    }

    /// The description that the server gets: with the mark by which the task is known again.
    pub fn marked_description(&self) -> String {
        TaskMark::Bridge.describe(&self.description)
    }

    pub(super) fn describe(&self) -> String {
        format!("go on copying each {EVERY} by the task `{}`", self.name)
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        Hazard::Safe
    }

    /// A schema has no tasks.
    pub(super) fn apply_to(&self, _: &mut Schema) {}

    pub(super) fn reversal(&self) -> Reversal {
        Reversal::Full { operations: vec![Operation::RemoveTask(self.clone().into())] }
    }

    /// Doing it twice is the same as doing it once.
    pub(super) fn standing(&self, _: &Schema) -> Standing {
        Standing::Before
    }
}

/// A name for each copy: what is copied from where to where.
fn name(copy: &CopyPoints) -> String {
    let place = |bucket: &str, measurement: &str| format!("{}/{}", plain(bucket), plain(measurement));
    let only = copy.only.iter().map(|(tag, value)| format!(" {}={}", plain(tag), plain(value)));
    let from = place(&copy.bucket, &copy.measurement) + &only.collect::<String>();
    let to = if copy.is_within() { renamed(&copy.transform) } else { place(&copy.to_bucket, &copy.to) };
    format!("fluxform: {from} → {to}")
}

/// The new names of fields.
fn renamed(transform: &Transform) -> String {
    let names = transform.changes.iter().filter_map(|change| match change {
        PointChange::RenameField { to, .. } => Some(plain(to)),
        _ => None,
    });
    names.collect::<Vec<_>>().join(", ")
}

/// A name as it is, or in quotes if it could be taken for more than one.
fn plain(name: &str) -> String {
    let letter = |letter: char| letter.is_alphanumeric() || "_-.".contains(letter);
    if !name.is_empty() && name.chars().all(letter) { name.to_owned() } else { format!("{name:?}") }
}
