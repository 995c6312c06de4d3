//! Whether the token may do what a plan needs, asked before anything is changed: a plan that stops
//! half way for want of a permission helps nobody.

use super::Error;
use crate::{
    influx::{Client, Live},
    plan::Operation,
};

/// Probes what the operations need on a server of which `live` is a fresh look.
pub fn permitted<'a>(
    client: &Client,
    live: &Live,
    operations: impl IntoIterator<Item = &'a Operation>,
) -> Result<(), Error> {
    let mut asked_for_create = false;
    for operation in operations {
        let creates = matches!(operation, Operation::CreateBucket(_));
        if creates && !std::mem::replace(&mut asked_for_create, true) {
            may_create(client, live)?;
        }
        if !creates {
            may_change(client, live, operation.bucket())?;
        }
    }
    Ok(())
}

fn may_create(client: &Client, live: &Live) -> Result<(), Error> {
    if client.may_create_buckets(&live.organization)? {
        return Ok(());
    }
    let permission = format!("write:orgs/{}/buckets", live.organization.id);
    Err(Error::MayNot { what: "create buckets".to_owned(), permission })
}

fn may_change(client: &Client, live: &Live, name: &str) -> Result<(), Error> {
    match live.bucket(name) {
        Some(bucket) if !client.may_change(&bucket)? => {
            let permission = format!("write:orgs/{}/buckets/{}", live.organization.id, bucket.id);
            Err(Error::MayNot { what: format!("change the bucket `{name}`"), permission })
        }
        // A bucket that an earlier step renames is asked for under its former name.
        _ => Ok(()),
    }
}
