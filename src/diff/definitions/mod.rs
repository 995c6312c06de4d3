//! Two sets of definitions → everything that differs: what a review is about.
//!
//! Things are matched by their keys, by their names on the server, and by the renames that are stated. Each
//! difference is told once: a field that was removed and another that looks like it are one difference. In
//! which files things stand, and in which order, is none. Nothing is judged here; `lint` says whom a difference
//! breaks.

mod alike;
mod buckets;
mod carried;
mod comparison;
mod constraints;
mod difference;
mod fields;
mod matching;
mod measurements;
mod queries;
mod retired;
mod subject;
mod tables;
mod tags;
mod visible;
mod words;

pub use difference::{Changed, Difference, FromTo, Gone, JsonSchemas, New};
pub use subject::Subject;
pub use visible::{seen, visible};

use crate::model::Schema;

use comparison::Comparison;

/// All that differs, sorted by subject.
pub fn definition_diff<'a>(before: &'a Schema, after: &'a Schema) -> Vec<Difference<'a>> {
    let mut comparison = Comparison::new(before, after);
    comparison.layers();
    let buckets = comparison.buckets();
    let tags = comparison.tags();
    comparison.measurements(&buckets, &tags);
    comparison.queries();
    comparison.rollups();
    comparison.tables();
    let mut found = comparison.found;
    // Stable: what is told of one subject stays in its order.
    found.sort_by(|a, b| a.subject.cmp(&b.subject));
    found
}
