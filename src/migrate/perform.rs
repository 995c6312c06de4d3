//! Operations → requests and files.

use super::{
    Error, Session,
    archives::{self, Kept},
};
use crate::{
    influx::{Live, LiveBucket},
    plan::Operation,
    transfer::Entry,
};

/// Does one operation of a step, on a server of which `live` is a fresh look. Returns what of an archive
/// was not given back, because the bucket has other points there.
pub(super) fn perform(
    session: &Session<'_>,
    kept: Kept,
    live: &Live,
    operation: &Operation,
) -> Result<Vec<Entry>, Error> {
    let client = session.client;
    match operation {
        Operation::ArchivePoints(own) => {
            archives::archive(session, kept, live, &bucket(live, &own.bucket, operation)?, own)?;
        }
        Operation::RestorePoints(own) => {
            return archives::restore(session, kept, live, &bucket(live, &own.bucket, operation)?);
        }
        Operation::CreateBucket(own) => client.create_bucket(&live.organization, &own.bucket).map(drop)?,
        Operation::DeleteBucket(own) => {
            client.delete_bucket(&bucket(live, &own.bucket.name, operation)?).map(drop)?;
        }
        Operation::RenameBucket(own) => {
            client.rename_bucket(&bucket(live, &own.from, operation)?, &own.to).map(drop)?;
        }
        Operation::SetDescription(own) => {
            client.set_description(&bucket(live, &own.bucket, operation)?, &own.to).map(drop)?;
        }
        Operation::SetKeeping(own) => {
            client.set_keeping(&bucket(live, &own.bucket, operation)?, own.to).map(drop)?;
        }
    }
    Ok(Vec::new())
}

fn bucket(live: &Live, name: &str, operation: &Operation) -> Result<LiveBucket, Error> {
    let gone = || Error::Elsewhere { bucket: name.to_owned(), step: operation.describe() };
    live.bucket(name).ok_or_else(gone)
}
