//! Operations → requests and files.

use std::{sync::Mutex, time::Instant};

use super::{Error, Listener, Session, archives, points, rollups, tables, tasks};
use crate::{
    influx::{Live, LiveBucket},
    ledger::{Part, Revision},
    plan::Operation,
    transfer::Entry,
};

/// Does one operation of a revision, on a server of which `live` is a fresh look. Returns what of an
/// archive was not given back, because the bucket has other points there.
pub(super) fn perform(
    session: &Session<'_>,
    revision: &Revision,
    part: Part,
    live: &Live,
    operation: &Operation,
    listener: &mut Listener<'_>,
) -> Result<Vec<Entry>, Error> {
    let client = session.client;
    let bucket = |name: &str| bucket(live, name, operation);
    let (listener, begun) = (Mutex::new(listener), Instant::now());
    let work = points::Work { session, revision, part, live, listener, begun };
    match operation {
        Operation::SetRollupTask(own) => rollups::set_rollup_task(client, &live.organization, own)?,
        Operation::Table(own) => tables::perform(&work, own)?,
        Operation::ArchivePoints(own) => archives::archive(&work, &bucket(&own.bucket)?, own)?,
        Operation::RestorePoints(own) => return archives::restore(&work, &bucket(&own.bucket)?),
        Operation::CopyPoints(own) => work.copy(&bucket(&own.bucket)?, &bucket(&own.to_bucket)?, own)?,
        Operation::RemovePoints(own) => work.remove(&bucket(&own.bucket)?, own)?,
        Operation::RevertPoints(own) => work.revert(&bucket(&own.bucket)?, own)?,
        Operation::RewritePoints(own) => work.rewrite(&bucket(&own.bucket)?, own)?,
        Operation::CreateBucket(own) => client.create_bucket(&live.organization, &own.bucket).map(drop)?,
        Operation::DeleteBucket(own) => client.delete_bucket(&bucket(&own.bucket.name)?).map(drop)?,
        Operation::PutTask(own) => tasks::put_task(client, &live.organization, own)?,
        Operation::RemoveTask(own) => tasks::remove_task(client, &live.organization, &own.name)?,
        Operation::RenameBucket(own) => client.rename_bucket(&bucket(&own.from)?, &own.to).map(drop)?,
        Operation::SetDescription(own) => {
            client.set_description(&bucket(&own.bucket)?, &own.to).map(drop)?;
        }
        Operation::SetKeeping(own) => client.set_keeping(&bucket(&own.bucket)?, own.to).map(drop)?,
    }
    Ok(Vec::new())
}

fn bucket(live: &Live, name: &str, operation: &Operation) -> Result<LiveBucket, Error> {
    let gone = || Error::Elsewhere { bucket: name.to_owned(), step: operation.describe() };
    live.bucket(name).ok_or_else(gone)
}
