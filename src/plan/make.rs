//! Making a plan: the steps of all differences, in an order in which nothing stands in another's way.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    Data, Facts, Operation, Phase, Plan, Step, VERSION, fingerprint,
    moves::{self, Ground},
};
use crate::{
    diff::{DataChange, DataDiff, Diff},
    model::{Observed, Schema},
};

/// What a plan leads from and to.
#[derive(Debug, Clone, Copy)]
pub struct Ends<'a> {
    pub organization: &'a str,
    /// What the server holds as such.
    pub live: &'a Schema,
    /// What was seen of the points.
    pub observed: &'a Observed,
    pub desired: &'a Schema,
    pub facts: &'a Facts,
    /// Whether points are kept before a shorter retention lets them go.
    pub archive: bool,
    /// Whether tasks of ours go on with copies of points while the old ones are written.
    pub bridges: bool,
    /// Changes of points that were applied and wait for `complete`, without times.
    pub waiting: &'a [DataChange],
}

/// Makes the plan between two ends, whose differences `diff` and `data` are.
///
/// Points are moved when all buckets are there under their names, and before a retention becomes
/// shorter: what a sweep takes meanwhile would be missed. Tasks of rollups stop before anything else, and
/// start when all that they read and write is there under its new name.
pub fn make(ends: Ends<'_>, diff: Diff, data: DataDiff) -> Plan {
    let depends_on: Vec<String> = ends.desired.bucket_names().into_iter().collect();
    let rollups = ends.live.rollup_tasks.keys().chain(ends.desired.rollup_tasks.keys()).cloned();
    let rollups: Vec<String> = rollups.collect::<BTreeSet<_>>().into_iter().collect();
    let data = Data::of(ends.observed, data, ends.desired, ends.waiting, ends.facts.now);
    let plan = Plan {
        version: VERSION,
        id: String::new(),
        organization: ends.organization.to_owned(),
        from: fingerprint(ends.live, &depends_on, &rollups),
        to: fingerprint(ends.desired, &depends_on, &rollups),
        depends_on,
        rollups,
        undeclared: diff.undeclared.clone(),
        steps: steps(ends, diff, &data),
        hidden: Vec::new(),
        tables: None,
        data: Some(data),
    };
    plan.named()
}

fn steps(ends: Ends<'_>, diff: Diff, data: &Data) -> Vec<Step> {
    let settings = diff.changes.into_iter().map(|change| Step::of(change, ends.facts));
    let (tasks, settings): (Vec<Step>, Vec<Step>) =
        settings.partition(|step| matches!(step.operation, Operation::SetRollupTask(_)));
    let (stopped, started): (Vec<Step>, Vec<Step>) = tasks.into_iter().partition(stops);
    let (last, mut steps): (Vec<Step>, Vec<Step>) =
        settings.into_iter().partition(|step| step.operation.takes_away());
    let renamed: BTreeMap<String, String> = steps.iter().filter_map(rename).collect();
    let changes: Vec<DataChange> = data.needs.iter().map(|need| need.change.clone()).collect();
    let ground = Ground {
        live: ends.live,
        observed: ends.observed,
        declared: ends.desired,
        renamed: &renamed,
        bridges: ends.bridges,
    };
    steps.extend(moves::steps(&changes, ground));
    steps.extend(
        last.into_iter().flat_map(|step| if ends.archive { step.with_archive() } else { vec![step] }),
    );
    steps.extend(started);
    steps.splice(0..0, stopped);
    steps.sort_by_key(|step| step.phase == Phase::Complete);
    steps
}

/// Whether a task runs no more after the step.
fn stops(step: &Step) -> bool {
    matches!(&step.operation, Operation::SetRollupTask(own) if own.stops())
}

fn rename(step: &Step) -> Option<(String, String)> {
    match &step.operation {
        Operation::RenameBucket(own) => Some((own.from.clone(), own.to.clone())),
        _ => None,
    }
}
