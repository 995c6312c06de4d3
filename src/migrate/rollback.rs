//! The way back: the reversals of a revision's steps, the last step first.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::{
    Consent, Error, Event, Listener, Session,
    facts::facts,
    lock::Lock,
    mark,
    open_groups::not_open,
    permitted::permitted,
    steps::{carry_out, settle},
    tables,
};
use crate::{
    ledger::{Part, Revision, RevisionState, StepState},
    plan::{Facts, Hazard, Operation, Reversal, Step},
};

/// What taking back some revisions means, before it is done.
#[derive(Debug)]
pub struct WayBack {
    /// The revisions, the newest first.
    pub revisions: Vec<Revision>,
    /// What is done, in order, with what each costs now.
    pub operations: Vec<(Operation, Hazard)>,
    /// What does not come back, in words.
    pub not_restored: Vec<String>,
}

impl WayBack {
    /// The buckets that lose data on the way back.
    pub fn losses(&self) -> Vec<String> {
        let lossy = self.operations.iter().filter(|(_, hazard)| hazard.is_destructive());
        lossy.map(|(operation, _)| operation.bucket().to_owned()).collect()
    }
}

/// The way back to before revision `oldest` (the last one that is not rolled back, if `None`).
pub fn way_back(session: &Session<'_>, oldest: Option<u64>) -> Result<WayBack, Error> {
    let mut revisions = session.ledger.revisions(&session.organization.id.to_string())?;
    revisions.retain(|revision| revision.state != RevisionState::RolledBack);
    revisions.reverse();
    let newest = revisions.first().ok_or(Error::NothingToRollBack)?.number;
    let oldest = oldest.unwrap_or(newest);
    if !revisions.iter().any(|revision| revision.number == oldest) {
        return Err(Error::NoRevision(oldest));
    }
    revisions.retain(|revision| revision.number >= oldest);
    revisions.iter().try_for_each(|revision| tables::can_go_back(&revision.plan, session))?;
    let steps = revisions.iter().flat_map(reversible);
    let operations: Vec<Operation> = revisions.iter().flat_map(way_of).collect();
    tables::copies_are_there(session, revisions.iter().flat_map(kept_of))?;
    let not_restored = steps.filter_map(|(_, step)| not_restored(step)).collect();
    let facts = look_at(session, &operations)?;
    Ok(WayBack { operations: with_hazards(operations, &facts), revisions, not_restored })
}

/// What each operation costs now. A bucket whose points are archived and removed before it is deleted
/// may be empty by then; that is looked at when its turn comes.
fn with_hazards(operations: Vec<Operation>, facts: &Facts) -> Vec<(Operation, Hazard)> {
    let mut emptied = BTreeSet::new();
    let hazard = |operation: Operation| {
        if let Operation::RemovePoints(_) = operation {
            emptied.insert(operation.bucket().to_owned());
        }
        let is_emptied =
            matches!(operation, Operation::DeleteBucket(_)) && emptied.contains(operation.bucket());
        let hazard = if is_emptied { Hazard::Safe } else { operation.hazard(facts) };
        (operation, hazard)
    };
    operations.into_iter().map(hazard).collect()
}

/// The steps whose effects may be there, each with its position, the last one first.
fn reversible(revision: &Revision) -> impl Iterator<Item = (usize, &Step)> {
    let begun =
        |state: StepState| matches!(state, StepState::Started | StepState::Done | StepState::Reversing);
    let steps = revision.steps.iter().enumerate().rev().filter(move |(_, recorded)| begun(recorded.state));
    steps.map(|(position, recorded)| (position, &recorded.step))
}

fn way_of(revision: &Revision) -> Vec<Operation> {
    reversible(revision).flat_map(|(_, step)| step.reversal.operations().to_vec()).collect()
}

/// The same, each with the revision and the position of the step that it takes back.
fn kept_of(revision: &Revision) -> impl Iterator<Item = ((u64, usize), &Operation)> {
    reversible(revision).flat_map(move |(position, step)| {
        let operations = step.reversal.operations().iter();
        operations.map(move |operation| ((revision.number, position), operation))
    })
}

fn not_restored(step: &Step) -> Option<String> {
    let bucket = step.operation.bucket();
    match &step.reversal {
        Reversal::Full { .. } => None,
        Reversal::SettingsOnly { lost, .. } => Some(format!("`{bucket}`: {lost}")),
        Reversal::None { reason } => Some(format!("`{bucket}`: {reason}")),
    }
}

fn look_at(session: &Session<'_>, operations: &[Operation]) -> Result<Facts, Error> {
    let buckets = operations.iter().filter_map(Operation::bucket_name);
    let names = buckets.map(str::to_owned).collect();
    let live = tables::look(session, &names, false)?;
    facts(session.client, &live, operations)
}

/// Takes the revisions back, the newest first.
pub fn roll_back(
    session: &mut Session<'_>,
    way_back: WayBack,
    consent: Consent,
    listener: &mut Listener<'_>,
) -> Result<Vec<Revision>, Error> {
    consent.covers(way_back.losses())?;
    let lock = Lock::take(session, listener)?;
    let done = take_back(session, way_back.revisions, consent, listener);
    let released = lock.release(session.client);
    let revisions = done?;
    released?;
    Ok(revisions)
}

fn take_back(
    session: &mut Session<'_>,
    mut revisions: Vec<Revision>,
    consent: Consent,
    listener: &mut Listener<'_>,
) -> Result<Vec<Revision>, Error> {
    mark::check(session)?;
    let operations: Vec<Operation> = revisions.iter().flat_map(way_of).collect();
    let buckets = operations.iter().filter_map(Operation::bucket_name);
    let names = buckets.map(str::to_owned).collect();
    let live = tables::look(session, &names, false)?;
    permitted(session.client, &live, &operations)?;
    not_open(session.client, &live, &operations, session.moving)?;
    tables::may_change(session, &operations)?;
    for revision in &mut revisions {
        session.ledger.record_revision(revision, RevisionState::RollingBack, None, Timestamp::now())?;
        carry_on(session, revision, consent, listener)?;
    }
    Ok(revisions)
}

/// Reverses every step of one revision that may have happened, the last one first.
pub(super) fn carry_on(
    session: &mut Session<'_>,
    revision: &mut Revision,
    consent: Consent,
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    tables::can_go_back(&revision.plan, session)?;
    let of = revision.steps.len();
    for position in (0..of).rev() {
        match revision.steps[position].state {
            StepState::Pending | StepState::Failed => {
                session.ledger.record_step(revision, position, StepState::Reversed, Timestamp::now())?;
            }
            StepState::Started | StepState::Done | StepState::Reversing => {
                reverse(session, revision, position, consent, listener)?;
            }
            StepState::Reversed => {}
        }
    }
    let names: BTreeSet<String> = revision.plan.depends_on.iter().cloned().collect();
    let live = tables::look(session, &names, false)?;
    settle(session, revision, live, RevisionState::RolledBack, listener)
}

fn reverse(
    session: &mut Session<'_>,
    revision: &mut Revision,
    position: usize,
    consent: Consent,
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    session.ledger.record_step(revision, position, StepState::Reversing, Timestamp::now())?;
    let (number, of) = (revision.steps.len() - position, revision.steps.len());
    let operations = revision.steps[position].step.reversal.operations().to_vec();
    for (part, operation) in (1..).zip(&operations) {
        listener(Event::StepStarted { number, of, operation });
        let part = Part { position, part };
        carry_out(session, revision, part, operation, Some(consent), listener)?;
    }
    Ok(session.ledger.record_step(revision, position, StepState::Reversed, Timestamp::now())?)
}
