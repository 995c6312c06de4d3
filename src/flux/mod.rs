//! Flux as text: literals, a query of the definitions compiled to a script, the script of a bridge or of
//! a rollup, and what a script of others names.
//!
//! What is written here is laid out as Flux's own formatter leaves it. Only the text is made: the
//! server says whether it runs.

mod bridge;
mod error;
mod layout;
mod literal;
mod mention;
mod name;
mod rollup;
mod script;
mod stream;
mod time;

pub use bridge::{Bridge, EVERY, NoBridge, OVERLAP, Shape, bridge};
pub use error::QueryError;
pub use literal::{string, value};
pub use mention::{Sought, mention};
pub use name::{column, is_identifier, is_variable};
pub use rollup::{Every, RollupError, RollupFlaw, result_type, rollup_errors, rollup_run, rollup_task};
pub use script::{Script, compile};
pub use time::{is_duration, range_end};
