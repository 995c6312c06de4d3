//! Points on their way into a bucket: one thread makes lines, another sends them, in their order.

use std::{
    sync::mpsc::{Receiver, sync_channel},
    thread,
};

use super::{Error, Mover};
use crate::{
    influx::LiveBucket,
    points::{Batch, encode},
};

/// What a request carries at most, about: more only keep the server's answer waiting (measured).
const LINES: usize = 10_000;
const BYTES: usize = 1 << 20;

/// Requests that wait while one is on its way.
const WAITING: usize = 2;

/// Writes the batches that `make` gives away; what `make` returns. All of them are written then.
///
/// # Errors
/// [`Error::NotTaken`] where the server refuses points.
pub(super) fn write<T>(
    mover: &Mover<'_>,
    bucket: &LiveBucket,
    make: impl FnOnce(&mut dyn FnMut(&Batch) -> Result<(), Error>) -> Result<T, Error>,
) -> Result<T, Error> {
    let (sender, receiver) = sync_channel::<Vec<u8>>(WAITING);
    thread::scope(|scope| {
        let writer = scope.spawn(move || send(mover, bucket, &receiver));
        let (mut lines, mut count) = (Vec::new(), 0);
        // A writer that failed takes nothing any more; its error is the one that counts.
        let give = |lines: Vec<u8>| sender.send(lines).map_err(|_| Error::Stopped);
        let result = make(&mut |batch| {
            mover.pace.wait(batch.times.len());
            encode(batch, &mut lines);
            count += batch.times.len();
            if count >= LINES || lines.len() >= BYTES {
                count = 0;
                give(std::mem::take(&mut lines))?;
            }
            Ok(())
        });
        let rest = |_: &T| if lines.is_empty() { Ok(()) } else { give(lines) };
        let result = result.and_then(|value| rest(&value).map(|()| value));
        drop(sender);
        match writer.join() {
            Ok(written) => written.and(result),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

fn send(mover: &Mover<'_>, bucket: &LiveBucket, lines: &Receiver<Vec<u8>>) -> Result<(), Error> {
    lines.iter().try_for_each(|lines| send_lines(mover, bucket, &lines))
}

/// Writes lines in one request.
pub(super) fn send_lines(mover: &Mover<'_>, bucket: &LiveBucket, lines: &[u8]) -> Result<(), Error> {
    mover.client.write(bucket, lines).map_err(|error| match error.of_points() {
        Some(_) => Error::NotTaken { bucket: bucket.settings.name.clone(), source: Box::new(error) },
        None => Error::Server(error),
    })
}
