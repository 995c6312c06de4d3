//! Who uses what a change renames, moves, retypes or removes.
//!
//! A [`Break`] is such a change of one thing, by its names on the server; [`of_data`] makes them of the
//! differences between a server and definitions, [`of_definitions`] of those between two sets of
//! definitions. A [`Readership`] is all that is known to read: the queries and rollups of definitions,
//! which are judged by what they say, and whatever has a script, which is judged by the names in it.
//!
//! What programs read, nobody knows here.

mod affected;
mod breaks;
mod data;
mod definitions;
mod readership;
mod reads;
mod thing;
mod user;

#[cfg(test)]
mod tests;

pub use affected::{Affected, Impact, Reached};
pub use breaks::{Break, How};
pub use data::of_data;
pub use definitions::{of_definitions, reached};
pub use readership::{OnServer, Readership};
pub use thing::{Member, Thing};
pub use user::{Then, Use, User, unseen};
