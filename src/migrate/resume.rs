//! Finishing what was interrupted.

use super::{Consent, Error, Listener, Session, apply, complete, lock::Lock, rollback};
use crate::ledger::{Revision, RevisionState};

/// Finishes the revision that was interrupted, in the direction in which it was going.
///
/// Each step that was begun is settled by looking at the server, so that nothing is done twice.
pub fn resume(
    session: &mut Session<'_>,
    consent: Consent,
    listener: &mut Listener<'_>,
) -> Result<Revision, Error> {
    let unfinished = session.ledger.unfinished(&session.organization.id.to_string())?;
    let mut revision = unfinished.ok_or(Error::NothingToResume)?;
    let lock = Lock::take(session, listener)?;
    let finished = match revision.state {
        RevisionState::RollingBack => rollback::carry_on(session, &mut revision, consent, listener),
        RevisionState::Completing => complete::carry_on(session, &mut revision, listener),
        _ => apply::carry_on(session, &mut revision, listener),
    };
    let released = lock.release(session.client);
    finished?;
    released?;
    Ok(revision)
}
