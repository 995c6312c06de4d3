//! Removing what is in files, and nothing else.

use super::Exchange;
use crate::transfer::{Error, Sum, Window, WindowRecord, WindowState, again::again, read::Reader};

/// How often is looked again: points may come, and some come back that the server was just writing to
/// disk.
const TRIES: usize = 5;

/// The points that a request removes: some seconds' worth, so that it is answered before anybody gives
/// up waiting.
const MOST_POINTS: u64 = 10_000_000;

impl Exchange<'_> {
    /// Empties a unit. Right before it removes anything it sees that just that is in files; what came
    /// meanwhile is put into files first.
    ///
    /// Between that look and the removal a point can still come and be lost: the server has nothing that
    /// would keep it out. Whoever writes to the window has to stop.
    ///
    /// # Errors
    /// [`Error::Restless`] if points keep coming.
    pub(super) fn clear(&self, reader: &Reader<'_>, record: &mut WindowRecord) -> Result<(), Error> {
        let window = record.name.window();
        for _ in 0..TRIES {
            let now = Sum::from(self.digest(reader, window)?);
            if now.points == 0 {
                return Ok(());
            }
            if now == record.held {
                self.delete(reader, record)?;
            } else {
                self.supplement(reader, record)?;
            }
        }
        Err(Error::Restless {
            bucket: self.place.name().to_owned(),
            measurement: self.measurement.to_owned(),
            window,
        })
    }

    /// Removes all of a unit, some millions of points at a time.
    fn delete(&self, reader: &Reader<'_>, record: &WindowRecord) -> Result<(), Error> {
        slices(record).into_iter().try_for_each(|window| {
            let selection = reader.selection(window);
            again(|| Ok(self.mover.client.delete(self.place.bucket, &self.place.source, selection)?))
        })
    }

    /// Keeps what the unit holds now in further files.
    fn supplement(&self, reader: &Reader<'_>, record: &mut WindowRecord) -> Result<(), Error> {
        let (entries, held, _) = self.keep(reader, record.name.window())?;
        record.supplements.extend(entries);
        record.held = held.into();
        self.record(record, WindowState::Archived)
    }
}

/// Windows that cover a unit, each with at most about [`MOST_POINTS`] points of its files.
fn slices(record: &WindowRecord) -> Vec<Window> {
    let unit = record.name.window();
    let (mut slices, mut first, mut points) = (Vec::new(), unit.first, 0);
    for entry in &record.entries {
        points += entry.points;
        let last = entry.window().last;
        if points >= MOST_POINTS && first <= last && last < unit.last {
            slices.push(Window { first, last });
            (first, points) = (last + 1, 0);
        }
    }
    slices.push(Window { first, last: unit.last });
    slices
}
