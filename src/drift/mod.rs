//! Recorded → live: what of a server is not as the last revision left it, and not as declared.
//!
//! Three sides are compared ([`Sides`]): what the ledger recorded after the last revision, what the
//! definitions declare, and what is there now. A bucket or a task drifts from the record. Data that
//! is neither recorded nor declared is drift; what is declared and was not seen before is simply
//! data. Tags are held against their budgets and values, recorded or not.
//!
//! Two steps, as looking closer is costly: [`wanted`] says what of the suspect has to be looked at,
//! [`compare`] judges. All of it is pure.

mod buckets;
mod budgets;
mod data;
mod deviation;
mod gone;
pub mod render;
mod report;
mod sides;
mod suspects;
mod tables;
mod tasks;
mod written;

pub use data::Wanted;
pub use deviation::{Deviation, Rule, Seen, TaskChange, Values, Why, WrittenBy};
pub use gone::AgedOut;
pub use report::{Report, compare, wanted};
pub use sides::{Now, Sides};
pub use written::SERIES;
