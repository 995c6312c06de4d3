//! A SQLite database: its tables as a schema, and what changes them.
//!
//! Reading makes no file and leaves none behind. Each change is one transaction, after which every view
//! and trigger that worked before still works, or nothing was done. A table that has to be rebuilt
//! follows the steps that SQLite gives (<https://sqlite.org/lang_altertable.html#otheralter>), and its
//! rows are kept as they were in a table beside it until they are given back.

mod columns;
mod database;
mod error;
mod give_back;
mod health;
mod indexes;
mod inspect;
mod kept;
mod obstacle;
mod rebuild;
mod rehearsal;
mod remake;
mod restore;
mod tables;
mod writer;

pub use database::Database;
pub use error::Error;
pub use obstacle::{Obstacle, Why};
pub use restore::Left;
pub use writer::Writer;
