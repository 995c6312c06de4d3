//! Two schemas → the changes that lead from one to the other.
//!
//! The one verb of the project: a plan is live → desired, the check after an apply is the same
//! again, a review is before → desired. Things are matched by their names on the server;
//! what only the first schema has is left alone and listed, never removed: deleting a line of YAML
//! stops managing a thing, it does not delete data.
//!
//! [`diff`] is about what a server holds as such: buckets, and tasks of rollups. [`data_diff`] is about what can only be
//! observed in the points: there, missing is no difference. [`table_diff`] is about the tables of a SQLite
//! database, which holds all that is declared of them. [`definition_diff`] is about all that definitions say,
//! and judges nothing: there, what is missing was removed. [`compare_json_schemas`] is about what JSON text holds.

mod buckets;
mod change;
mod data;
mod declared;
mod definitions;
mod json_schema;
mod measurements;
mod members;
mod moved;
mod rollup_tasks;
mod tables;

pub use change::{Change, Conflict, Diff};
pub use data::{DataChange, DataDiff, Remark, Unobserved, Where};
pub use declared::{Carried, Members, Names, Retirement, Standing};
pub use definitions::{
    Changed, Difference, FromTo, Gone, JsonSchemas, New, Subject, definition_diff, seen, visible,
};
pub use json_schema::{SchemaDifference, compare_json_schemas};
pub use measurements::data_diff;
pub use members::member_changes;
pub use tables::{TableChange, TableConflict, TableDiff, Undeclared, table_diff};

use crate::model::Schema;

/// What leads from `from` to `to`, sorted by the names in `to`.
pub fn diff(from: &Schema, to: &Schema) -> Diff {
    let mut diff = buckets::diff(from, to);
    diff.changes.extend(rollup_tasks::changes(from, to));
    diff
}
