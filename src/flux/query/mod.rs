//! A query of the definitions as a script.
//!
//! What the keys of a query mean is decided in this order: each measurement is read (`read`: range, conditions,
//! fields), its rows are put together and aggregated (`ends`), the parts are joined (`compiler`), and the whole answer
//! gets its shape (`shape`). `answer` says which columns of which types come out of that, without a server.

mod answer;
mod collisions;
mod compiler;
mod conditions;
mod ends;
mod error;
mod parameters;
mod read;
mod script;
mod shape;
#[cfg(test)]
mod tests;

pub use answer::{Answer, Column, ColumnKind, TableKind, answer};
pub use compiler::{compile, parts_of};
pub use conditions::typed;
pub use error::QueryError;
pub use parameters::{kind_of, literal_of};
pub use script::{Parameter, Piece, Script};
