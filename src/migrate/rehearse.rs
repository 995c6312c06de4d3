//! A dry run of the steps that move points: all points are read and changed, nothing is written.

use std::collections::BTreeMap;

use super::{Error, Moving, present::Present, propose::look};
use crate::{
    influx::{Client, Live},
    model::Transform,
    plan::{Count, Operation, Phase, Plan},
    transfer::{Copied, Mover, Survey, survey},
    words::instant,
};

/// Counts what the steps of `apply` would do to points, as they are now.
pub fn rehearse(client: &Client, plan: &Plan, moving: Moving<'_>) -> Result<Vec<Count>, Error> {
    let live = look(client, &plan.depends_on.iter().cloned().collect())?;
    rehearse_on(client, &live, plan, moving)
}

/// The same on a server of which `live` is a fresh look.
pub(super) fn rehearse_on(
    client: &Client,
    live: &Live,
    plan: &Plan,
    moving: Moving<'_>,
) -> Result<Vec<Count>, Error> {
    let mover = Mover { stop: moving.stop, ..Mover::new(client, live, moving.jobs) };
    let present = Present::of(plan.steps.iter().map(|step| &step.operation));
    let mut counts = Vec::new();
    for (step, planned) in plan.steps.iter().enumerate().filter(|(_, step)| step.phase == Phase::Apply) {
        let (measurement, only, transform) = match &planned.operation {
            Operation::CopyPoints(own) => (&own.measurement, own.only.clone(), &own.transform),
            Operation::RewritePoints(own) => {
                repeatable(&planned.operation, &own.transform)?;
                (&own.measurement, BTreeMap::new(), &own.transform)
            }
            _ => continue,
        };
        let name = present.name(planned.operation.bucket());
        let Some(bucket) = live.bucket(name) else { continue };
        let copied = Copied { measurement: measurement.clone(), only };
        counts.push(count(step, survey(&mover, &bucket, &copied, transform)?));
    }
    Ok(counts)
}

/// Refuses plans of which a step would stop half way.
pub(super) fn all_good(plan: &Plan, counts: &[Count]) -> Result<(), Error> {
    let Some(bad) = counts.iter().find(|count| !count.is_good()) else { return Ok(()) };
    let step = plan.steps.get(bad.step).map(|step| step.operation.describe()).unwrap_or_default();
    Err(Error::CannotChange { step, count: Box::new(bad.clone()) })
}

/// A rewrite that was cut off is begun again on points of which some are changed already.
fn repeatable(operation: &Operation, transform: &Transform) -> Result<(), Error> {
    if transform.is_repeatable() {
        return Ok(());
    }
    Err(Error::NotRepeatable { step: operation.describe() })
}

fn count(step: usize, survey: Survey) -> Count {
    let Survey { tally, collided, .. } = survey;
    let failures = tally.failures.values();
    let examples = failures.clone().flat_map(|failures| &failures.examples).take(3).map(|example| {
        let (at, why) = (instant(example.time), &example.why);
        format!("{} of {} at {at} is {}: {why}", example.key, example.series, example.value)
    });
    Count {
        step,
        points: tally.points_in,
        changed: tally.changed,
        dropped: tally.dropped,
        kept: tally.kept,
        lost: tally.lost,
        merged: tally.merged,
        shifted: tally.shifted,
        failed: failures.clone().map(|failures| failures.count).sum(),
        collided,
        examples: examples.collect(),
    }
}
