//! What keeps rollups from becoming tasks, with its place in the definitions.

use super::context::Context;
use crate::{
    diagnostic::Place,
    flux::{RollupError, RollupFlaw},
};

/// All of one kind.
pub(super) fn flaws<'c>(
    context: &'c Context<'_>,
    wanted: RollupFlaw,
) -> impl Iterator<Item = (Place, &'c RollupError)> {
    let found = context.rollup_errors.iter().filter(move |(_, error)| error.flaw == wanted);
    found.map(|(key, error)| (place(key, error), error))
}

/// The thing that is wrong: a key where names stand as keys.
fn place(key: &str, error: &RollupError) -> Place {
    let path: Vec<&str> = ["rollups", key].into_iter().chain(error.keys.iter().map(String::as_str)).collect();
    match error.keys.as_slice() {
        [map, _] if map == "where" || map == "tags" => Place::key(path),
        _ => Place::value(path),
    }
}
