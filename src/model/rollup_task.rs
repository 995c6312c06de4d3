//! The task of a rollup: what a server has to hold so that it computes it.

use serde::{Deserialize, Serialize};

use super::{Task, TaskMark};

/// A task that fluxform keeps for a rollup. It is known by its [mark](TaskMark), never by its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RollupTask {
    /// As the script writes it, too.
    pub name: String,
    pub flux: String,
    /// With the mark.
    pub description: String,
    /// Whether it runs.
    pub active: bool,
    /// How many more tasks of this mark there are: spare ones.
    #[serde(default, skip_serializing_if = "is_none")]
    pub spare: usize,
}

impl RollupTask {
    /// The rollup of a task that a server holds, and the task as one of a rollup.
    pub fn of(task: Task) -> Option<(String, Self)> {
        let Some(TaskMark::Rollup(rollup)) = TaskMark::of(&task.description) else { return None };
        let Task { name, status, description, flux, .. } = task;
        Some((rollup, Self { name, flux, description, active: status == "active", spare: 0 }))
    }
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}
