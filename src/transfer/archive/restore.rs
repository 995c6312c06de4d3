//! Writing an archive back, and seeing that it is there.

use std::{collections::BTreeSet, sync::Mutex};

use super::{Archive, Entry, files};
use crate::{
    influx::LiveBucket,
    model::{ObservedBucket, ObservedMeasurement},
    points::Digest,
    transfer::{Error, Mover, again::again, pipe::send_lines, place::Place, read::Reader, unpoisoned},
};

/// Some 10,000 lines: more at a time only keeps the server's answer waiting (measured).
const PIECE: usize = 1 << 20;

/// Writes the points of an archive to a bucket, file by file, and reads each window back. Points that
/// are there already are written over with the same.
///
/// # Errors
/// [`Error::Damaged`] and [`Error::Differs`]; the latter also where the bucket had other points of
/// the same measurement in a window.
pub fn restore(mover: &Mover<'_>, bucket: &LiveBucket, archive: &Archive) -> Result<(), Error> {
    let place = Place::open(mover, bucket)?;
    write_all(mover, bucket, archive, &archive.manifest.entries)?;
    let seen = seen(mover, &place, archive)?;
    mover.each(&archive.manifest.entries, Entry::window, |entry| {
        compare(mover, &place, &seen, entry)?;
        Ok(entry.points)
    })
}

/// Writes those windows of which the bucket holds no point, and reads them back. The windows in which
/// there are other points than were archived are left as they are and returned.
pub fn restore_missing(
    mover: &Mover<'_>,
    bucket: &LiveBucket,
    archive: &Archive,
) -> Result<Vec<Entry>, Error> {
    let place = Place::open(mover, bucket)?;
    let before = seen(mover, &place, archive)?;
    let (missing, other) = (Mutex::new(Vec::new()), Mutex::new(Vec::new()));
    mover.each(&archive.manifest.entries, Entry::window, |entry| {
        let digest = digest(mover, &place, &before, entry)?;
        if digest.points == 0 {
            unpoisoned(missing.lock()).push(entry.clone());
        } else if entry.digest() != Some(digest) {
            unpoisoned(other.lock()).push(entry.clone());
        }
        Ok(digest.points)
    })?;
    let (missing, mut other) = (unpoisoned(missing.into_inner()), unpoisoned(other.into_inner()));
    write_all(mover, bucket, archive, &missing)?;
    let after = seen(mover, &place, archive)?;
    mover.each(&missing, Entry::window, |entry| {
        compare(mover, &place, &after, entry)?;
        Ok(entry.points)
    })?;
    other.sort_by(|a, b| (&a.measurement, a.window).cmp(&(&b.measurement, b.window)));
    Ok(other)
}

/// What is known of the archived measurements in the bucket.
fn seen(mover: &Mover<'_>, place: &Place<'_>, archive: &Archive) -> Result<ObservedBucket, Error> {
    let names: BTreeSet<&str> =
        archive.manifest.entries.iter().map(|entry| entry.measurement.as_str()).collect();
    place.look(mover, |measurement| names.contains(measurement))
}

fn write_all(
    mover: &Mover<'_>,
    bucket: &LiveBucket,
    archive: &Archive,
    entries: &[Entry],
) -> Result<(), Error> {
    mover.quietly(entries, |entry| {
        let path = archive.folder.join(&entry.file);
        files::read(&path, &entry.sha256, PIECE, |lines| {
            mover.pace.wait(memchr::memchr_iter(b'\n', lines).count());
            again(|| send_lines(mover, bucket, lines))
        })
    })
}

/// Whether the bucket holds what the archive has of a window.
fn compare(mover: &Mover<'_>, place: &Place<'_>, seen: &ObservedBucket, entry: &Entry) -> Result<(), Error> {
    if entry.digest() == Some(digest(mover, place, seen, entry)?) {
        return Ok(());
    }
    Err(Error::Differs {
        bucket: place.name().to_owned(),
        measurement: entry.measurement.clone(),
        window: entry.window(),
        source_of: "archived",
        points: Vec::new(),
    })
}

/// What the points of a window of the bucket add up to.
fn digest(
    mover: &Mover<'_>,
    place: &Place<'_>,
    seen: &ObservedBucket,
    entry: &Entry,
) -> Result<Digest, Error> {
    let nothing = ObservedMeasurement::default();
    let measurement = entry.measurement.as_str();
    let seen = seen.measurements.get(measurement).unwrap_or(&nothing);
    let reader = Reader { mover, place, measurement, seen, only: None, written: None };
    reader.digest(entry.window())
}
