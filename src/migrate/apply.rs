//! Applying a plan: lock, look again, journal, step by step, look once more.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Consent, Error, Listener, Session,
    lock::Lock,
    mark,
    open_groups::not_open,
    permitted::permitted,
    rehearse::{all_good, rehearse_on},
    steps::{settle, steps},
    still_agreed::still_agreed,
    tables,
};
use crate::{
    ledger::{NewRevision, Revision, RevisionState},
    plan::{Phase, Plan},
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
    tables::is_of(plan, session)?;
    consent.covers(plan.losses())
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
    let live = tables::look(session, &names, !plan.rollups.is_empty())?;
    if !(plan.matches(&live.schema) && plan.matches_tables(&live.schema)) {
        return Err(Error::Stale { plan: plan.id.clone() });
    }
    let operations = plan.steps.iter().map(|step| &step.operation);
    permitted(session.client, &live, operations.clone())?;
    tables::permitted(session, operations)?;
    let unkept = plan.unkept().map(|step| &step.operation);
    still_agreed(session.client, &live, unkept, consent)?;
    let now = plan.steps.iter().filter(|step| step.phase == Phase::Apply).map(|step| &step.operation);
    not_open(session.client, &live, now, session.moving)?;
    all_good(plan, &rehearse_on(session.client, &live, plan, session.moving)?)?;
    Ok(session.ledger.begin(NewRevision {
        organization_id: &session.organization.id.to_string(),
        server: &live.server,
        plan: &plan.without_data(),
        actor: &session.actor.name,
        at: Timestamp::now(),
    })?)
}

/// Does every step of `apply` that is not done, then looks whether the server is what the plan promised.
pub(super) fn carry_on(
    session: &mut Session<'_>,
    revision: &mut Revision,
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    tables::is_of(&revision.plan, session)?;
    steps(session, revision, Phase::Apply, listener)?;
    let names: BTreeSet<String> = revision.plan.depends_on.iter().cloned().collect();
    let live = tables::look(session, &names, !revision.plan.rollups.is_empty())?;
    if !revision.plan.is_reached(&live.schema) {
        let names = revision.plan.depends_on.iter().chain(&revision.plan.rollups);
        return Err(Error::NotThere(names.cloned().collect()));
    }
    tables::reached(&revision.plan, &live.schema)?;
    let waits = revision.plan.is_in_two_phases();
    let state = if waits { RevisionState::Expanded } else { RevisionState::Applied };
    settle(session, revision, live, state, listener)
}
