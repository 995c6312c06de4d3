//! From a server and definitions to a plan. Only reads.

use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
    num::NonZeroUsize,
};

use super::{
    Error,
    data::data,
    facts::{count, facts},
    on_server::on_server,
    rollups::{self, by_age},
    tables,
};
use crate::{
    diff::{DataChange, data_diff, diff},
    influx::{Client, Live, LiveTask, inspect},
    model::{Observed, ObservedBucket, RollupTask, Schema, Snapshot, Task, TaskMark, TimeRange},
    plan::{self, Ends, Facts, Operation, Plan},
    sqlite::Database,
};

/// A plan and what it was made from.
#[derive(Debug)]
pub struct Proposal {
    pub live: Live,
    pub plan: Plan,
    /// What was seen of tasks, if they were looked at.
    pub tasks: Option<SeenTasks>,
}

/// What was seen of the tasks of an organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenTasks {
    /// All that are visible; none is what a token sees, too, that may not read tasks.
    pub visible: usize,
    /// Those of others that have the name of a task of ours, sorted.
    pub of_our_names: Vec<String>,
}

/// What the server holds, with particular regard to the buckets that the definitions name.
///
/// # Errors
/// [`Error::Hidden`] if one of those exists and the token may not see it: it must not be taken for
/// absent.
pub fn look(client: &Client, names: &BTreeSet<String>) -> Result<Live, Error> {
    let live = inspect(client, names.iter().map(String::as_str))?;
    if live.visibility.is_complete() {
        return Ok(live);
    }
    Err(Error::Hidden(live.visibility.hidden.into_iter().collect()))
}

/// How a plan is made.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The most requests that are sent side by side when points are looked at.
    pub jobs: NonZeroUsize,
    /// Whether points are kept before a shorter retention lets them go.
    pub archive: bool,
    /// Whether tasks of ours go on with copies of points while the old ones are written.
    pub bridges: bool,
    /// The changes of points that were applied and wait for `complete`.
    pub waiting: &'a [DataChange],
    /// The database of the tables, if one is named.
    pub database: Option<&'a Database>,
    /// Whether tasks of rollups are looked at although there is no rollup: there may be some that go.
    pub tasks: bool,
}

/// The plan from what the server holds to the definitions, with what is seen of the points.
///
/// Tables are compared with the database, if there is one. Buckets that the token may not see are left
/// out of it and named in it.
pub fn propose(client: &Client, desired: &Schema, terms: Terms<'_>) -> Result<Proposal, Error> {
    let names = desired.bucket_names();
    let refused: Vec<String> = names.iter().filter(|name| is_refused(name)).cloned().collect();
    if !refused.is_empty() {
        return Err(Error::RefusedNames(refused));
    }
    let mut live = inspect(client, plan::looks_at(desired).iter().map(String::as_str))?;
    let tasks = if terms.tasks || !desired.rollups.is_empty() {
        Some(by_age(client.tasks(&live.organization)?))
    } else {
        None
    };
    let wanted = rollups::wanted(desired)?;
    live.schema.rollup_tasks = rollups::among(tasks.iter().flatten().cloned().map(Task::from));
    let hidden = &live.visibility.hidden;
    let desired = &with_tasks(visible_part(desired, hidden), wanted);
    let diff = diff(&live.schema, desired);
    if !diff.conflicts.is_empty() {
        return Err(Error::Conflicts(diff.conflicts));
    }
    let operations: Vec<Operation> = diff.changes.iter().map(Operation::of).collect();
    let mut facts = facts(client, &live, &operations)?;
    count(client, &live, &operations, &mut facts)?;
    let (observed, data) = data(client, &live, desired, terms.jobs)?;
    let ends = Ends {
        organization: &live.organization.name,
        live: &live.schema,
        observed: &observed,
        desired,
        facts: &facts,
        archive: terms.archive,
        bridges: terms.bridges,
        waiting: terms.waiting,
    };
    let plan = plan::make(ends, diff, data).without(hidden.iter().cloned().collect());
    let plan = with_impact(client, &live, desired, plan)?;
    let plan = match terms.database {
        Some(database) => tables::propose(plan, &mut live.schema, desired, database)?,
        None => plan,
    };
    let tasks = tasks.map(|tasks| SeenTasks::of(&tasks, desired));
    Ok(Proposal { live, plan, tasks })
}

