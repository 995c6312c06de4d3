//! Who uses what changed, as a finding tells it.

use std::{cmp::Reverse, collections::BTreeSet};

use crate::{
    diagnostic::{Diagnostic, Place},
    impact::{Reached, User},
    words::count,
};

/// As many users as one finding names.
const SHOWN: usize = 3;

/// The finding with those who use the thing: of definitions with their places.
pub(super) fn tell(reached: &[Reached], mut finding: Diagnostic) -> Diagnostic {
    let mut told = BTreeSet::new();
    let users = reached.iter().flat_map(|reached| &reached.affected.users);
    // A tag may change in several measurements.
    let mut users: Vec<&User> =
        users.filter(|user| told.insert((user.kind, &user.name, &user.cell, user.line))).collect();
    // Whoever has to be changed comes first.
    users.sort_by_key(|user| Reverse(user.then));
    for user in users.iter().take(SHOWN) {
        finding = if user.path.is_empty() {
            finding.note(format!("used by {}", user.sentence()))
        } else {
            finding.related(Place::key(user.path.clone()), user.sentence())
        };
    }
    match users.len().saturating_sub(SHOWN) {
        0 => finding,
        more => finding.note(format!("used by {} more: JSON lists them all", count(more, "reader"))),
    }
}
