//! The second half of a revision in two phases: what takes the old shape away.

use std::{collections::BTreeSet, num::NonZeroUsize};

use jiff::Timestamp;

use super::{
    Error, Listener, Session, Usage,
    lock::Lock,
    look_for_use, mark, old_shapes,
    open_groups::not_open,
    permitted::permitted,
    propose::look,
    steps::{settle, steps},
    tables,
};
use crate::{
    impact::Thing,
    influx::{Client, Live},
    ledger::{Revision, RevisionState},
    model::Span,
    plan::{Operation, Phase},
};

/// The revisions that wait for it, the oldest first.
pub fn waiting(session: &Session<'_>) -> Result<Vec<Revision>, Error> {
    let mut revisions = session.ledger.revisions(&session.organization.id.to_string())?;
    revisions.retain(|revision| revision.state == RevisionState::Expanded);
    Ok(revisions)
}

/// Completes the revisions, the oldest first. Nothing may have written what goes for `quiet_for`, and
/// nothing on the server may name it; without a time that is not looked at.
///
/// # Errors
/// Before anything is changed: another database, a lock, an unfinished revision, a missing permission, an
/// old shape that is still in use. Later: whatever the server says; the revision is then unfinished, and
/// can be resumed or rolled back.
pub fn complete(
    session: &mut Session<'_>,
    mut revisions: Vec<Revision>,
    quiet_for: Option<Span>,
    listener: &mut Listener<'_>,
) -> Result<Vec<Revision>, Error> {
    revisions.iter().try_for_each(|revision| tables::is_of(&revision.plan, session))?;
    let lock = Lock::take(session, listener)?;
    let completed = complete_each(session, &mut revisions, quiet_for, listener);
    let released = lock.release(session.client);
    completed?;
    released?;
    Ok(revisions)
}

fn complete_each(
    session: &mut Session<'_>,
    revisions: &mut [Revision],
    quiet_for: Option<Span>,
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    if let Some(unfinished) = session.ledger.unfinished(&session.organization.id.to_string())? {
        return Err(Error::Unfinished(unfinished.number));
    }
    mark::check(session)?;
    let operations: Vec<Operation> = revisions.iter().flat_map(later).cloned().collect();
    let live = tables::look(session, &buckets_of(&operations), false)?;
    permitted(session.client, &live, &operations)?;
    // Who still uses what goes says more than that its shard group is open.
    if let Some(quiet_for) = quiet_for {
        usage_of(session.client, &live, &operations, quiet_for, session.jobs)?.refuse()?;
    }
    not_open(session.client, &live, &operations, session.moving)?;
    for revision in revisions {
        session.ledger.record_revision(revision, RevisionState::Completing, None, Timestamp::now())?;
        carry_on(session, revision, listener)?;
    }
    Ok(())
}

/// Who still writes or names what `complete` would take away of some revisions. Only reads.
pub fn usage(
    client: &Client,
    revisions: &[Revision],
    quiet_for: Span,
    jobs: NonZeroUsize,
) -> Result<Usage, Error> {
    let operations: Vec<Operation> = revisions.iter().flat_map(later).cloned().collect();
    usage_of(client, &look(client, &buckets_of(&operations))?, &operations, quiet_for, jobs)
}

fn buckets_of(operations: &[Operation]) -> BTreeSet<String> {
    operations.iter().filter_map(Operation::bucket_name).map(str::to_owned).collect()
}

fn usage_of(
    client: &Client,
    live: &Live,
    operations: &[Operation],
    quiet_for: Span,
    jobs: NonZeroUsize,
) -> Result<Usage, Error> {
    let shapes: Vec<Thing> = operations.iter().flat_map(old_shapes).collect();
    Ok(look_for_use(client, live, &shapes, quiet_for, jobs)?)
}

/// What `complete` does for a revision.
pub fn later(revision: &Revision) -> impl Iterator<Item = &Operation> {
    let steps = revision.steps.iter().filter(|recorded| recorded.step.phase == Phase::Complete);
    steps.map(|recorded| &recorded.step.operation)
}

/// Does every step of `complete` that is not done.
pub(super) fn carry_on(
    session: &mut Session<'_>,
    revision: &mut Revision,
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    tables::is_of(&revision.plan, session)?;
    steps(session, revision, Phase::Complete, listener)?;
    let names = revision.plan.depends_on.iter().cloned().collect();
    let live = tables::look(session, &names, false)?;
    settle(session, revision, live, RevisionState::Applied, listener)
}
