//! What an import looked at.

use crate::infer::Found;

/// What was found, and how it is spoken of.
#[derive(Debug, Default)]
pub struct Looked {
    pub found: Found,
    /// What was looked at, as the first line of the report.
    pub head: String,
    /// Where it comes from, for the heads of files.
    pub origin: String,
    /// The text of the project file, should there be none.
    pub project_file: String,
    /// What a person should know of the look itself.
    pub notes: Vec<String>,
}

/// The most texts of a field, and points of a measurement, that are looked at: the newest ones.
pub const NEWEST: usize = 100;
