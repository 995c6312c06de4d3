//! What a shorter retention lets go, kept before and given back: one archive for each such step.

use super::{Error, facts::facts, points::Work};
use crate::{
    influx::LiveBucket,
    plan::ArchivePoints,
    transfer::{self, Archive, Entry, Wanted, Window},
};

/// Archives what the change of a step will let go, from the start: an earlier attempt may have been
/// cut off, and points may have come since.
pub(super) fn archive(
    work: &Work<'_, '_>,
    bucket: &LiveBucket,
    operation: &ArchivePoints,
) -> Result<(), Error> {
    let folder = work.folder()?;
    if folder.exists() {
        transfer::remove(&folder)?;
    }
    let facts = facts(work.session.client, work.live, [&operation.change()])?;
    let Some(range) = operation.range(&facts) else { return Ok(()) };
    let wanted = Wanted { range: Some(Window::before(range)), ..Wanted::default() };
    work.archive(bucket, &wanted, &folder)
}

/// Gives back what the archive of a step has and the bucket has no longer; the windows in which the
/// bucket has other points, which stay as they are. Where the step was cut off before its archive was
/// finished, nothing was let go either.
pub(super) fn restore(work: &Work<'_, '_>, bucket: &LiveBucket) -> Result<Vec<Entry>, Error> {
    let folder = work.folder_of(0)?;
    if !folder.exists() || transfer::is_unfinished(&folder)? {
        return Ok(Vec::new());
    }
    let archive = Archive::open(&folder)?;
    transfer::verify(&archive)?;
    work.restore(bucket, &archive)
}
