//! Points against definitions: what a writer produces, before or after it reaches a server.
//!
//! Chunks are checked side by side and reported in order. All findings are counted; the first of
//! each rule are made, up to a limit.

mod against;
mod budgets;
mod chunk;
mod fields;
mod findings;
mod lines;
mod literal;
mod memory;
mod number;
mod place;
mod run;
mod shapes;
mod tags;
mod tally;
mod time;
mod times;

use jiff::Timestamp;

use super::Precision;
use crate::model::Schema;
use shapes::{Shapes, Validators};
use times::Clock;

pub use run::{Stopped, Verified};
pub use tally::Counts;

/// What points are verified against.
#[derive(Debug)]
pub struct Verifier<'s> {
    shapes: Shapes<'s>,
    validators: Validators<'s>,
    clock: Clock,
    limit: Option<usize>,
}

/// How points are verified.
#[derive(Debug, Clone, Copy)]
pub struct Options<'o> {
    /// What timestamps count.
    pub precision: Precision,
    /// The present, by which points are too old or too new.
    pub now: Timestamp,
    /// The only bucket, by its key or its name on the server; all if none is named.
    pub bucket: Option<&'o str>,
    /// The most findings of each rule that are made.
    pub limit: Option<usize>,
}

/// Why nothing can be verified against a schema.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    #[error("no bucket is called `{name}`")]
    Bucket { name: String, known: Vec<String> },
    #[error("the pattern of tag `{tag}` is not a regular expression")]
    Pattern { tag: String },
    #[error("the JSON Schema of field `{field}` is not valid")]
    JsonSchema { field: String },
}

impl<'s> Verifier<'s> {
    /// Makes `schema` ready.
    ///
    /// # Errors
    /// No such bucket; or what `check` finds as well, where it cannot be passed over.
    pub fn new(schema: &'s Schema, options: Options<'_>) -> Result<Self, Unfit> {
        let mut validators = Validators::default();
        let shapes = Shapes::new(schema, options.bucket, &mut validators)?;
        let clock = Clock::new(options.now, options.precision);
        Ok(Self { shapes, validators, clock, limit: options.limit })
    }
}
