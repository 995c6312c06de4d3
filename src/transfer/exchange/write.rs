//! What is put in the place of the points, and seeing that it is there.

use std::sync::{
    Mutex,
    atomic::{AtomicUsize, Ordering},
};

use super::{Back, Exchange, Files, Writing, files::within};
use crate::{
    points::{Batch, marks},
    transfer::{
        Entry, Error, Sum, Window, WindowRecord,
        again::again,
        change::{Change, Take},
        compare::{Difference, Known, Round, SHOWN, missing, rows},
        mover::side_by_side,
        outline::Outline,
        pipe,
        read::Reader,
        unpoisoned,
    },
};

impl Exchange<'_> {
    /// Writes what shall be there; which fields of which types that are.
    pub(super) fn write(&self, record: &WindowRecord) -> Result<Outline, Error> {
        let outline = Mutex::new(Outline::default());
        let write = |give: &dyn Fn(Take<'_>) -> Result<(), Error>| {
            again(|| {
                pipe::write(self.mover, self.place.bucket, |take| {
                    give(&mut |batch| {
                        let mut outline = unpoisoned(outline.lock());
                        self.add(&mut outline, batch)?;
                        drop(outline);
                        take(batch)
                    })
                })
            })
        };
        let (first, window) = (self.first(record), record.name.window());
        let (done, of) = (AtomicUsize::new(0), first.entries.len());
        // Parts of time have no point in common; only what comes after them has to wait.
        side_by_side(
            self.jobs,
            &first.each().collect::<Vec<_>>(),
            || Ok(()),
            |files| {
                write(&|take| self.first_batches(*files, window, take))?;
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                self.tell(files.window(), of + done, 2 * of, record.held.points);
                Ok(())
            },
        )?;
        write(&|take| self.later_batches(record, window, take))?;
        Ok(unpoisoned(outline.into_inner()))
    }

    fn add(&self, outline: &mut Outline, batch: &Batch) -> Result<(), Error> {
        outline.add(batch).map_err(|(field, held, new)| Error::TwoTypes {
            bucket: self.place.name().to_owned(),
            measurement: self.measurement.to_owned(),
            field,
            held,
            new,
        })
    }

    /// The files that are written first.
    fn first<'r>(&'r self, record: &'r WindowRecord) -> Files<'r> {
        match &self.writing {
            Writing::Nothing => Files { folder: self.folder.path(), entries: &[] },
            Writing::Changed(_) => Files { folder: self.folder.path(), entries: &record.entries },
            Writing::Back(back) => Files { folder: back.folder, entries: &back.before.entries },
        }
    }

    fn first_batches(&self, files: Files<'_>, window: Window, take: Take<'_>) -> Result<(), Error> {
        match &self.writing {
            Writing::Changed(change) => changed(files, *change, window, take),
            _ => files.batches(window, &mut |batch| take(&batch)),
        }
    }

    /// What is written after it.
    fn later_batches(&self, record: &WindowRecord, window: Window, take: Take<'_>) -> Result<(), Error> {
        let own = |entries| Files { folder: self.folder.path(), entries };
        match &self.writing {
            Writing::Nothing => Ok(()),
            Writing::Changed(change) => changed(own(&record.supplements), *change, window, take),
            Writing::Back(back) => {
                let since = [
                    Files { folder: back.folder, entries: &back.before.supplements },
                    own(&record.entries),
                    own(&record.supplements),
                ];
                back.since(&since, window, take)
            }
        }
    }

    /// Sees that a unit holds all that was written.
    pub(super) fn verify(&self, reader: &Reader<'_>, record: &WindowRecord) -> Result<(), Error> {
        let is_plain = record.supplements.is_empty() && matches!(self.writing, Writing::Changed(_));
        if is_plain && Sum::from(self.digest(reader, record.name.window())?) == record.expected {
            return Ok(());
        }
        if matches!(self.writing, Writing::Nothing) {
            return Ok(());
        }
        let tiles = tiles(record.name.window(), self.first(record).entries);
        side_by_side(
            self.jobs,
            &tiles,
            || Ok(()),
            |tile| {
                let points = again(|| self.missing(reader, record, *tile))?;
                if points.is_empty() { Ok(()) } else { Err(self.differs(*tile, points)) }
            },
        )
        .map(drop)
    }

    /// What of a part of a unit is not as it shall be.
    fn missing(
        &self,
        reader: &Reader<'_>,
        record: &WindowRecord,
        tile: Window,
    ) -> Result<Vec<Difference>, Error> {
        let first = self.first(record);
        let mut values = first.values(tile);
        for entries in [&record.entries, &record.supplements] {
            values += Files { folder: self.folder.path(), entries }.values(tile);
        }
        missing(
            values,
            &|take| {
                self.first_batches(first, tile, take)?;
                self.later_batches(record, tile, take)
            },
            &|take| reader.read_any(tile, &mut |batch| take(&batch)).map(drop),
        )
    }

    fn differs(&self, window: Window, mut points: Vec<Difference>) -> Error {
        points.truncate(SHOWN);
        Error::Differs {
            bucket: self.place.name().to_owned(),
            measurement: self.measurement.to_owned(),
            window,
            source_of: "archived",
            points,
        }
    }
}

fn changed(files: Files<'_>, change: Change<'_>, window: Window, take: Take<'_>) -> Result<(), Error> {
    files.touching(window).try_for_each(|file| {
        let whole = file.window();
        let is_inside = whole.within(window) == Some(whole);
        let mut taken = |batch: &Batch| {
            if is_inside { take(batch) } else { take(&within(batch, window)) }
        };
        change.all(whole.last, &mut taken, |give| file.batches(whole, give))
    })
}

/// Windows that cover a unit, each with the points of one of its files about.
fn tiles(unit: Window, entries: &[Entry]) -> Vec<Window> {
    let (mut tiles, mut first) = (Vec::new(), unit.first);
    for entry in entries {
        let last = entry.window().last;
        if first <= last && last < unit.last {
            tiles.push(Window { first, last });
            first = last + 1;
        }
    }
    tiles.push(Window { first, last: unit.last });
    tiles
}

impl Back<'_> {
    /// What becomes of those points of a window that the change did not make of what was there before:
    /// points that came since, and such that were written over.
    fn since(&self, files: &[Files<'_>], window: Window, take: Take<'_>) -> Result<(), Error> {
        if files.iter().all(|files| files.values(window) == 0) {
            return Ok(());
        }
        let before = Files { folder: self.folder, entries: &self.before.entries };
        for round in Round::all(before.values(window)) {
            let mut known = Known::default();
            changed(before, self.change, window, &mut |batch| {
                known.add(batch, round);
                Ok(())
            })?;
            for files in files {
                files.batches(window, &mut |batch| {
                    let part = round.part(&batch);
                    let mut is_new = vec![false; part.times.len()];
                    marks(&part, |row, _, mark| is_new[row] |= !known.has(mark));
                    self.inverse.one(rows(&part, &is_new), take)
                })?;
            }
        }
        Ok(())
    }
}
