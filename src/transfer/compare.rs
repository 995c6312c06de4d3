//! Whether points are there among others: value by value, in as many rounds as memory asks for.

use std::{cell::RefCell, collections::HashMap, fmt};

use jiff::Timestamp;

use super::Error;
use crate::points::{Batch, Mark, Value, encode, marks};

/// Points that can be had again and again: lets it have every batch.
pub(super) type Stream<'s> = &'s dyn Fn(&mut dyn FnMut(&Batch) -> Result<(), Error>) -> Result<(), Error>;

/// A value that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Measurement and tags, as line protocol writes them.
    pub series: String,
    pub time: Timestamp,
    pub field: String,
    /// As line protocol writes it.
    pub expected: String,
    /// Nothing if there is no value.
    pub found: Option<String>,
}

/// The most differences that are shown.
pub(super) const SHOWN: usize = 3;

/// The values of a round: 13 megabytes.
const ROUND: u64 = 400_000;

/// What has to be had of some points at a time.
#[derive(Debug, Clone, Copy)]
pub(super) struct Round {
    number: u64,
    of: u64,
}

impl Round {
    /// The rounds for so many values.
    pub fn all(values: u64) -> impl Iterator<Item = Self> {
        let of = values / ROUND + 1;
        (0..of).map(move |number| Self { number, of })
    }

    fn has(self, mark: Mark) -> bool {
        mark.point % self.of == self.number
    }

    /// The points of a batch that are of this round: all values of a point are of the same one.
    pub fn part(self, batch: &Batch) -> Batch {
        let mut is_here = vec![false; batch.times.len()];
        marks(batch, |row, _, mark| is_here[row] = self.has(mark));
        rows(batch, &is_here)
    }
}

/// The rows that are wanted.
pub(super) fn rows(batch: &Batch, is_wanted: &[bool]) -> Batch {
    if is_wanted.iter().all(|is| *is) {
        return batch.clone();
    }
    let mut part = batch.empty();
    for ((time, values), _) in batch.rows().zip(is_wanted).filter(|(_, is)| **is) {
        part.push_row(batch, time, values);
    }
    part
}

/// Values by what they are told apart by. Of two of the same key the later one counts.
#[derive(Debug, Default)]
pub(super) struct Known(HashMap<u128, u64>);

impl Known {
    /// Keeps the values of a batch that are of a round.
    pub fn add(&mut self, batch: &Batch, round: Round) {
        marks(batch, |_, _, mark| {
            if round.has(mark) {
                self.0.insert(mark.key, mark.value);
            }
        });
    }

    /// Whether it has just this value.
    pub fn has(&self, mark: Mark) -> bool {
        self.0.get(&mark.key) == Some(&mark.value)
    }

    /// Forgets the values of a batch that it has.
    pub fn found(&mut self, batch: &Batch) {
        marks(batch, |_, _, mark| {
            if self.has(mark) {
                self.0.remove(&mark.key);
            }
        });
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// A few of the values, as they were expected and as they are.
    pub fn differences(&self, expected: Stream<'_>, found: Stream<'_>) -> Result<Vec<Difference>, Error> {
        let wanted: Vec<u128> = self.0.keys().take(SHOWN).copied().collect();
        let texts = |stream: Stream<'_>| {
            let texts = RefCell::new(HashMap::new());
            stream(&mut |batch| {
                marks(batch, |row, column, mark| {
                    if wanted.contains(&mark.key) {
                        texts.borrow_mut().insert(mark.key, described(batch, row, column));
                    }
                });
                Ok(())
            })?;
            Ok::<_, Error>(texts.into_inner())
        };
        let (expected, mut found) = (texts(expected)?, texts(found)?);
        let mut differences: Vec<Difference> = expected
            .into_iter()
            .map(|(key, one)| Difference { found: found.remove(&key).map(|found| found.expected), ..one })
            .collect();
        differences.sort_by(|a, b| (a.time, &a.series, &a.field).cmp(&(b.time, &b.series, &b.field)));
        Ok(differences)
    }
}

/// Which of the expected values (about `values`) are not found; a few of them.
pub(super) fn missing(
    values: u64,
    expected: Stream<'_>,
    found: Stream<'_>,
) -> Result<Vec<Difference>, Error> {
    for round in Round::all(values) {
        let mut known = Known::default();
        expected(&mut |batch| {
            known.add(batch, round);
            Ok(())
        })?;
        found(&mut |batch| {
            known.found(batch);
            Ok(())
        })?;
        if !known.is_empty() {
            return known.differences(expected, found);
        }
    }
    Ok(Vec::new())
}

/// One value as a difference of nothing.
fn described(batch: &Batch, row: usize, column: usize) -> Difference {
    let time = batch.times.get(row).copied().unwrap_or_default();
    let value = batch.values.get(row * batch.fields.len() + column).copied().unwrap_or(Value::Absent);
    let field = batch.fields.get(column).cloned().unwrap_or_default();
    let mut one = Batch { fields: vec![field.clone()], ..batch.empty() };
    one.push_row(batch, time, &[value]);
    let mut line = Vec::new();
    encode(&one, &mut line);
    let line = String::from_utf8_lossy(&line).into_owned();
    // What is before the field and what is after it; neither can hold the whole of both.
    let mut bare = Batch { fields: vec![b"f".to_vec()], ..one.empty() };
    bare.push_row(&one, time, &[Value::Boolean(true)]);
    let mut series = Vec::new();
    encode(&bare, &mut series);
    let series = String::from_utf8_lossy(&series);
    let tail = format!(" {time}\n");
    let series = series.strip_suffix(&format!(" f=t{tail}")).unwrap_or(&series).to_owned();
    let value = line.strip_prefix(&format!("{series} ")).and_then(|rest| rest.strip_suffix(&tail));
    let value = value.and_then(|rest| rest.split_once('=')).map_or(line.as_str(), |(_, value)| value);
    Difference {
        series,
        time: Timestamp::from_nanosecond(time.into()).unwrap_or_default(),
        field: String::from_utf8_lossy(&field).into_owned(),
        expected: value.to_owned(),
        found: None,
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { series, time, field, expected, found } = self;
        let found = found.as_deref().unwrap_or("nothing");
        write!(f, "{series} {field} at {time}: {expected} was expected, {found} is there")
    }
}
