//! Why tables were not planned or not changed, other than for what their database says.

use crate::{diff::TableConflict, sqlite::Obstacle};

/// A failure that needs a person's decision. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum TableError {
    /// Definitions and database cannot be brought together without a decision.
    #[error("the definitions and the database need a decision first")]
    Conflicts(Vec<TableConflict>),
    /// Rows do not fit what the definitions want of them.
    #[error("rows of the database do not fit the definitions")]
    Obstacles(Vec<Obstacle>),
    #[error("this is about tables of `{planned}`, and no database is named")]
    NoDatabase { planned: String },
    #[error("this is about tables of the database `{planned}`, not of `{here}`")]
    OtherDatabase { planned: String, here: String },
}
