//! Points taken out of a bucket and others put in their place, one unit after the other: kept in files,
//! removed, written, read back, compared.
//!
//! A unit is a stretch of time that is emptied before anything is written to it: a shard group, since
//! the server takes another type of a field only where none of the old one is left; or all of the
//! measurement, where the bounds of the shard groups are not known and types change (`units`). At each
//! moment every point is on the server or in a file on disk (`clear`), and what is known of a unit is
//! written down before the next thing is done to it (`unit`).

mod clear;
mod files;
mod unit;
mod units;
mod write;

use std::collections::BTreeMap;

use super::{Error, Mover, Progress, Window, WindowRecord, archive::Folder, change::Change, place::Place};

pub(super) use files::Files;
pub(super) use units::{Unit, after, retypes, units};

/// One measurement whose points are exchanged.
#[derive(Debug)]
pub(super) struct Exchange<'a> {
    pub mover: &'a Mover<'a>,
    pub place: &'a Place<'a>,
    pub measurement: &'a str,
    /// Where what is taken out is kept.
    pub folder: &'a Folder<'a>,
    pub writing: Writing<'a>,
    /// Parts of a unit at a time.
    pub jobs: usize,
    /// Whether it is told of parts: where there is only one unit, nothing else would be heard of it.
    pub tells: bool,
}

impl Exchange<'_> {
    /// Tells of a part that is done, if that is to be told.
    fn tell(&self, window: Window, done: usize, of: usize, points: u64) {
        if self.tells {
            (self.mover.told)(&Progress { window, done, of, points });
        }
    }
}

/// What is put in the place of the points.
#[derive(Debug, Clone, Copy)]
pub(super) enum Writing<'a> {
    Nothing,
    /// What becomes of them.
    Changed(Change<'a>),
    /// What was there before they were changed, and what becomes of those that came since.
    Back(Back<'a>),
}

/// The way back.
#[derive(Debug, Clone, Copy)]
pub(super) struct Back<'a> {
    /// The archive of what was there before.
    pub folder: &'a std::path::Path,
    /// What is known of the unit from then.
    pub before: &'a WindowRecord,
    pub change: Change<'a>,
    pub inverse: Change<'a>,
}

/// What the journal says of the units of a measurement, by their first time.
pub(super) fn records_of(
    mover: &Mover<'_>,
    measurement: &str,
) -> Result<BTreeMap<Window, WindowRecord>, Error> {
    let records = mover.journal.records()?.into_iter();
    let ours = records.filter(|record| record.name.measurement == measurement);
    Ok(ours.map(|record| (record.name.window(), record)).collect())
}
