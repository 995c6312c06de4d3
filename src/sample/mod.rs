//! Synthetic points: what writers that follow the definitions would send, as line protocol.
//!
//! A [`Sampler`] makes the points of one measurement, in the order of time, one after the other. What a
//! point holds depends on the seed, the definitions of its measurement and tags, and its place in time
//! alone. So two runs give the same bytes, ranges that overlap have the same points where they do, and
//! other measurements change nothing. A tag has the same values wherever it is carried, beginning with its
//! example, so that points of different measurements can be joined.
//!
//! What is made fits the definitions: texts are grown from their patterns, JSON from its schema. What
//! cannot be made is a [`SampleError`] with its place in the definitions.

mod derived;
mod error;
mod field;
mod grid;
mod json;
mod number;
mod pool;
mod random;
mod sampler;
mod series;
#[cfg(test)]
mod tests;
mod text;

pub use error::SampleError;
pub use grid::Amount;
pub use sampler::{Sampler, Wanted};

/// The points a day of a measurement whose definition states no volume: one an hour.
pub const DEFAULT_POINTS_PER_DAY: f64 = 24.0;
