//! One unit from its begin to its end, from wherever an interruption left it.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};

use super::{Exchange, Files, Writing, files::check};
use crate::{
    model::ObservedMeasurement,
    points::Digest,
    transfer::{
        Entry, Error, Sum, Window, WindowName, WindowRecord, WindowState, mover::side_by_side,
        outline::Outline, pieces::parts, read::Reader,
    },
};

/// How often a unit is begun anew where the server refused points: somebody may have written the old
/// type into a shard group that was just emptied.
const TRIES: usize = 4;

/// How often what is not there is written again.
const WRITES: usize = 2;

impl Exchange<'_> {
    /// Exchanges the points of a unit; what is known of it in the end. `seen` is how the measurement
    /// looked when the job began.
    pub fn unit(
        &self,
        window: Window,
        seen: &ObservedMeasurement,
        record: Option<&WindowRecord>,
    ) -> Result<WindowRecord, Error> {
        let fresh = || WindowRecord::new(WindowName::new(self.measurement, window));
        let mut record = record.cloned().unwrap_or_else(fresh);
        let mut again = None;
        for attempt in 1.. {
            if record.state == WindowState::Verified {
                break;
            }
            match self.attempt(again.as_ref().unwrap_or(seen), &mut record) {
                Err(Error::NotTaken { .. } | Error::NewField { .. }) if attempt < TRIES => {
                    again = Some(self.place.look_at(self.mover, self.measurement)?);
                }
                result => result?,
            }
        }
        Ok(record)
    }

    fn attempt(&self, seen: &ObservedMeasurement, record: &mut WindowRecord) -> Result<(), Error> {
        let reader = self.reader(seen, None);
        if record.state == WindowState::Begun && !self.begin(&reader, record)? {
            return self.record(record, WindowState::Verified);
        }
        let mut written = Outline::default();
        if record.state != WindowState::Written {
            if !self.is_done(&reader, record)? {
                self.clear(&reader, record)?;
                written = self.write(record)?;
            }
            self.record(record, WindowState::Written)?;
        }
        for _ in 0..WRITES {
            match self.verify(&self.reader(seen, Some(&written)), record) {
                // The server may have lost what it took, where somebody removed points meanwhile.
                Err(Error::Differs { .. }) => written = self.write(record)?,
                result => {
                    result?;
                    return self.record(record, WindowState::Verified);
                }
            }
        }
        self.verify(&self.reader(seen, Some(&written)), record)?;
        self.record(record, WindowState::Verified)
    }

    pub(super) fn reader<'r>(
        &'r self,
        seen: &'r ObservedMeasurement,
        written: Option<&'r Outline>,
    ) -> Reader<'r> {
        let Self { mover, place, measurement, .. } = *self;
        Reader { mover, place, measurement, seen, only: None, written }
    }

    pub(super) fn record(&self, record: &mut WindowRecord, state: WindowState) -> Result<(), Error> {
        record.state = state;
        Ok(self.mover.journal.record(record)?)
    }

    /// Keeps what the unit holds, as far as it is not in files already; whether there is anything to be
    /// done to it.
    fn begin(&self, reader: &Reader<'_>, record: &mut WindowRecord) -> Result<bool, Error> {
        if let Writing::Back(back) = &self.writing {
            let now = Sum::from(self.digest(reader, record.name.window())?);
            let before = Files { folder: back.folder, entries: &back.before.entries };
            let has_more = !back.before.supplements.is_empty();
            // Cut off before anything was taken away, or taken back already.
            if back.before.state == WindowState::Begun || (now == before.digest().into() && !has_more) {
                record.held = now;
                return Ok(false);
            }
            if now.points == 0 || now == back.before.expected {
                record.held = now;
                self.record(record, WindowState::Archived)?;
                return Ok(true);
            }
        }
        let (entries, held, expected) = self.keep(reader, record.name.window())?;
        record.entries = entries;
        (record.held, record.expected) = (held.into(), expected.into());
        if matches!(self.writing, Writing::Changed(_)) && held == expected {
            return Ok(false);
        }
        self.record(record, WindowState::Archived)?;
        Ok(true)
    }

    /// Whether the unit holds just what it shall hold in the end.
    fn is_done(&self, reader: &Reader<'_>, record: &WindowRecord) -> Result<bool, Error> {
        if !record.supplements.is_empty() {
            return Ok(false);
        }
        let expected = match &self.writing {
            Writing::Changed(_) => record.expected.clone(),
            Writing::Back(back) if record.entries.is_empty() && back.before.supplements.is_empty() => {
                Files { folder: back.folder, entries: &back.before.entries }.digest().into()
            }
            Writing::Nothing | Writing::Back(_) => return Ok(false),
        };
        Ok(Sum::from(self.digest(reader, record.name.window())?) == expected)
    }

    /// Keeps what a window holds in files that are on disk, and reads them back. The files, what was
    /// there, and what will become of it.
    pub(super) fn keep(
        &self,
        reader: &Reader<'_>,
        window: Window,
    ) -> Result<(Vec<Entry>, Digest, Digest), Error> {
        let change = match &self.writing {
            Writing::Changed(change) => Some(change),
            _ => None,
        };
        let windows = parts(reader, window)?;
        let (done, points) = (AtomicUsize::new(0), AtomicU64::new(0));
        let may_begin = || self.mover.stop.check();
        let kept = side_by_side(self.jobs, &windows, may_begin, |window| {
            let kept = self.folder.keep(reader, *window, change)?;
            let count = kept.as_ref().map_or(0, |kept| kept.digest.points);
            if let Some(kept) = &kept {
                check(self.folder.path(), &kept.entry)?;
            }
            let (done, points) = (
                done.fetch_add(1, Ordering::Relaxed) + 1,
                points.fetch_add(count, Ordering::Relaxed) + count,
            );
            // They are written again afterwards.
            self.tell(*window, done, 2 * windows.len(), points);
            Ok(kept)
        })?;
        self.folder.sync()?;
        let (mut entries, mut held, mut expected) = (Vec::new(), Digest::default(), Digest::default());
        for kept in kept.into_iter().flatten() {
            held.merge(kept.digest);
            expected.merge(kept.expected);
            entries.push(kept.entry);
        }
        Ok((entries, held, expected))
    }

    /// What the points of a window add up to, read part by part.
    pub(super) fn digest(&self, reader: &Reader<'_>, window: Window) -> Result<Digest, Error> {
        let windows = parts(reader, window)?;
        let mut all = Digest::default();
        side_by_side(self.jobs, &windows, || Ok(()), |window| reader.digest(*window))?
            .into_iter()
            .for_each(|digest| all.merge(digest));
        Ok(all)
    }
}
