//! Changing the points of a measurement where they are.

use std::{path::Path, sync::Mutex};

use jiff::Timestamp;

use super::{
    Archive, Entry, Error, Manifest, Mover, Window,
    archive::Folder,
    change::Change,
    exchange::{Exchange, Unit, Writing, after, records_of, retypes, units},
    place::Place,
    read::Reader,
    unpoisoned,
};
use crate::{
    influx::LiveBucket,
    model::{ObservedMeasurement, Transform},
    points::Transformer,
};

/// Whether a shard group to which points are still being written may be rewritten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Open {
    /// A measurement that has points in it is left as it is.
    Refuse,
    /// Nobody writes to the measurement.
    Included,
    /// From this time on what is written has the new shape: they are rewritten then, after all others.
    From(Timestamp),
}

/// Rewrites the points of a measurement through a transform that leaves the measurement's name, shard
/// group by shard group, the oldest first: archived in `folder`, removed, written, read back, compared.
/// A group whose points are as they shall be is left alone. Returns the archive.
///
/// With the journal of a run that was cut off it goes on where that was. Points that came meanwhile are
/// found in each group before it is emptied, archived too, and written through the transform as well.
///
/// A token that may not read the bounds of the shard groups (only an operator's may) makes it careful
/// where types change: the whole measurement is archived, then removed, then written. By computed bounds
/// a piece of a group could keep the old type, and the server would refuse the new one there.
///
/// # Errors
/// [`Error::OpenGroup`] before anything is done; [`Error::Restless`] where somebody writes all the time;
/// [`Error::Differs`]. All points that are not on the server are then in files in `folder`.
pub fn rewrite_points(
    mover: &Mover<'_>,
    bucket: &LiveBucket,
    measurement: &str,
    transform: &Transform,
    open: Open,
    folder: &Path,
) -> Result<Archive, Error> {
    let folder = Folder::open_for(mover, folder)?;
    let transformer = Transformer::new(transform);
    let change = Change::new(&transformer);
    let (mut done, mut entries, mut waits) = (Vec::new(), Vec::new(), false);
    // Once more in the end: a new shard group may have begun since.
    for is_first in [true, false] {
        if let (true, Open::From(time)) = (waits, open) {
            mover.stop.wait_until(time)?;
        }
        let place = Place::open_for(mover, bucket, change)?;
        let seen = place.look_at(mover, measurement)?;
        let job = Rewrite { mover, place: &place, measurement, seen: &seen, folder: &folder, change };
        let mut units = job.units(&done)?;
        let end = units.iter().find_map(|unit| unit.open_until);
        match (open, end) {
            (Open::Refuse, Some(end)) if is_first => {
                return Err(Error::OpenGroup { measurement: measurement.to_owned(), end });
            }
            (Open::From(_), Some(_)) if is_first => waits = true,
            _ => {}
        }
        if open == Open::Refuse || (waits && is_first) {
            units.retain(|unit| unit.open_until.is_none());
        }
        entries.extend(job.run(&units)?);
        done = units.iter().map(|unit| unit.window).collect();
    }
    finish(mover, bucket, &folder, entries)
}

/// Refuses a measurement that has points in a shard group to which points are still being written.
///
/// # Errors
/// [`Error::OpenGroup`].
pub fn refuse_open(mover: &Mover<'_>, bucket: &LiveBucket, measurement: &str) -> Result<(), Error> {
    let place = Place::open(mover, bucket)?;
    let seen = place.look_at(mover, measurement)?;
    let reader = Reader { mover, place: &place, measurement, seen: &seen, only: None, written: None };
    let end = units(&reader, false)?.into_iter().find_map(|unit| unit.open_until);
    end.map_or(Ok(()), |end| Err(Error::OpenGroup { measurement: measurement.to_owned(), end }))
}

/// A measurement that is rewritten.
pub(super) struct Rewrite<'a> {
    pub mover: &'a Mover<'a>,
    pub place: &'a Place<'a>,
    pub measurement: &'a str,
    pub seen: &'a ObservedMeasurement,
    pub folder: &'a Folder<'a>,
    pub change: Change<'a>,
}

impl Rewrite<'_> {
    /// The units that hold points and those that the journal knows, but for what was done.
    pub fn units(&self, done: &[Window]) -> Result<Vec<Unit>, Error> {
        let Self { mover, place, measurement, seen, .. } = *self;
        let reader = Reader { mover, place, measurement, seen, only: None, written: None };
        let records = records_of(mover, measurement)?;
        let mut units = after(&records, units(&reader, retypes(&reader, self.change))?);
        units.retain(|unit| !done.iter().any(|window| unit.window.within(*window).is_some()));
        Ok(units)
    }

    /// Rewrites the units; the files with what they held.
    pub fn run(&self, units: &[Unit]) -> Result<Vec<Entry>, Error> {
        let exchange = Exchange {
            mover: self.mover,
            place: self.place,
            measurement: self.measurement,
            folder: self.folder,
            writing: Writing::Changed(self.change),
            jobs: within(self.mover, units.len()),
            tells: units.len() == 1,
        };
        let (records, entries) = (records_of(self.mover, self.measurement)?, Mutex::new(Vec::new()));
        self.mover.each(
            units,
            |unit| unit.window,
            |unit| {
                let record = exchange.unit(unit.window, self.seen, records.get(&unit.window))?;
                unpoisoned(entries.lock()).extend(record.files().cloned());
                Ok(record.held.points)
            },
        )?;
        Ok(unpoisoned(entries.into_inner()))
    }
}

/// How many parts of a unit go side by side: units do so themselves where there are several.
pub(super) fn within(mover: &Mover<'_>, units: usize) -> usize {
    if units == 1 { mover.jobs.get() } else { 1 }
}

/// Writes the manifest of all files.
pub(super) fn finish(
    mover: &Mover<'_>,
    bucket: &LiveBucket,
    folder: &Folder<'_>,
    entries: Vec<Entry>,
) -> Result<Archive, Error> {
    Archive::finish(folder.path(), Manifest::new(mover.live, &bucket.settings, entries))
}
