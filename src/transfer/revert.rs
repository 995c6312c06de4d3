//! Taking a rewrite back.

use std::{path::Path, sync::Mutex};

use super::{
    Archive, Error, Mover, Window, WindowRecord,
    archive::Folder,
    change::Change,
    exchange::{Back, Exchange, Writing, records_of},
    place::Place,
    rewrite::{Open, Rewrite, finish, refuse_open, within},
    unpoisoned,
};
use crate::{influx::LiveBucket, model::Transform, points::Transformer};

/// What a rewrite left, and how points that came since are changed back.
#[derive(Debug, Clone, Copy)]
pub struct Rewritten<'a> {
    pub measurement: &'a str,
    pub transform: &'a Transform,
    /// Makes of a point as the transform makes it one as it was before, and leaves those alone that
    /// already are so.
    pub inverse: &'a Transform,
    /// The archive, finished or not.
    pub archive: &'a Path,
    /// What the journal of the rewrite says.
    pub records: &'a [WindowRecord],
}

/// Puts the points of a measurement back that were there before a rewrite, unit by unit. Points that came
/// since are archived in `folder` and written back through the inverse, after the others: those that the
/// rewrite did not make, or that were written over since. Returns that archive.
///
/// Of a rewrite that was cut off only what it had begun to remove is put back. With the journal of a run
/// of this that was cut off it goes on where that was.
///
/// # Errors
/// [`Error::OpenGroup`] before anything is done; as of a rewrite.
pub fn revert_points(
    mover: &Mover<'_>,
    bucket: &LiveBucket,
    rewritten: &Rewritten<'_>,
    open: Open,
    folder: &Path,
) -> Result<Archive, Error> {
    match open {
        Open::Refuse => refuse_open(mover, bucket, rewritten.measurement)?,
        Open::From(time) => mover.stop.wait_until(time)?,
        Open::Included => {}
    }
    let Rewritten { measurement, transform, inverse, archive, records: before } = *rewritten;
    let folder = Folder::open_for(mover, folder)?;
    let place = Place::open(mover, bucket)?;
    let seen = place.look_at(mover, measurement)?;
    let (transform, inverse) = (Transformer::new(transform), Transformer::new(inverse));
    let (change, inverse) = (Change::new(&transform), Change::new(&inverse));
    let records = records_of(mover, measurement)?;
    let entries = Mutex::new(Vec::new());
    let before: Vec<&WindowRecord> =
        before.iter().filter(|record| record.name.measurement == measurement).collect();
    let (jobs, tells) = (within(mover, before.len()), before.len() == 1);
    mover.each(
        &before,
        |record| record.name.window(),
        |before| {
            let exchange = Exchange {
                mover,
                place: &place,
                measurement,
                folder: &folder,
                writing: Writing::Back(Back { folder: archive, before, change, inverse }),
                jobs,
                tells,
            };
            let window = before.name.window();
            let record = exchange.unit(window, &seen, records.get(&window))?;
            unpoisoned(entries.lock()).extend(record.files().cloned());
            Ok(record.held.points)
        },
    )?;
    let mut entries = unpoisoned(entries.into_inner());
    // Groups that have only points that came since.
    let (place, done) = (Place::open(mover, bucket)?, before.iter().map(|record| record.name.window()));
    let done: Vec<Window> = done.collect();
    let seen = place.look_at(mover, measurement)?;
    let new = Rewrite { mover, place: &place, measurement, seen: &seen, folder: &folder, change: inverse };
    entries.extend(new.run(&new.units(&done)?)?);
    finish(mover, bucket, &folder, entries)
}
