//! Applying a plan: lock, look again, journal, step by step, look once more.

use std::{collections::BTreeSet, time::Instant};

use jiff::Timestamp;

use super::{
    Consent, Error, Event, Listener, Session, archives::Kept, lock::Lock, mark, perform::perform,
    permitted::permitted, propose::look, snapshot::snapshot, still_agreed::still_agreed,
};
use crate::{
    influx,
    ledger::{NewRevision, Revision, RevisionState, StepState},
    plan::{Plan, Standing, fingerprint, render::subject},
};

/// Applies a plan as a new revision.
///
/// # Errors
/// Before anything is changed: a plan that is stale, edited or for another organization, a lock, an
/// unfinished revision, missing consent. Later: whatever the server says; the revision is then
/// unfinished, and can be resumed or rolled back.
pub fn apply(
    session: &mut Session<'_>,
    plan: &Plan,
    consent: Consent,
    listener: &mut Listener<'_>,
) -> Result<Revision, Error> {
    acceptable(session, plan, consent)?;
    let lock = Lock::take(session, listener)?;
    let applied = begin(session, plan, consent).and_then(|mut revision| {
        carry_on(session, &mut revision, listener)?;
        Ok(revision)
    });
    let released = lock.release(session.client);
    let revision = applied?;
    released?;
    Ok(revision)
}

/// All that can be said of a plan without the server.
fn acceptable(session: &Session<'_>, plan: &Plan, consent: Consent) -> Result<(), Error> {
    if !plan.is_genuine() {
        return Err(Error::Edited { plan: plan.id.clone() });
    }
    if plan.organization != session.organization.name {
        let (planned, here) = (plan.organization.clone(), session.organization.name.clone());
        return Err(Error::OtherOrganization { planned, here });
    }
    needs_nothing(plan)?;
    consent.covers(plan.losses())
}

/// Refuses a plan of which a part would be passed over.
pub fn needs_nothing(plan: &Plan) -> Result<(), Error> {
    let subjects: Vec<_> = plan.needs().iter().map(|need| subject(&need.change)).collect();
    if subjects.is_empty() { Ok(()) } else { Err(Error::Needs(subjects)) }
}

/// Under the lock: nothing unfinished, nobody else's changes, the server as the plan saw it. Then
/// the revision stands in the ledger.
fn begin(session: &mut Session<'_>, plan: &Plan, consent: Consent) -> Result<Revision, Error> {
    if let Some(unfinished) = session.ledger.unfinished(&session.organization.id.to_string())? {
        return Err(Error::Unfinished(unfinished.number));
    }
    if !consent.new_history {
        mark::check(session)?;
    }
    let names: BTreeSet<String> = plan.depends_on.iter().cloned().collect();
    let live = look(session.client, &names)?;
    if !plan.matches(&live.schema) {
        return Err(Error::Stale { plan: plan.id.clone() });
    }
    permitted(session.client, &live, plan.steps.iter().map(|step| &step.operation))?;
    let unkept = plan.unkept().map(|step| &step.operation);
    still_agreed(session.client, &live, unkept, consent)?;
    Ok(session.ledger.begin(NewRevision {
        organization_id: &session.organization.id.to_string(),
        server: &live.server,
        plan: &plan.without_data(),
        actor: &session.actor.name,
        at: Timestamp::now(),
    })?)
}

/// Does every step that is not done, then looks whether the server is what the plan promised.
pub(super) fn carry_on(
    session: &mut Session<'_>,
    revision: &mut Revision,
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    for position in 0..revision.steps.len() {
        if revision.steps[position].state != StepState::Done {
            step(session, revision, position, listener)?;
        }
    }
    let names: BTreeSet<String> = revision.plan.depends_on.iter().cloned().collect();
    let live = look(session.client, &names)?;
    if fingerprint(&live.schema, &revision.plan.depends_on) != revision.plan.to {
        return Err(Error::NotThere(revision.plan.depends_on.clone()));
    }
    // The mark first: a revision that is recorded as ended has nothing left to do.
    let snapshot = snapshot(session, &revision.plan, live, listener);
    mark::write(session, revision)?;
    Ok(session.ledger.record_revision(revision, RevisionState::Applied, Some(&snapshot), Timestamp::now())?)
}

/// One step: journal, look, do, journal. What is found done was interrupted after its requests.
fn step(
    session: &mut Session<'_>,
    revision: &mut Revision,
    position: usize,
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    let operation = revision.steps[position].step.operation.clone();
    let begun = Instant::now();
    listener(Event::StepStarted { number: position + 1, of: revision.steps.len(), operation: &operation });
    session.ledger.record_step(revision, position, StepState::Started, Timestamp::now())?;
    let names = [operation.bucket().to_owned()].into_iter().chain(revision.plan.depends_on.iter().cloned());
    let live = look(session.client, &names.collect())?;
    match operation.standing(&live.schema) {
        Standing::After => listener(Event::StepFoundDone),
        Standing::Elsewhere => {
            return Err(Error::Elsewhere {
                bucket: operation.bucket().to_owned(),
                step: operation.describe(),
            });
        }
        Standing::Before => {
            if let Err(error) =
                perform(session, Kept { revision: revision.number, position }, &live, &operation)
            {
                refused(session, revision, position, &error)?;
                return Err(error);
            }
            listener(Event::StepDone { took: begun.elapsed() });
        }
    }
    Ok(session.ledger.record_step(revision, position, StepState::Done, Timestamp::now())?)
}

/// A step that the server refused (4xx) did not happen; of any other failure that cannot be said.
fn refused(
    session: &mut Session<'_>,
    revision: &mut Revision,
    position: usize,
    error: &Error,
) -> Result<(), Error> {
    if matches!(error, Error::Server(influx::Error::Refused { status: ..500, .. })) {
        session.ledger.record_step(revision, position, StepState::Failed, Timestamp::now())?;
    }
    Ok(())
}
