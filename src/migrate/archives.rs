//! Points that steps keep and give back: one archive for each step that makes one.

use std::path::PathBuf;

use super::{Error, Session, facts::facts};
use crate::{
    influx::{Live, LiveBucket},
    plan::ArchivePoints,
    transfer::{self, Archive, Entry, Wanted, Window},
};

/// A step of a revision, as far as its archive is named by it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kept {
    pub revision: u64,
    /// From 0.
    pub position: usize,
}

/// Archives what the change of a step will let go, from the start: an earlier attempt may have been
/// cut off, and points may have come since.
pub(super) fn archive(
    session: &Session<'_>,
    kept: Kept,
    live: &Live,
    bucket: &LiveBucket,
    operation: &ArchivePoints,
) -> Result<(), Error> {
    let folder = folder(session, kept)?;
    if folder.exists() {
        transfer::remove(&folder)?;
    }
    let facts = facts(session.client, live, [&operation.change()])?;
    let Some(range) = operation.range(&facts) else { return Ok(()) };
    let wanted = Wanted { range: Some(Window::before(range)), ..Wanted::default() };
    transfer::create(session.client, live, bucket, &wanted, &folder, session.jobs, &|_, _| {})?;
    Ok(())
}

/// Gives back what the archive of a step has and the bucket has no longer; the windows in which the
/// bucket has other points, which stay as they are. Where the step was cut off before its archive was
/// finished, nothing was let go either.
pub(super) fn restore(
    session: &Session<'_>,
    kept: Kept,
    live: &Live,
    bucket: &LiveBucket,
) -> Result<Vec<Entry>, Error> {
    let folder = folder(session, kept)?;
    if !folder.exists() || transfer::is_unfinished(&folder)? {
        return Ok(Vec::new());
    }
    let archive = Archive::open(&folder)?;
    transfer::verify(&archive)?;
    Ok(transfer::restore_missing(session.client, live, bucket, &archive, session.jobs)?)
}

/// Where the archive of a step is: named by the ledger, too, as another one counts from 1 again.
fn folder(session: &Session<'_>, kept: Kept) -> Result<PathBuf, Error> {
    let identity: String = session.ledger.identity()?.chars().take(8).collect();
    let name = format!("revision-{}-step-{}-{identity}", kept.revision, kept.position + 1);
    Ok(session.archives.join(name))
}
