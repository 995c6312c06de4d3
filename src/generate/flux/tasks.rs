//! The task of each rollup, byte for byte as `apply` sends it to the server.

use crate::{
    flux::{self, RollupError},
    generate::{File, GenerateError, Problem, codes, names},
    model::Schema,
};

/// `tasks/NAME.flux` for each rollup.
///
/// # Errors
/// All rollups that cannot be compiled.
pub(super) fn files(schema: &Schema) -> Result<Vec<File>, GenerateError> {
    let names = names::distinct(schema.rollups.keys().map(String::as_str), names::snake, &[]);
    let (mut files, mut problems) = (Vec::new(), Vec::new());
    for (key, file) in names {
        match flux::rollup_task(schema, key) {
            Ok(script) => files.push(File::new(format!("tasks/{file}.flux"), script)),
            Err(error) => problems.push(problem(key, error)),
        }
    }
    if problems.is_empty() { Ok(files) } else { Err(GenerateError::Problems(problems)) }
}

/// What is wrong with a rollup, at its place in the definitions.
pub(in crate::generate) fn problem(key: &str, error: RollupError) -> Problem {
    let path = ["rollups".to_owned(), key.to_owned()].into_iter().chain(error.keys);
    Problem::new(codes::ROLLUP_NOT_WRITABLE, path, error.message, error.help)
}
