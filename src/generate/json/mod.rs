//! JSON Schemas of fields → what their values look like, for the targets that make types of them.
//!
//! A stated subset of draft 2020-12 is understood, in which each place has one type, which may be
//! nullable. All else that changes what is valid is a problem at its line: no type is ever made
//! that says less than the schema without saying so. Keywords that only tell people something are
//! passed over, and so are those that JSON Schema does not know.

mod flaw;
mod holders;
mod keywords;
mod read;
mod references;
mod scalars;
mod shape;

#[cfg(test)]
mod tests;

pub use flaw::Flaw;
pub use shape::{Integer, Json, Kind, List, Map, Member, Number, Record, Shape, Text};

use serde_json::Value;

use super::{
    Problem,
    names::{Taken, distinct, pascal},
};

/// The JSON of the field `key` by its schema, if it has one. Types in it get names that are not `taken`.
///
/// # Errors
/// Everything in the schema that is not understood, at its place from the measurement on.
pub fn read(key: &str, doc: &str, schema: Option<&Value>, taken: &mut Taken) -> Result<Json, Vec<Problem>> {
    let any = Value::Bool(true);
    let name = &distinct([key], pascal, &[])[0].1;
    let read = read::Reader::new(schema.unwrap_or(&any), taken).json(name, doc);
    read.map_err(|flaws| flaws.into_iter().map(|flaw| flaw.problem(key)).collect())
}
