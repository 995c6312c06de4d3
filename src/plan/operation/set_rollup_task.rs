//! The task of a rollup: made, set, paused, let run again, removed.

use serde::{Deserialize, Serialize};

use super::Operation;
use crate::{
    model::{RollupTask, Schema},
    plan::{Facts, Hazard, Reversal, Standing},
    words::count,
};

/// Makes the one task that has the mark of a rollup what it shall be; nothing stands for no task.
///
/// It is known by its mark alone: tasks of others stay, whatever their names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetRollupTask {
    pub rollup: String,
    pub from: Option<RollupTask>,
    pub to: Option<RollupTask>,
}

impl SetRollupTask {
    pub(super) fn describe(&self) -> String {
        match (&self.from, &self.to) {
            (_, None) => "remove the task of this rollup".to_owned(),
            (None, Some(to)) if to.active => "create the task of this rollup".to_owned(),
            (None, Some(_)) => "create the task of this rollup, paused".to_owned(),
            (Some(from), Some(to)) => differing(from, to).join(", "),
        }
    }

    pub(super) fn hazard(&self, _: &Facts) -> Hazard {
        let runs = |task: &Option<RollupTask>| task.as_ref().is_some_and(|task| task.active);
        if runs(&self.from) && !runs(&self.to) {
            return Hazard::Breaking {
                why: "nothing goes on computing it; what was computed stays".to_owned(),
            };
        }
        Hazard::Safe
    }

    pub(super) fn apply_to(&self, schema: &mut Schema) {
        match &self.to {
            Some(to) => drop(schema.rollup_tasks.insert(self.rollup.clone(), to.clone())),
            None => drop(schema.rollup_tasks.remove(&self.rollup)),
        }
    }

    /// Spare tasks do not come back: one of the mark is there before and after.
    pub(super) fn reversal(&self) -> Reversal {
        let to = self.from.clone().map(|from| RollupTask { spare: 0, ..from });
        let back = Self { rollup: self.rollup.clone(), from: self.to.clone(), to };
        Reversal::Full { operations: vec![Operation::SetRollupTask(back)] }
    }

    /// Cut off among spare tasks, it is not done and can be done again: the one that is kept goes last.
    pub(super) fn standing(&self, schema: &Schema) -> Standing {
        let there = schema.rollup_tasks.get(&self.rollup);
        let is = |task: &Option<RollupTask>| there.map(one) == task.as_ref().map(one);
        if there == self.to.as_ref() {
            Standing::After
        } else if is(&self.from) || is(&self.to) {
            Standing::Before
        } else {
            Standing::Elsewhere
        }
    }

    /// Whether no task runs after it.
    pub fn stops(&self) -> bool {
        self.to.as_ref().is_none_or(|to| !to.active)
    }

    /// The script before it and after it, where it changes one.
    pub fn scripts(&self) -> Option<(&str, &str)> {
        let (from, to) = (self.from.as_ref()?, self.to.as_ref()?);
        (from.flux != to.flux).then_some((&from.flux, &to.flux))
    }
}

/// The task, whatever there is besides.
fn one(task: &RollupTask) -> (&str, &str, &str, bool) {
    (&task.name, &task.flux, &task.description, task.active)
}

fn differing(from: &RollupTask, to: &RollupTask) -> Vec<String> {
    let mut parts = Vec::new();
    if from.flux != to.flux {
        parts.push("set the script of its task".to_owned());
    }
    match (from.active, to.active) {
        (true, false) => parts.push("pause its task".to_owned()),
        (false, true) => parts.push("let its task run again".to_owned()),
        _ => {}
    }
    if from.description != to.description {
        parts.push("set the description of its task".to_owned());
    }
    if from.spare > to.spare {
        parts.push(format!("remove {} of the same mark", count(from.spare - to.spare, "task")));
    }
    if parts.is_empty() {
        parts.push("set the name of its task".to_owned());
    }
    parts
}
