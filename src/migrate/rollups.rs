//! The tasks of rollups: what definitions want, what a server holds, and how the one becomes the other.
//!
//! A task is ours by its mark alone. Of several with one mark the oldest is the one that is kept; the others
//! are spare, and go when it is set.

use std::collections::BTreeMap;

use super::{Error, tasks::may_not_read};
use crate::{
    flux::{rollup_run, rollup_task},
    influx::{Client, Computed, LiveTask, Organization, TaskPresence},
    model::{Rollup, RollupTask, Schema, Task, TaskMark, TimeRange},
    plan::SetRollupTask,
};

/// The tasks that the rollups of the definitions need.
///
/// # Errors
/// [`Error::Rollup`] for the first that cannot be compiled.
pub(super) fn wanted(schema: &Schema) -> Result<BTreeMap<String, RollupTask>, Error> {
    let task = |(key, rollup): (&String, &Rollup)| {
        let flux = rollup_task(schema, key).map_err(|cause| Error::Rollup { rollup: key.clone(), cause })?;
        let description = TaskMark::Rollup(key.clone()).describe(&rollup.description);
        let task = RollupTask { name: key.clone(), flux, description, active: rollup.enabled, spare: 0 };
        Ok((key.clone(), task))
    };
    schema.rollups.iter().map(task).collect()
}

/// The tasks of rollups among some, by their rollups; of several with one mark the first one.
pub(super) fn among(tasks: impl IntoIterator<Item = Task>) -> BTreeMap<String, RollupTask> {
    let mut found: BTreeMap<String, RollupTask> = BTreeMap::new();
    for (rollup, task) in tasks.into_iter().filter_map(RollupTask::of) {
        found.entry(rollup).and_modify(|kept| kept.spare += 1).or_insert(task);
    }
    found
}

/// The oldest first: that is the one that is kept.
pub(super) fn by_age(mut tasks: Vec<LiveTask>) -> Vec<LiveTask> {
    tasks.sort_by(|a, b| (a.created_at, &a.id).cmp(&(b.created_at, &b.id)));
    tasks
}

/// The tasks of rollups that the server shows.
pub(super) fn there(
    client: &Client,
    organization: &Organization,
) -> Result<BTreeMap<String, RollupTask>, Error> {
    Ok(among(by_age(client.tasks(organization)?).into_iter().map(Task::from)))
}

/// Makes the task of a rollup what it shall be, and the only one of its mark.
///
/// # Errors
/// Also where the token could not see the task afterwards; it is not left behind then.
pub fn set_rollup_task(
    client: &Client,
    organization: &Organization,
    wanted: &SetRollupTask,
) -> Result<(), Error> {
    let mark = TaskMark::Rollup(wanted.rollup.clone());
    let mut ours = by_age(client.tasks(organization)?);
    ours.retain(|task| TaskMark::of(&task.description).as_ref() == Some(&mark));
    let kept = if wanted.to.is_some() && !ours.is_empty() { Some(ours.remove(0)) } else { None };
    // The oldest last: until then it is the one that is kept. Spare ones go before it is set: what a server
    // refuses has not happened.
    for spare in ours.iter().rev() {
        client.delete_task(&spare.id)?;
    }
    wanted.to.as_ref().map_or(Ok(()), |task| set(client, organization, kept, task))
}

/// Sets the task that is kept, or makes one.
fn set(
    client: &Client,
    organization: &Organization,
    kept: Option<LiveTask>,
    task: &RollupTask,
) -> Result<(), Error> {
    let RollupTask { flux, description, active, .. } = task;
    if let Some(found) = kept
        && client.update_task(&found.id, flux, description, *active)?.is_some()
    {
        return Ok(());
    }
    let made = client.create_task(organization, flux, description, *active)?;
    if !matches!(client.task(&made.id)?, TaskPresence::Visible(_)) {
        client.delete_task(&made.id)?;
        return Err(may_not_read(organization));
    }
    Ok(())
}

/// Computes one window of the rollup defined under `key` and writes its points, as its task does.
pub fn run_rollup(
    client: &Client,
    organization: &Organization,
    schema: &Schema,
    key: &str,
    window: TimeRange,
) -> Result<Computed, Error> {
    let script =
        rollup_run(schema, key, window).map_err(|cause| Error::Rollup { rollup: key.to_owned(), cause })?;
    Ok(client.compute(organization, &script)?)
}
