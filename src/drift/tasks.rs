//! How the tasks deviate from the record.
//!
//! A task is known by its id. One that the record does not have was not made since for that alone:
//! the token of that time may not have seen it. So only what is younger than the record is new, and
//! nothing that fluxform made: what a revision that is under way makes is recorded when it ends.

use std::collections::{BTreeMap, BTreeSet};

use super::{Deviation, Sides, TaskChange};
use crate::model::{Snapshot, Task, TaskMark};

/// The deviations of tasks, and how many tasks cannot be compared with anything.
pub fn deviations(sides: &Sides<'_>) -> (Vec<Deviation>, usize) {
    let Some(recorded) = sides.recorded else { return (Vec::new(), 0) };
    let gone = gone(sides, recorded);
    let unrecorded = sides.now.tasks.iter().filter(|(id, _)| !recorded.tasks.contains_key(*id));
    let unrecorded = unrecorded.filter(|(_, task)| !is_made_by_us(task, recorded));
    let (new, older): (Vec<_>, Vec<_>) = unrecorded.partition(|(_, task)| is_younger(task, recorded));
    let replaced = replaced(&gone, &new);
    let mut found = both(sides, recorded);
    found.extend(replaced.iter().map(|((_, then), (id, now))| changed(id, then, now, true)));
    let (from, to): (BTreeSet<_>, BTreeSet<_>) =
        replaced.iter().map(|((from, _), (to, _))| (*from, *to)).unzip();
    found.extend(gone.iter().filter(|(id, _)| !from.contains(id)).map(|(id, task)| removed(id, task)));
    found.extend(new.iter().filter(|(id, _)| !to.contains(id)).map(|(id, task)| added(id, task)));
    (found, older.len())
}

/// Whether fluxform made a task since. A rollup has one, so a second one with its mark is a copy that somebody
/// else made.
fn is_made_by_us(task: &Task, recorded: &Snapshot) -> bool {
    let is_recorded =
        |mark| recorded.tasks.values().any(|task| TaskMark::of(&task.description).as_ref() == Some(mark));
    match TaskMark::of(&task.description) {
        None => false,
        Some(TaskMark::Bridge) => true,
        Some(mark) => !is_recorded(&mark),
    }
}

type Named<'a> = (&'a String, &'a Task);

fn both(sides: &Sides<'_>, recorded: &Snapshot) -> Vec<Deviation> {
    let pairs = recorded.tasks.iter().filter_map(|(id, then)| Some((id, then, sides.now.tasks.get(id)?)));
    pairs
        .filter(|(_, then, now)| !changes(then, now).is_empty())
        .map(|(id, then, now)| changed(id, then, now, false))
        .collect()
}

fn gone<'a>(sides: &Sides<'a>, recorded: &'a Snapshot) -> Vec<Named<'a>> {
    let is_gone = |id: &String| !sides.now.tasks.contains_key(id) && !sides.now.hidden_tasks.contains(id);
    recorded.tasks.iter().filter(|(id, _)| is_gone(id)).collect()
}

/// Times are in whole seconds: of a task of the very second of the record it matters whether tasks were
/// visible then.
fn is_younger(task: &Task, recorded: &Snapshot) -> bool {
    let times = recorded.taken_at.zip(task.created_at);
    times.is_some_and(|(taken, created)| created > taken || (created == taken && !recorded.tasks.is_empty()))
}

/// The pairs of one task that is gone and one that is new of the same name.
fn replaced<'a>(gone: &[Named<'a>], new: &[Named<'a>]) -> Vec<(Named<'a>, Named<'a>)> {
    let (gone, new) = (only_of_name(gone), only_of_name(new));
    gone.into_iter().filter_map(|(name, then)| Some((then?, (*new.get(name)?)?))).collect()
}

/// By name; nothing where several have it.
fn only_of_name<'a>(tasks: &[Named<'a>]) -> BTreeMap<&'a str, Option<Named<'a>>> {
    let mut named = BTreeMap::new();
    for &(id, task) in tasks {
        named.entry(task.name.as_str()).and_modify(|only| *only = None).or_insert(Some((id, task)));
    }
    named
}

fn added(id: &str, task: &Task) -> Deviation {
    Deviation::TaskAdded {
        id: id.to_owned(),
        name: task.name.clone(),
        status: task.status.clone(),
        at: task.created_at,
    }
}

fn removed(id: &str, task: &Task) -> Deviation {
    Deviation::TaskRemoved { id: id.to_owned(), name: task.name.clone(), flux: task.flux.clone() }
}

fn changed(id: &str, then: &Task, now: &Task, replaced: bool) -> Deviation {
    Deviation::TaskChanged {
        id: id.to_owned(),
        name: then.name.clone(),
        at: now.updated_at.or(now.created_at),
        replaced,
        changes: changes(then, now),
    }
}

fn changes(then: &Task, now: &Task) -> Vec<TaskChange> {
    let differs = |then: &String, now: &String| (then != now).then(|| (then.clone(), now.clone()));
    [
        differs(&then.name, &now.name).map(|(from, to)| TaskChange::Name { from, to }),
        differs(&then.status, &now.status).map(|(from, to)| TaskChange::Status { from, to }),
        differs(&then.description, &now.description).map(|(from, to)| TaskChange::Description { from, to }),
        differs(&then.flux, &now.flux).map(|(from, to)| TaskChange::Flux { from, to }),
    ]
    .into_iter()
    .flatten()
    .collect()
}