impl SeenTasks {
    fn of(tasks: &[LiveTask], desired: &Schema) -> Self {
        let of_others = tasks.iter().filter(|task| TaskMark::of(&task.description).is_none());
        let ours = |name: &String| desired.rollup_tasks.values().any(|task| task.name == *name);
        let names: BTreeSet<String> = of_others.map(|task| task.name.clone()).filter(ours).collect();
        Self { visible: tasks.len(), of_our_names: names.into_iter().collect() }
    }
}

/// The definitions with the tasks that they need.
fn with_tasks(desired: Cow<'_, Schema>, tasks: BTreeMap<String, RollupTask>) -> Cow<'_, Schema> {
    if tasks.is_empty() {
        return desired;
    }
    Cow::Owned(Schema { rollup_tasks: tasks, ..desired.into_owned() })
}

/// The plan with who uses what it changes. Where nothing does that somebody could use, the server is not
/// asked.
fn with_impact(client: &Client, live: &Live, desired: &Schema, plan: Plan) -> Result<Plan, Error> {
    if plan.breaks().is_empty() {
        return Ok(plan);
    }
    let server = on_server(client, live)?;
    Ok(plan.with_impact(desired, Some(&server)))
}

/// The plan from what was recorded of a server to the definitions: without asking it, so that a review can
/// say what will happen. What was written since then is not in it.
///
/// # Errors
/// Names that the server refuses, and renames that cannot be told apart.
pub fn foresee(recorded: &Snapshot, desired: &Schema, organization: &str) -> Result<Plan, Error> {
    let refused: Vec<String> = desired.bucket_names().into_iter().filter(|name| is_refused(name)).collect();
    if !refused.is_empty() {
        return Err(Error::RefusedNames(refused));
    }
    let mut live = recorded.schema.clone();
    live.rollup_tasks = rollups::among(recorded.tasks.values().cloned());
    // A rollup that cannot be written is a finding of the review; its plan leaves tasks as they are.
    let tasks = rollups::wanted(desired).unwrap_or_else(|_| live.rollup_tasks.clone());
    let desired = &with_tasks(Cow::Borrowed(desired), tasks);
    let diff = diff(&live, desired);
    if !diff.conflicts.is_empty() {
        return Err(Error::Conflicts(diff.conflicts));
    }
    let now = recorded.taken_at.unwrap_or_default();
    let facts = Facts { now, points: points(&recorded.observed), ..Facts::default() };
    let ends = Ends {
        organization,
        live: &live,
        observed: &recorded.observed,
        desired,
        facts: &facts,
        archive: true,
        bridges: true,
        waiting: &[],
    };
    let data = data_diff(&recorded.schema, &recorded.observed, desired);
    Ok(plan::make(ends, diff, data).with_impact(desired, None))
}

/// From when to when there are points in each bucket, as far as it was looked at.
fn points(observed: &Observed) -> BTreeMap<String, TimeRange> {
    let of = |bucket: &ObservedBucket| {
        let times = bucket.measurements.values().filter_map(|measurement| measurement.times);
        times.reduce(|a, b| TimeRange { start: a.start.min(b.start), end: a.end.max(b.end) })
    };
    observed.iter().filter_map(|(name, bucket)| Some((name.clone(), of(bucket)?))).collect()
}

/// The definitions without the buckets that are hidden, or that may be there under a hidden name.
fn visible_part<'s>(desired: &'s Schema, hidden: &BTreeSet<String>) -> Cow<'s, Schema> {
    if hidden.is_empty() {
        return Cow::Borrowed(desired);
    }
    let mut visible = desired.clone();
    visible.buckets.retain(|key, bucket| {
        !hidden.contains(bucket.server_name(key))
            && !bucket.renamed_from.iter().any(|name| hidden.contains(name))
    });
    Cow::Owned(visible)
}

/// Whether the server would refuse a bucket of that name; those that begin with `_` are its own.
/// An empty name it takes, and then finds the bucket by no request.
fn is_refused(name: &str) -> bool {
    name.is_empty() || name.starts_with('_') || name.contains('"')
}
