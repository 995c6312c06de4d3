//! Removing points, which are archived first.

use std::{collections::BTreeMap, path::Path, sync::Mutex};

use super::{
    Archive, Error, Mover, Window, WindowName, WindowRecord, WindowState,
    archive::Folder,
    exchange::{Exchange, Unit, Writing, after, units},
    place::Place,
    read::Reader,
    rewrite::{finish, within},
    unpoisoned,
};
use crate::{
    influx::LiveBucket,
    model::{ObservedBucket, ObservedMeasurement},
};

/// How often it is looked for points that came meanwhile.
const ROUNDS: usize = 4;

/// What is known of windows.
type Records = BTreeMap<WindowName, WindowRecord>;

/// Removes the points of a measurement, or of all measurements of a bucket: archived in `folder`, read
/// back from there, removed, and looked for. Returns the archive.
///
/// With the journal of a run that was cut off it goes on where that was.
///
/// # Errors
/// [`Error::Restless`] where points keep coming.
pub fn remove_points(
    mover: &Mover<'_>,
    bucket: &LiveBucket,
    measurement: Option<&str>,
    folder: &Path,
) -> Result<Archive, Error> {
    let folder = Folder::open_for(mover, folder)?;
    let is_wanted = |name: &str| measurement.is_none_or(|wanted| wanted == name);
    let known = mover.journal.records()?.into_iter().filter(|record| is_wanted(&record.name.measurement));
    let mut known: Records = known.map(|record| (record.name.clone(), record)).collect();
    for _ in 0..ROUNDS {
        let place = Place::open(mover, bucket)?;
        let seen = place.look(mover, is_wanted)?;
        let wanted = wanted(mover, &place, &seen, &known)?;
        if wanted.is_empty() {
            let entries = known.values().flat_map(WindowRecord::files).cloned().collect();
            return finish(mover, bucket, &folder, entries);
        }
        let done = remove(mover, &place, &seen, &folder, &wanted)?;
        known.extend(done.into_iter().map(|record| (record.name.clone(), record)));
    }
    let last = known.keys().next_back();
    let window = last.map_or(Window { first: 0, last: 0 }, WindowName::window);
    let measurement = last.map(|name| name.measurement.clone()).unwrap_or_default();
    Err(Error::Restless { bucket: bucket.settings.name.clone(), measurement, window })
}

/// The windows that hold points, and those that were begun.
fn wanted(
    mover: &Mover<'_>,
    place: &Place<'_>,
    seen: &ObservedBucket,
    known: &Records,
) -> Result<Vec<WindowRecord>, Error> {
    let mut wanted: Records = known
        .iter()
        .filter(|(_, record)| record.state < WindowState::Verified)
        .map(|(name, record)| (name.clone(), record.clone()))
        .collect();
    for (measurement, seen) in &seen.measurements {
        let reader = Reader { mover, place, measurement, seen, only: None, written: None };
        let found = units(&reader, false)?;
        let ours = known.values().filter(|record| record.name.measurement == *measurement);
        let ours = ours.map(|record| (record.name.window(), record.clone())).collect();
        for Unit { window, .. } in after(&ours, found.clone()) {
            if found.iter().any(|unit| unit.window.within(window).is_some()) {
                let name = WindowName::new(measurement, window);
                let record = known.get(&name).cloned();
                // Points that came after the end: what is in files stays there.
                let record = record.map(|record| WindowRecord { state: WindowState::Archived, ..record });
                wanted.insert(name.clone(), record.unwrap_or_else(|| WindowRecord::new(name)));
            }
        }
    }
    Ok(wanted.into_values().collect())
}

fn remove(
    mover: &Mover<'_>,
    place: &Place<'_>,
    seen: &ObservedBucket,
    folder: &Folder<'_>,
    records: &[WindowRecord],
) -> Result<Vec<WindowRecord>, Error> {
    let (nothing, done) = (ObservedMeasurement::default(), Mutex::new(Vec::new()));
    mover.each(
        records,
        |record| record.name.window(),
        |record| {
            let measurement = record.name.measurement.as_str();
            let seen = seen.measurements.get(measurement).unwrap_or(&nothing);
            let (writing, jobs) = (Writing::Nothing, within(mover, records.len()));
            let exchange = Exchange { mover, place, measurement, folder, writing, jobs, tells: false };
            let record = exchange.unit(record.name.window(), seen, Some(record))?;
            let points = record.held.points;
            unpoisoned(done.lock()).push(record);
            Ok(points)
        },
    )?;
    Ok(unpoisoned(done.into_inner()))
}
