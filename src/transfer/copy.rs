//! Copying points of a measurement to another one, to another bucket, or to other fields of the same
//! points.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Mutex,
};

use super::{
    Error, Mover, Sum, Window, WindowName, WindowRecord, WindowState,
    again::again,
    change::{Change, Take},
    compare::{Difference, Known, Round, SHOWN},
    exchange::records_of,
    outline::Outline,
    pieces::pieces,
    pipe,
    place::Place,
    read::Reader,
    types::{Fields, Types, check, types_of},
    unpoisoned,
};
use crate::{
    influx::{HOUR, LiveBucket},
    model::{ObservedMeasurement, Transform},
    points::{Batch, Digest, Transformer, encode},
};

/// Which points are copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    pub measurement: String,
    /// Only series with these values of tags; all where none is named.
    pub only: BTreeMap<String, String>,
}

/// Copies points through a transform to the measurement `to` of another bucket or the same one, window
/// by window: read, written, read back, compared. What is there already is not written again; other
/// points there stay, and are no difference. Returns the number of points that were looked at.
///
/// With the journal of a run that was cut off, the windows that it has verified are passed over.
/// Points that come while this runs may be missed where it has been already; copying again finds them.
///
/// # Errors
/// [`Error::TwoTypes`] before anything is written, where a field would get a second type;
/// [`Error::Differs`] with some of the points. What was written by then stays.
pub fn copy_points(
    mover: &Mover<'_>,
    from: &LiveBucket,
    copied: &Copied,
    to: (&LiveBucket, &str),
    transform: &Transform,
) -> Result<u64, Error> {
    let transformer = Transformer::new(transform);
    let change = Change::new(&transformer);
    let (from, target) = (Place::open_for(mover, from, change)?, Place::open(mover, to.0)?);
    let seen = from.look_at(mover, &copied.measurement)?;
    let held = target.look_at(mover, to.1)?;
    let types = check(types_of(change, &copied.measurement, &seen), &held, target.name(), to.1)?;
    // Within one measurement what is written comes to where is read.
    let is_within = from.bucket.id == target.bucket.id && copied.measurement == to.1;
    let written = Outline { fields: types.and(&Fields::new()), digest: Digest::default() };
    let written = is_within.then_some(&written);
    let reader = Reader {
        mover,
        place: &from,
        measurement: &copied.measurement,
        seen: &seen,
        only: Some(&copied.only),
        written,
    };
    let mut windows = pieces(&reader, None)?;
    let done = verified(mover, &copied.measurement)?;
    windows.retain(|window| !done.contains(window));
    let filled = filled(mover, &target, to.1, &held, &windows)?;
    let copy = Copy { reader, target: &target, to: to.1, held: &held, change, types };
    let points = Mutex::new(0);
    let windows: Vec<_> = windows.into_iter().zip(filled).collect();
    mover.each(
        &windows,
        |(window, _)| *window,
        |(window, is_filled)| {
            let count = again(|| copy.window(*window, *is_filled))?;
            *unpoisoned(points.lock()) += count;
            Ok(count)
        },
    )?;
    Ok(unpoisoned(points.into_inner()))
}

/// The windows that an earlier run of this has done.
fn verified(mover: &Mover<'_>, measurement: &str) -> Result<BTreeSet<Window>, Error> {
    let records = records_of(mover, measurement)?;
    let done = records.into_iter().filter(|(_, record)| record.state == WindowState::Verified);
    Ok(done.map(|(window, _)| window).collect())
}

/// In which of the windows the target has points already.
fn filled(
    mover: &Mover<'_>,
    target: &Place<'_>,
    measurement: &str,
    held: &ObservedMeasurement,
    windows: &[Window],
) -> Result<Vec<bool>, Error> {
    let reader = Reader { mover, place: target, measurement, seen: held, only: None, written: None };
    let (Some(first), Some(last)) = (windows.first(), windows.last()) else { return Ok(Vec::new()) };
    let selection = reader.selection(Window { first: first.first, last: last.last });
    let Some(hours) = mover.client.hours(&target.source, selection, held)? else {
        return Ok(vec![true; windows.len()]);
    };
    let has = |window: &Window| {
        let after = hours.partition_point(|hour| hour.first <= window.last);
        let hour = after.checked_sub(1).and_then(|at| hours.get(at));
        hour.is_some_and(|hour| hour.first.saturating_add(HOUR) > window.first)
    };
    Ok(windows.iter().map(has).collect())
}

/// One measurement on its way to another.
struct Copy<'a> {
    reader: Reader<'a>,
    target: &'a Place<'a>,
    to: &'a str,
    held: &'a ObservedMeasurement,
    change: Change<'a>,
    /// What the fields of the target are, or will be.
    types: Types,
}

