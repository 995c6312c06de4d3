//! How the tasks of rollups differ.

use super::Change;
use crate::model::Schema;

/// What leads from the tasks in `from` to those in `to`, sorted by their rollups. What only `from` has goes:
/// a task says by its mark that it is kept here, and no data is lost with it.
pub fn changes(from: &Schema, to: &Schema) -> Vec<Change> {
    let gone = from.rollup_tasks.keys().filter(|rollup| !to.rollup_tasks.contains_key(*rollup));
    let mut rollups: Vec<&String> = to.rollup_tasks.keys().chain(gone).collect();
    rollups.sort();
    let change = |rollup: &String| {
        let (from, to) = (from.rollup_tasks.get(rollup).cloned(), to.rollup_tasks.get(rollup).cloned());
        (from != to).then(|| Change::RollupTaskChanged { rollup: rollup.clone(), from, to })
    };
    rollups.into_iter().filter_map(change).collect()
}
