//! Whether a shard group would be rewritten to which points are still written, asked before anything is
//! changed: what stops half way helps nobody.

use super::{Error, Moving, present::Present};
use crate::{
    influx::{Client, Live},
    plan::Operation,
    transfer::{Mover, Open, refuse_open},
};

/// Refuses operations on measurements that have points in such a group, unless nobody writes there.
///
/// # Errors
/// [`transfer::Error::OpenGroup`](crate::transfer::Error::OpenGroup).
pub(super) fn not_open<'o>(
    client: &Client,
    live: &Live,
    operations: impl IntoIterator<Item = &'o Operation> + Clone,
    moving: Moving<'_>,
) -> Result<(), Error> {
    if moving.open() != Open::Refuse {
        return Ok(());
    }
    let mover = Mover::new(client, live, moving.jobs);
    let present = Present::of(operations.clone());
    for operation in operations {
        let (bucket, measurement) = match operation {
            Operation::RewritePoints(own) => (&own.bucket, &own.measurement),
            Operation::RevertPoints(own) => (&own.bucket, &own.measurement),
            _ => continue,
        };
        if let Some(bucket) = live.bucket(present.name(bucket)) {
            refuse_open(&mover, &bucket, measurement)?;
        }
    }
    Ok(())
}
