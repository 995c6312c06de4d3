//! Points as line protocol: read in a stream, observed, and verified against a schema.
//!
//! [`Chunks`] cuts an input into pieces that the server takes for one point each. [`Point`] is what
//! a piece says: the crate `influxdb-line-protocol` reads it, and where it and the server disagree
//! (`grammar` says where) the server is right. [`observe()`] tells what the points look like.
//!
//! Everything here is pure but for the reader that it is given: it knows no files and no clock.

mod batch;
mod chunks;
mod codes;
mod decode;
mod derived;
mod digest;
mod encode;
mod grammar;
mod lines;
mod literal;
mod observe;
mod point;
mod precision;
#[cfg(test)]
mod tests;
mod transform;
mod verify;

pub use batch::{Batch, Value};
pub use chunks::{Chunk, Chunks};
pub use codes::{RULES, Rule};
pub use decode::{NotEncoded, decode};
pub use derived::Derived;
pub use digest::{Digest, Mark, marks};
pub use encode::encode;
pub use grammar::{Mistake, What};
pub use lines::{Flaw, Piece};
pub use literal::{Literal, measurement, name, put};
pub use observe::{Observer, Seen, Texts, Unread, observe};
pub use point::Point;
pub use precision::Precision;
pub use transform::{
    Collided, Colliding, Collisions, Example, Failures, Name, Tally, Transformer, Why, resolve,
};
pub use verify::{Counts, Options, Stopped, Unfit, Verified, Verifier};
