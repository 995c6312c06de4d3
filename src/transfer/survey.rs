//! What a transform would do to points: a dry run over all of them, which writes nothing.

use std::sync::Mutex;

use super::{
    Copied, Error, Mover, Window, again::again, change::Change, pieces::pieces, place::Place, read::Reader,
    unpoisoned,
};
use crate::{
    influx::LiveBucket,
    model::Transform,
    points::{Tally, Transformer},
};

/// What was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// What would change, and what could not.
    pub tally: Tally,
    /// Points that would become equal to others in series and time, and may not.
    pub collided: u64,
}

/// Reads the points and counts what the transform does to each: as exact as the points stay as they are.
pub fn survey(
    mover: &Mover<'_>,
    bucket: &LiveBucket,
    points: &Copied,
    transform: &Transform,
) -> Result<Survey, Error> {
    let transformer = Transformer::new(transform);
    let change = Change::new(&transformer);
    let place = Place::open_for(mover, bucket, change)?;
    let seen = place.look_at(mover, &points.measurement)?;
    let only = Some(&points.only);
    let reader =
        Reader { mover, place: &place, measurement: &points.measurement, seen: &seen, only, written: None };
    let windows = pieces(&reader, None)?;
    let all = Mutex::new(Survey::default());
    mover.each(
        &windows,
        |window| *window,
        |window| {
            let (tally, collided) = again(|| count(&reader, change, *window))?;
            let points = tally.points_in;
            let mut all = unpoisoned(all.lock());
            all.tally.merge(tally);
            all.collided += collided;
            Ok(points)
        },
    )?;
    Ok(unpoisoned(all.into_inner()))
}

/// What is counted of a window, and how many points would be equal to others.
fn count(reader: &Reader<'_>, change: Change<'_>, window: Window) -> Result<(Tally, u64), Error> {
    let mut tally = Tally::default();
    let collided = change.count(window.last, &mut tally, |take| {
        reader.read(window, &mut |batch| {
            reader.mover.pace.wait(batch.times.len());
            take(batch)
        })
    })?;
    Ok((tally, collided))
}
