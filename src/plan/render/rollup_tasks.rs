//! What a plan says of the scripts of tasks.

use crate::{
    plan::{Operation, Step},
    words::differing_lines,
};

/// The most lines of a script that are shown.
const LINES: usize = 20;

/// The lines of a script that change, with their signs.
pub fn details(step: &Step) -> Vec<String> {
    let Operation::SetRollupTask(own) = &step.operation else { return Vec::new() };
    own.scripts().map_or_else(Vec::new, |(from, to)| differing_lines(from, to, LINES))
}
