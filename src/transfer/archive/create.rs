//! Making an archive of what a bucket holds.

use std::{collections::BTreeSet, fs, path::Path, sync::Mutex};

use super::{Archive, Manifest, keep::Folder};
use crate::{
    influx::LiveBucket,
    model::ObservedMeasurement,
    transfer::{Error, Mover, Window, pieces::pieces, place::Place, read::Reader, unpoisoned},
};

/// Which points of a bucket.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Names on the server; all measurements if none is named.
    pub measurements: BTreeSet<String>,
    /// All times if it is not given.
    pub range: Option<Window>,
}

/// Archives points of a bucket in an empty or new folder.
///
/// # Errors
/// Also a bucket whose points cannot be read exactly. What was written by then stays, without a
/// manifest.
pub fn create(
    mover: &Mover<'_>,
    bucket: &LiveBucket,
    wanted: &Wanted,
    folder: &Path,
) -> Result<Archive, Error> {
    let place = Place::open(mover, bucket)?;
    let is_wanted = |name: &str| wanted.measurements.is_empty() || wanted.measurements.contains(name);
    let seen = place.look(mover, is_wanted)?;
    let mut windows: Vec<(&String, &ObservedMeasurement, Window)> = Vec::new();
    for (measurement, seen) in &seen.measurements {
        let reader = reader(mover, &place, measurement, seen);
        let pieces = pieces(&reader, wanted.range)?;
        windows.extend(pieces.into_iter().map(|window| (measurement, seen, window)));
    }
    empty(folder)?;
    let folder = Folder::open(folder)?;
    let entries = Mutex::new(Vec::new());
    mover.each(
        &windows,
        |(_, _, window)| *window,
        |(measurement, seen, window)| {
            let kept = folder.keep(&reader(mover, &place, measurement, seen), *window, None)?;
            let points = kept.as_ref().map_or(0, |kept| kept.digest.points);
            unpoisoned(entries.lock()).extend(kept.map(|kept| kept.entry));
            Ok(points)
        },
    )?;
    let entries = unpoisoned(entries.into_inner());
    Archive::finish(folder.path(), Manifest::new(mover.live, &bucket.settings, entries))
}

fn reader<'a>(
    mover: &'a Mover<'a>,
    place: &'a Place<'a>,
    measurement: &'a str,
    seen: &'a ObservedMeasurement,
) -> Reader<'a> {
    Reader { mover, place, measurement, seen, only: None, written: None }
}

/// Makes the folder, or sees that there is nothing in it.
fn empty(folder: &Path) -> Result<(), Error> {
    let at = |source| Error::File { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(at)?;
    match fs::read_dir(folder).map_err(at)?.next() {
        None => Ok(()),
        Some(_) => Err(Error::NotEmpty(folder.to_owned())),
    }
}
