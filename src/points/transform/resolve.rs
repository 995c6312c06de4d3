//! Points that have become equal in series and time, and what happens to them.

use std::collections::HashMap;

use super::Tally;
use crate::{
    model::OnCollision,
    points::{Batch, Value, digest::series},
};

/// The most rows of a batch that is made here, and the most bytes of its texts but for one row.
const MOST_ROWS: usize = 10_000;
const MOST_TEXT: usize = 1 << 30;

/// Points that became equal and may not, or for which there was no other time left in their window.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{points} points would have the same series and time as another one")]
pub struct Collided {
    pub points: u64,
}

/// Where a point stands: its time, the batch of its series, the row.
type Place = (i64, usize, usize);

/// Settles what points are equal among all batches of a window, whose order is the order of equal
/// points. With `shift`, none goes beyond `last`, the window's last nanosecond.
///
/// # Errors
/// [`Collided`]
pub fn resolve(
    batches: Vec<Batch>,
    on_collision: OnCollision,
    last: i64,
    tally: &mut Tally,
) -> Result<Vec<Batch>, Collided> {
    let (mut resolved, mut collided) = (Vec::with_capacity(batches.len()), 0);
    for mut group in by_series(batches) {
        let places = places(&group);
        let equal = equal(&places);
        if equal == 0 {
            resolved.append(&mut group);
            continue;
        }
        match on_collision {
            OnCollision::Fail => collided += equal,
            OnCollision::KeepFirst | OnCollision::KeepLast => {
                tally.merged += equal;
                merge(&group, &places, on_collision == OnCollision::KeepLast, &mut resolved, tally);
            }
            OnCollision::Shift => {
                tally.shifted += equal;
                collided += shift(&mut group, &places, last);
                resolved.append(&mut group);
            }
        }
    }
    if collided == 0 { Ok(resolved) } else { Err(Collided { points: collided }) }
}

/// The batches of each series together, in the order in which each has its first.
fn by_series(batches: Vec<Batch>) -> Vec<Vec<Batch>> {
    let mut numbers: HashMap<Vec<u8>, usize> = HashMap::new();
    let mut groups: Vec<Vec<Batch>> = Vec::new();
    for batch in batches {
        let number = *numbers.entry(series(&batch)).or_insert(groups.len());
        if number == groups.len() {
            groups.push(Vec::new());
        }
        groups[number].push(batch);
    }
    groups
}

/// All points of a series, equal ones beside each other and in their order.
fn places(group: &[Batch]) -> Vec<Place> {
    let rows = group.iter().enumerate().flat_map(|(number, batch)| {
        batch.times.iter().enumerate().map(move |(row, time)| (*time, number, row))
    });
    let mut places: Vec<Place> = rows.collect();
    places.sort_unstable();
    places
}

/// How many have the time of the one before.
fn equal(places: &[Place]) -> u64 {
    places.windows(2).filter(|pair| pair[0].0 == pair[1].0).count() as u64
}

/// One point of each time, with all fields of those that were equal.
fn merge(group: &[Batch], places: &[Place], is_last: bool, merged: &mut Vec<Batch>, tally: &mut Tally) {
    let mut batch = empty(group);
    let columns: Vec<Vec<usize>> = group.iter().map(|from| columns(from, &mut batch)).collect();
    let head = batch.clone();
    for same in places.chunk_by(|one, other| one.0 == other.0) {
        if batch.times.len() >= MOST_ROWS || batch.texts.len() >= MOST_TEXT {
            merged.push(std::mem::replace(&mut batch, head.clone()));
        }
        let row = batch.times.len();
        batch.times.push(same[0].0);
        batch.values.resize(batch.values.len() + batch.fields.len(), Value::Absent);
        for (_, number, from) in same {
            let source = &group[*number];
            for (column, to) in columns[*number].iter().enumerate() {
                let value = source.at(*from, column);
                add(&mut batch, (row, *to), (source, value), is_last, tally);
            }
        }
    }
    merged.push(batch);
}

/// A batch of the series without points.
fn empty(group: &[Batch]) -> Batch {
    group.first().map_or_else(Batch::default, |first| Batch {
        measurement: first.measurement.clone(),
        tags: first.tags.clone(),
        ..Batch::default()
    })
}

/// Where the fields of a batch stand in the one that is made, which has no points yet.
fn columns(from: &Batch, to: &mut Batch) -> Vec<usize> {
    from.fields.iter().map(|field| to.column_or_new(field)).collect()
}

/// Adds a value to a point, which may have the field of an equal one.
fn add(
    batch: &mut Batch,
    (row, column): (usize, usize),
    (source, value): (&Batch, Value),
    is_last: bool,
    tally: &mut Tally,
) {
    if value == Value::Absent {
        return;
    }
    let there = batch.at(row, column);
    let value = batch.adopt(source, value);
    if there == Value::Absent {
        batch.set(row, column, value);
    } else if !batch.is_same(there, value) {
        tally.dropped += 1;
        if is_last {
            batch.set(row, column, value);
        }
    }
}

/// Moves each but the first of equal points to the next nanosecond that is free; how many have none.
fn shift(group: &mut [Batch], places: &[Place], last: i64) -> u64 {
    let mut taken: std::collections::BTreeSet<i64> = places.iter().map(|place| place.0).collect();
    let mut left_over = 0;
    for same in places.chunk_by(|one, other| one.0 == other.0) {
        let mut time = same[0].0;
        for (_, number, row) in &same[1..] {
            while time < last && taken.contains(&time) {
                time += 1;
            }
            if taken.insert(time) {
                group[*number].times[*row] = time;
            } else {
                left_over += 1;
            }
        }
    }
    left_over
}
