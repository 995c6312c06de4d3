//! Operations → requests.

use super::Error;
use crate::{
    influx::{Client, Live, LiveBucket},
    plan::Operation,
};

/// Does one operation on a server of which `live` is a fresh look.
pub fn perform(client: &Client, live: &Live, operation: &Operation) -> Result<(), Error> {
    match operation {
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
    Ok(())
}

fn bucket(live: &Live, name: &str, operation: &Operation) -> Result<LiveBucket, Error> {
    let gone = || Error::Elsewhere { bucket: name.to_owned(), step: operation.describe() };
    live.bucket(name).ok_or_else(gone)
}
