//! The steps of a revision, one after the other: journalled before, looked at, done, journalled after.

use std::time::Instant;

use jiff::Timestamp;

use super::{
    Consent, Error, Event, Listener, Session, mark, perform::perform, snapshot::snapshot,
    still_agreed::still_agreed, tables,
};
use crate::{
    influx::{self, Live},
    ledger::{Part, Revision, RevisionState, StepState},
    plan::{Operation, Phase, Standing},
};

/// Does every step of a phase that is not done.
pub(super) fn steps(
    session: &mut Session<'_>,
    revision: &mut Revision,
    phase: Phase,
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    let wanted = revision.steps.iter().enumerate().filter(|(_, recorded)| recorded.step.phase == phase);
    let positions: Vec<usize> = wanted.map(|(position, _)| position).collect();
    let of = positions.len();
    for (number, position) in (1..).zip(positions) {
        if revision.steps[position].state != StepState::Done {
            step(session, revision, position, (number, of), listener)?;
        }
    }
    Ok(())
}

/// One step; what is found done was interrupted after its requests.
fn step(
    session: &mut Session<'_>,
    revision: &mut Revision,
    position: usize,
    (number, of): (usize, usize),
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    let operation = revision.steps[position].step.operation.clone();
    listener(Event::StepStarted { number, of, operation: &operation });
    session.ledger.record_step(revision, position, StepState::Started, Timestamp::now())?;
    let part = Part { position, part: 0 };
    if let Err(error) = carry_out(session, revision, part, &operation, None, listener) {
        refused(session, revision, position, &error)?;
        return Err(error);
    }
    Ok(session.ledger.record_step(revision, position, StepState::Done, Timestamp::now())?)
}

/// One operation, if the server shows that it is not done. With a consent, what it would take away is
/// looked at once more.
pub(super) fn carry_out(
    session: &Session<'_>,
    revision: &Revision,
    part: Part,
    operation: &Operation,
    consent: Option<Consent>,
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    let begun = Instant::now();
    let bucket = operation.bucket_name().map(str::to_owned);
    let names = bucket.into_iter().chain(revision.plan.depends_on.iter().cloned());
    let is_task = matches!(operation, Operation::SetRollupTask(_));
    let live = tables::look(session, &names.collect(), is_task)?;
    match operation.standing(&live.schema) {
        Standing::After => listener(Event::StepFoundDone),
        Standing::Elsewhere => {
            let (bucket, step) = (operation.bucket().to_owned(), operation.describe());
            return Err(Error::Elsewhere { bucket, step });
        }
        Standing::Before => {
            if let Some(consent) = consent {
                still_agreed(session.client, &live, [operation], consent)?;
            }
            let left = perform(session, revision, part, &live, operation, listener)?;
            listener(Event::StepDone { took: begun.elapsed() });
            for entry in &left {
                listener(Event::LeftAlone { bucket: operation.bucket(), entry });
            }
        }
    }
    Ok(())
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

/// Records that a revision came to a rest, with what the server holds then. The mark first: a revision
/// that is recorded as ended has nothing left to do.
pub(super) fn settle(
    session: &mut Session<'_>,
    revision: &mut Revision,
    live: Live,
    state: RevisionState,
    listener: &mut Listener<'_>,
) -> Result<(), Error> {
    let snapshot = snapshot(session, &revision.plan, live, listener);
    mark::write(session, revision)?;
    Ok(session.ledger.record_revision(revision, state, Some(&snapshot), Timestamp::now())?)
}
