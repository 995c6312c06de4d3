//! Whether what references lead to comes to an end.

use super::kind::Kind;

/// How deep a value of each definition is at least; nothing where it has no end.
pub(super) fn depths(definitions: &[Kind]) -> Vec<Option<u32>> {
    let mut known = vec![None; definitions.len()];
    // What is known spreads by one reference each time.
    for _ in 0..=definitions.len() {
        known = definitions.iter().map(|kind| kind.depth(&known)).collect();
    }
    known
}
