//! A field that becomes a tag of the same key: a series splits by the field's values.

use std::collections::HashMap;

use super::{Why, names, tally::Teller, text};
use crate::points::{Batch, Value};

/// Where a point goes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Fate {
    /// Its series stays: it lacks the field, or has the tag already.
    Same,
    /// It stays as it is.
    Fails,
    /// To the series with this tag.
    Tagged(Vec<u8>),
}

/// Adds the parts, in the order in which the first point of each stands.
pub(super) fn carry_out(batch: Batch, field: &str, parts: &mut Vec<Batch>, teller: &mut Teller<'_>) {
    let Some(column) = batch.column(field.as_bytes()) else { return parts.push(batch) };
    let (fates, rows) = fates(&batch, column, teller);
    if let [fate] = fates.as_slice() {
        return parts.push(part_of(batch, fate, field));
    }
    let part = |fate: &Fate| {
        let fields = || batch.fields.iter().filter(|key| *fate == Fate::Fails || *key != field.as_bytes());
        let head =
            Batch { measurement: batch.measurement.clone(), tags: batch.tags.clone(), ..Batch::default() };
        Batch { fields: fields().cloned().collect(), ..part_of(head, fate, field) }
    };
    let first = parts.len();
    parts.extend(fates.iter().map(part));
    let other = |at: usize| (at != column).then(|| at - usize::from(at > column));
    let without: Vec<Option<usize>> = (0..batch.fields.len()).map(other).collect();
    let all: Vec<Option<usize>> = (0..batch.fields.len()).map(Some).collect();
    for (row, number) in rows.iter().enumerate() {
        let columns = if fates[*number] == Fate::Fails { &all } else { &without };
        parts[first + number].copy_row(&batch, row, columns);
    }
}

/// All of a batch, as its points shall be.
fn part_of(mut batch: Batch, fate: &Fate, field: &str) -> Batch {
    if *fate != Fate::Fails {
        batch.keep_columns(|key| key != field.as_bytes());
    }
    if let Fate::Tagged(value) = fate {
        batch.add_tag(field.as_bytes(), value.clone());
    }
    batch
}

/// The different fates, and for each row the number of its own.
fn fates(batch: &Batch, column: usize, teller: &mut Teller<'_>) -> (Vec<Fate>, Vec<usize>) {
    let key = names::key_length(batch);
    let mut numbers: HashMap<Fate, usize> = HashMap::new();
    let mut fates: Vec<Fate> = Vec::new();
    let mut rows: Vec<usize> = Vec::with_capacity(batch.times.len());
    for row in 0..batch.times.len() {
        let fate = fate(batch, (row, column), key, teller).unwrap_or_else(|why| {
            teller.value_fails(batch, row, column, why);
            Fate::Fails
        });
        // Neighbours are mostly alike.
        let before = rows.last().copied().filter(|before| fates[*before] == fate);
        let number = before.unwrap_or_else(|| {
            *numbers.entry(fate).or_insert_with_key(|fate| {
                fates.push(fate.clone());
                fates.len() - 1
            })
        });
        rows.push(number);
    }
    (fates, rows)
}

fn fate(
    batch: &Batch,
    (row, column): (usize, usize),
    key: usize,
    teller: &mut Teller<'_>,
) -> Result<Fate, Why> {
    let value = batch.at(row, column);
    if value == Value::Absent {
        return Ok(Fate::Same);
    }
    let is_other = |other: usize| other != column && batch.at(row, other) != Value::Absent;
    if !(0..batch.fields.len()).any(is_other) {
        return Err(Why::NoOtherField);
    }
    let field = batch.fields[column].as_slice();
    let mut tag = Vec::new();
    text::write(batch, value, &mut tag);
    if let Some(there) = batch.tag(field) {
        teller.tally.dropped += u64::from(there != tag);
        return Ok(Fate::Same);
    }
    match names::name(&tag) {
        Some(why) => Err(why),
        None if !names::has_room(key, field, &tag) => Err(Why::TooLong),
        None => {
            teller.tally.changed += 1;
            Ok(Fate::Tagged(tag))
        }
    }
}
