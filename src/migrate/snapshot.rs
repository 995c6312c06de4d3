//! What the server holds when a revision has ended: for the ledger, and for `drift` to compare with.
//!
//! All steps are done by then. What cannot be looked at is left out and told to the listener; it is
//! no reason to call the revision unfinished.

use std::collections::BTreeSet;

use super::{Event, Listener, Session};
use crate::{
    influx::{Live, observe},
    model::{Observed, Snapshot, Task},
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
    let observed = observe(session.client, &live, &managed, session.jobs).unwrap_or_else(|error| {
        listener(Event::NotRecorded { what: "the measurements", why: &error.to_string() });
        Observed::new()
    });
    Snapshot {
        taken_at: Some(live.time),
        ids: live.ids.iter().map(|(name, id)| (name.clone(), id.to_string())).collect(),
        hidden: plan.hidden.iter().cloned().collect(),
        tasks: tasks.into_iter().map(|task| (task.id.to_string(), Task::from(task))).collect(),
        observed: observed.into_iter().map(|(name, bucket)| (name, bucket.shape())).collect(),
        schema: live.schema,
    }
}
