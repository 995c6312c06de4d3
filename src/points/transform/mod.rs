//! A [`model::Transform`](crate::model::Transform) carried out on points.
//!
//! A batch goes in, none or more come out; what happened is told in a [`Tally`]. A value that cannot
//! become what it should is never altered and counts as a failure: who calls stops on any. What a value
//! becomes says `convert`, what line protocol cannot carry says `names`.
//!
//! Changes of tags can make points of different series equal. [`Transformer::apply`] does not look at
//! that: [`Collisions`] counts them as batches pass, and [`Transformer::whole`] settles them where the
//! transform says how, for which it needs all batches of a window.

mod cast;
mod change;
mod collisions;
mod convert;
mod field_to_tag;
mod fields;
mod misfit;
mod names;
mod resolve;
mod rows;
mod tag_to_field;
mod tags;
mod tally;
#[cfg(test)]
mod tests;
mod text;

use change::Change;
pub use collisions::Collisions;
pub use names::Name;
pub use resolve::{Collided, resolve};
pub use tally::{Example, Failures, Tally, Why};

use super::Batch;
use crate::model::{OnCollision, Transform};

/// A transform, ready to be carried out on many batches.
#[derive(Debug)]
pub struct Transformer {
    changes: Vec<Change>,
}

/// How far a transform can make points of different series equal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colliding {
    Never,
    /// It can, and may not: [`Collisions`] tells whether it does.
    Refused,
    /// It can, and says what happens then: [`Transformer::whole`] does it.
    Resolved,
}

impl Transformer {
    pub fn new(transform: &Transform) -> Self {
        Self { changes: transform.changes.iter().map(Change::new).collect() }
    }

    /// What becomes of a batch: `take` has every part of it.
    pub fn apply(&self, batch: Batch, take: &mut dyn FnMut(Batch), tally: &mut Tally) {
        let mut batches = vec![admit(batch, tally)];
        for (number, change) in self.changes.iter().enumerate() {
            batches = change.carry_out(batches, &mut tally.at(number));
        }
        for batch in batches.into_iter().filter(|batch| !batch.times.is_empty()) {
            tally.points_out += batch.times.len() as u64;
            take(batch);
        }
    }

    /// Whether points may become equal.
    pub fn colliding(&self) -> Colliding {
        let mut found = Colliding::Never;
        for on_collision in self.changes.iter().filter_map(|change| change.of.on_collision()) {
            if on_collision != OnCollision::Fail {
                return Colliding::Resolved;
            }
            found = Colliding::Refused;
        }
        found
    }

    /// What becomes of all batches of a window whose last nanosecond is `last`. Points that become
    /// equal are settled change by change, in the order of the values of the tag that goes, by bytes;
    /// a series that lacks the tag comes first. None is moved out of the window.
    ///
    /// # Errors
    /// [`Collided`] where points become equal and may not.
    pub fn whole(&self, batches: Vec<Batch>, last: i64, tally: &mut Tally) -> Result<Vec<Batch>, Collided> {
        let mut batches: Vec<Batch> = batches.into_iter().map(|batch| admit(batch, tally)).collect();
        batches.sort_by(|one, other| (&one.tags, &one.times).cmp(&(&other.tags, &other.times)));
        for (number, change) in self.changes.iter().enumerate() {
            if let Some(tag) = change.tag_that_goes() {
                batches.sort_by(|one, other| one.tag(tag).cmp(&other.tag(tag)));
            }
            batches = change.carry_out(batches, &mut tally.at(number));
            if let Some(on_collision) = change.of.on_collision() {
                batches = resolve(batches, on_collision, last, tally)?;
            }
        }
        batches.retain(|batch| !batch.times.is_empty());
        tally.points_out += batches.iter().map(|batch| batch.times.len() as u64).sum::<u64>();
        Ok(batches)
    }
}

/// The batch without rows that are no points; those that are count.
fn admit(mut batch: Batch, tally: &mut Tally) -> Batch {
    batch.remove_empty_rows();
    tally.points_in += batch.times.len() as u64;
    batch
}