/// How often a window is copied anew, value by value, before a difference is one.
const TRIES: usize = 3;

impl Copy<'_> {
    /// Copies a window; how many points it has.
    fn window(&self, window: Window, is_filled: bool) -> Result<u64, Error> {
        if is_filled || self.change.can_collide() {
            let expected = self.expected(window)?;
            if is_filled && self.found(window, &expected)? == expected.digest {
                return self.record(window, &expected, WindowState::Verified);
            }
        }
        let expected = pipe::write(self.reader.mover, self.target.bucket, |give| {
            let mut expected = Outline::default();
            self.changed(window, &mut |batch| {
                self.add(&mut expected, batch)?;
                give(batch)
            })?;
            Ok(expected)
        })?;
        self.record(window, &expected, WindowState::Written)?;
        if self.found(window, &expected)? != expected.digest {
            self.carefully(window, &expected)?;
        }
        self.record(window, &expected, WindowState::Verified)
    }

    fn record(&self, window: Window, expected: &Outline, state: WindowState) -> Result<u64, Error> {
        let record = WindowRecord::new(WindowName::new(self.reader.measurement, window));
        let expected = expected.digest;
        let record = WindowRecord { state, held: expected.into(), expected: Sum::from(expected), ..record };
        self.reader.mover.journal.record(&record)?;
        Ok(expected.points)
    }

    /// What becomes of the points of a window.
    fn changed(&self, window: Window, take: Take<'_>) -> Result<Digest, Error> {
        self.change.all(window.last, take, |give| self.reader.read(window, give))
    }

    fn expected(&self, window: Window) -> Result<Outline, Error> {
        let mut expected = Outline::default();
        self.changed(window, &mut |batch| self.add(&mut expected, batch))?;
        Ok(expected)
    }

    fn add(&self, expected: &mut Outline, batch: &Batch) -> Result<(), Error> {
        let two_types = |(field, held, new)| {
            let (bucket, measurement) = (self.target.name().to_owned(), self.to.to_owned());
            Error::TwoTypes { bucket, measurement, field, held, new }
        };
        expected.add(batch).map_err(two_types)?;
        self.types.allow(&expected.fields).map_err(two_types)
    }

    /// What the target holds in a window of the fields that are expected.
    fn found(&self, window: Window, expected: &Outline) -> Result<Digest, Error> {
        let mut digest = Digest::default();
        self.target_batches(window, expected, &mut |batch| {
            digest.add_fields(batch, |field| expected.fields.contains_key(field));
            Ok(())
        })?;
        Ok(digest)
    }

    fn target_batches(&self, window: Window, expected: &Outline, take: Take<'_>) -> Result<(), Error> {
        let written = Outline { fields: self.types.and(&expected.fields), digest: Digest::default() };
        let reader = Reader {
            mover: self.reader.mover,
            place: self.target,
            measurement: self.to,
            seen: self.held,
            only: None,
            written: Some(&written),
        };
        reader.read_any(window, &mut |batch| take(&batch)).map(drop)
    }

    /// Copies a window in which the target has other points too: in rounds, each written, read back
    /// and compared value by value with what was written just then.
    fn carefully(&self, window: Window, expected: &Outline) -> Result<(), Error> {
        let mut differences = Vec::new();
        for _ in 0..TRIES {
            differences.clear();
            for round in Round::all(expected.digest.values) {
                differences.extend(self.round(window, expected, round)?);
            }
            if differences.is_empty() {
                return Ok(());
            }
        }
        differences.truncate(SHOWN);
        Err(Error::Differs {
            bucket: self.target.name().to_owned(),
            measurement: self.to.to_owned(),
            window,
            source_of: "copied",
            points: differences,
        })
    }

    fn round(&self, window: Window, expected: &Outline, round: Round) -> Result<Vec<Difference>, Error> {
        let (mut known, mut lines) = (Known::default(), Vec::new());
        self.changed(window, &mut |batch| {
            let part = round.part(batch);
            known.add(&part, round);
            lines.clear();
            encode(&part, &mut lines);
            if lines.is_empty() {
                return Ok(());
            }
            pipe::send_lines(self.reader.mover, self.target.bucket, &lines)
        })?;
        self.target_batches(window, expected, &mut |batch| {
            known.found(batch);
            Ok(())
        })?;
        if known.is_empty() {
            return Ok(Vec::new());
        }
        known.differences(&|take| self.changed(window, take).map(drop), &|take| {
            self.target_batches(window, expected, take)
        })
    }
}
