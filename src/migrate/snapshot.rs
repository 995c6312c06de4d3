//! What the server holds when a revision has ended: for the ledger, and for `drift` to compare with.
//!
//! All steps are done by then. What cannot be looked at is left out and told to the listener; it is
//! no reason to call the revision unfinished.

use std::collections::{BTreeMap, BTreeSet};

use super::{Event, Listener, Session};
use crate::{
    influx::{Error, Live, look_at_times, observe},
    model::{Observed, Retention, Schema, Snapshot, Task},
    plan::Plan,
};

/// Looks at tasks and at the data of the buckets that the plan of the revision is about; `live` is a
/// fresh look at them.
pub(super) fn snapshot(
    session: &Session<'_>,
    plan: &Plan,
    live: Live,
    listener: &mut Listener<'_>,
) -> Snapshot {
    let managed: BTreeSet<String> = plan.depends_on.iter().cloned().collect();
    let tasks = session.client.tasks(&session.organization).unwrap_or_else(|error| {
        listener(Event::NotRecorded { what: "the tasks", why: &error.to_string() });
        Vec::new()
    });
    let observed = observed(session, &live, &managed).unwrap_or_else(|error| {
        listener(Event::NotRecorded { what: "the measurements", why: &error.to_string() });
        Observed::new()
    });
    Snapshot {
        taken_at: Some(live.time),
        ids: live.ids.iter().map(|(name, id)| (name.clone(), id.to_string())).collect(),
        hidden: plan.hidden.iter().cloned().collect(),
        tasks: tasks.into_iter().map(|task| (task.id.to_string(), Task::from(task))).collect(),
        sqlite: session.database.as_ref().map(|database| database.name().to_owned()),
        observed: observed.into_iter().map(|(name, bucket)| (name, bucket.shape())).collect(),
        // They are among the tasks.
        schema: Schema { rollup_tasks: BTreeMap::new(), ..live.schema },
    }
}

/// What is seen of the data, with the times of what the server will forget: when it is gone they
/// tell whether that was all.
fn observed(session: &Session<'_>, live: &Live, managed: &BTreeSet<String>) -> Result<Observed, Error> {
    let mut observed = observe(session.client, live, managed, session.jobs)?;
    let forgets = |name: &String| {
        live.schema.buckets.get(name).is_some_and(|bucket| bucket.retention != Retention::Infinite)
    };
    let forgetful = observed.iter().filter(|(name, _)| forgets(name));
    let wanted = forgetful.flat_map(|(name, bucket)| {
        bucket.measurements.keys().map(|measurement| (name.clone(), measurement.clone()))
    });
    let wanted = wanted.collect();
    look_at_times(session.client, live, &mut observed, &wanted, session.jobs)?;
    Ok(observed)
}
