//! What a transform would do to points: a dry run over all of them, which writes nothing.

use std::sync::Mutex;

use super::{
    Copied, Error, Mover, Window, again::again, change::Change, pieces::pieces, place::Place, read::Reader,
    unpoisoned,
};
use crate::{
    influx::LiveBucket,
    model::Transform,
    points::{Batch, Colliding, Collisions, Tally, Transformer},
};

/// What was counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Survey {
    /// What would change, and what could not.
    pub tally: Tally,
    /// Points that would become equal to others in series and time, and may not.
    pub collided: u64,
    /// Windows that hold points.
    pub windows: usize,
}

impl Survey {
    /// Whether the points can be moved.
    pub fn is_good(&self) -> bool {
        self.tally.is_good() && self.collided == 0
    }
}

/// Reads the points and counts what the transform does to each: as exact as the points stay as they are.
pub fn survey(
    mover: &Mover<'_>,
    bucket: &LiveBucket,
    points: &Copied,
    transform: &Transform,
) -> Result<Survey, Error> {
    let transformer = Transformer::new(transform);
    let place = Place::open_for(mover, bucket, Change::new(&transformer))?;
    let seen = place.look_at(mover, &points.measurement)?;
    let only = Some(&points.only);
    let reader =
        Reader { mover, place: &place, measurement: &points.measurement, seen: &seen, only, written: None };
    let windows = pieces(&reader, None)?;
    let all = Mutex::new(Survey { windows: windows.len(), ..Survey::default() });
    mover.each(
        &windows,
        |window| *window,
        |window| {
            let (tally, collided) = again(|| count(&reader, &transformer, *window))?;
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
fn count(reader: &Reader<'_>, transformer: &Transformer, window: Window) -> Result<(Tally, u64), Error> {
    let mut tally = Tally::default();
    let read = |take: &mut dyn FnMut(Batch)| {
        reader.read(window, &mut |batch| {
            reader.mover.pace.wait(batch.times.len());
            take(batch);
            Ok(())
        })
    };
    if transformer.colliding() == Colliding::Resolved {
        let mut batches = Vec::new();
        read(&mut |batch| batches.push(batch))?;
        let collided = transformer.whole(batches, window.last, &mut tally).err();
        return Ok((tally, collided.map_or(0, |collided| collided.points)));
    }
    let (mut collisions, can) = (Collisions::default(), transformer.colliding() == Colliding::Refused);
    read(&mut |batch| {
        let mut add = |batch: Batch| {
            if can {
                collisions.add(&batch);
            }
        };
        transformer.apply(batch, &mut add, &mut tally);
    })?;
    Ok((tally, collisions.count()))
}
