//! Whether the token may do what a plan needs, asked before anything is changed: a plan that stops
//! half way for want of a permission helps nobody.

use super::{Error, tasks::may_not_read};
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
    let (mut asked_for_create, mut asked_for_tasks, mut asked_to_read) = (false, false, false);
    for operation in operations {
        match operation {
            Operation::Table(_) => {}
            Operation::CreateBucket(_) => once(&mut asked_for_create, || may_create(client, live))?,
            Operation::PutTask(_) | Operation::RemoveTask(_) => {
                once(&mut asked_for_tasks, || may_write_tasks(client, live))?;
            }
            Operation::SetRollupTask(_) => {
                once(&mut asked_for_tasks, || may_write_tasks(client, live))?;
                once(&mut asked_to_read, || may_read_tasks(client, live))?;
            }
            Operation::CopyPoints(own) => may_change(client, live, &own.to_bucket)?,
            _ => may_change(client, live, operation.bucket())?,
        }
    }
    Ok(())
}

fn once(asked: &mut bool, ask: impl FnOnce() -> Result<(), Error>) -> Result<(), Error> {
    if std::mem::replace(asked, true) { Ok(()) } else { ask() }
}

/// Whether it may see them shows when one was made.
fn may_write_tasks(client: &Client, live: &Live) -> Result<(), Error> {
    if client.may_write_tasks(&live.organization)? {
        return Ok(());
    }
    let permission = format!("write:orgs/{}/tasks", live.organization.id);
    Err(Error::MayNot { what: "make and remove tasks".to_owned(), permission })
}

/// Whether it may see those that are there: others of the same mark would be made beside them.
fn may_read_tasks(client: &Client, live: &Live) -> Result<(), Error> {
    if client.may_read_tasks(&live.organization)? { Ok(()) } else { Err(may_not_read(&live.organization)) }
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
