//! Flux as text: literals, a query of the definitions compiled to a script, the script of a bridge or of
//! a rollup, and what a script of others names.
//!
//! What is written here is laid out as Flux's own formatter leaves it. Only the text is made: the
//! server says whether it runs.

mod bridge;
mod functions;
mod layout;
mod literal;
mod mention;
mod name;
mod queries;
mod query;
mod rebucket;
mod rollup;
mod standard;
mod time;
mod uncalled;
mod writes;

pub use bridge::{Bridge, EVERY, NoBridge, OVERLAP, Shape, bridge};
pub use functions::{gives_several, result_type, selects};
pub use literal::{string, value};
pub use mention::{Mentions, Said, Sought, said, uses};
pub use name::{column, is_identifier, is_variable};
pub use queries::Queries;
pub use query::{
    Answer, Column, ColumnKind, Parameter, Piece, QueryError, Script, TableKind, answer, compile, kind_of,
    literal_of, parts_of, typed,
};
pub use rebucket::with_buckets;
pub use rollup::{Every, RollupError, RollupFlaw, rollup_errors, rollup_run, rollup_task};
pub use standard::{standard, standard_name};
pub use time::{is_duration, range_end};
pub use uncalled::{Objection, Span, Uncalled, complaints, in_raw_flux};
pub use writes::writes;
