//! Writing an archive back, and seeing that it is there.

use std::{
    collections::BTreeSet,
    num::NonZeroUsize,
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{Archive, Entry, files};
use crate::{
    influx::{Client, Live, LiveBucket, Source, side_by_side},
    model::{ObservedBucket, ObservedMeasurement},
    points::Digest,
    transfer::{Error, look::look, read::From},
};

/// Some 10,000 lines: more at a time only keeps the server's answer waiting (measured).
const PIECE: usize = 1 << 20;

/// Writes the points of an archive to a bucket, file by file with at most `jobs` at a time, and reads
/// each window back. Points that are there already are written over with the same. `told` hears of
/// each file that is there, and how many are left.
///
/// # Errors
/// [`Error::Damaged`] and [`Error::Differs`]; the latter also where the bucket had other points of
/// the same measurement in a window.
pub fn restore(
    client: &Client,
    live: &Live,
    bucket: &LiveBucket,
    archive: &Archive,
    jobs: NonZeroUsize,
    told: &(dyn Fn(&Entry, usize) + Sync),
) -> Result<(), Error> {
    let all = &archive.manifest.entries;
    let left = AtomicUsize::new(all.len());
    let source = source(client, live, bucket)?;
    side_by_side(jobs, || all.par_iter().try_for_each(|entry| write(client, bucket, archive, entry)))?;
    let seen = seen(client, live, bucket, archive, jobs)?;
    let from = From { client, bucket, source: &source };
    side_by_side(jobs, || {
        all.par_iter().try_for_each(|entry| {
            compare(&from, &seen, entry)?;
            told(entry, left.fetch_sub(1, Ordering::Relaxed) - 1);
            Ok(())
        })
    })
}

/// Writes those windows of which the bucket holds no point, and reads them back. The windows in which
/// there are other points than were archived are left as they are and returned.
pub fn restore_missing(
    client: &Client,
    live: &Live,
    bucket: &LiveBucket,
    archive: &Archive,
    jobs: NonZeroUsize,
) -> Result<Vec<Entry>, Error> {
    let all = &archive.manifest.entries;
    let source = source(client, live, bucket)?;
    let before = seen(client, live, bucket, archive, jobs)?;
    let from = From { client, bucket, source: &source };
    let states: Vec<State> = side_by_side(jobs, || {
        let states = all.par_iter().map(|entry| state(&from, &before, entry));
        states.collect::<Result<_, Error>>()
    })?;
    let of = |wanted: State| all.iter().zip(&states).filter(move |(_, state)| **state == wanted);
    let missing: Vec<&Entry> = of(State::Missing).map(|(entry, _)| entry).collect();
    side_by_side(jobs, || missing.par_iter().try_for_each(|entry| write(client, bucket, archive, entry)))?;
    let after = seen(client, live, bucket, archive, jobs)?;
    side_by_side(jobs, || missing.par_iter().try_for_each(|entry| compare(&from, &after, entry)))?;
    Ok(of(State::Other).map(|(entry, _)| entry.clone()).collect())
}

/// What the bucket holds of a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Exactly what was archived.
    There,
    /// No point.
    Missing,
    /// Something else.
    Other,
}

fn state(from: &From<'_>, seen: &ObservedBucket, entry: &Entry) -> Result<State, Error> {
    let digest = digest(from, seen, entry)?;
    Ok(match entry.digest() {
        Some(archived) if archived == digest => State::There,
        _ if digest.points == 0 => State::Missing,
        _ => State::Other,
    })
}

fn source(client: &Client, live: &Live, bucket: &LiveBucket) -> Result<Source, Error> {
    let no_source = || Error::NoSource { bucket: bucket.settings.name.clone() };
    client.source(live, bucket)?.ok_or_else(no_source)
}

/// What is known of the archived measurements in the bucket.
fn seen(
    client: &Client,
    live: &Live,
    bucket: &LiveBucket,
    archive: &Archive,
    jobs: NonZeroUsize,
) -> Result<ObservedBucket, Error> {
    let names: BTreeSet<&str> =
        archive.manifest.entries.iter().map(|entry| entry.measurement.as_str()).collect();
    look(client, live, &bucket.settings.name, |measurement| names.contains(measurement), jobs)
}

fn write(client: &Client, bucket: &LiveBucket, archive: &Archive, entry: &Entry) -> Result<(), Error> {
    let path = archive.folder.join(&entry.file);
    files::read(&path, &entry.sha256, PIECE, |lines| Ok(client.write(bucket, lines)?))
}

/// Whether the bucket holds what the archive has of a window.
fn compare(from: &From<'_>, seen: &ObservedBucket, entry: &Entry) -> Result<(), Error> {
    if entry.digest() == Some(digest(from, seen, entry)?) {
        return Ok(());
    }
    Err(Error::Differs {
        bucket: from.bucket.settings.name.clone(),
        measurement: entry.measurement.clone(),
        from: entry.window.start.to_string(),
        to: entry.window.end.to_string(),
    })
}

/// What the points of a window of the bucket add up to.
fn digest(from: &From<'_>, seen: &ObservedBucket, entry: &Entry) -> Result<Digest, Error> {
    let nothing = ObservedMeasurement::default();
    let measurement = seen.measurements.get(&entry.measurement).unwrap_or(&nothing);
    from.window(&entry.measurement, measurement, entry.window(), |_| Ok(()))
}
