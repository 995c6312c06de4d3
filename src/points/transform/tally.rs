//! What a transform did to points: what a dry run shows.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use super::text;
use crate::{
    points::{Batch, Value},
    words::{Tick, on_one_line, printable},
};

/// The most examples of failures that are kept for a change.
const EXAMPLES: usize = 3;

/// The most characters of a name or value that are shown.
const SHOWN: usize = 200;

/// What was counted. Points that came in went out, or are [`lost`](Self::lost),
/// [`left_out`](Self::left_out) or [`merged`](Self::merged).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tally {
    pub points_in: u64,
    pub points_out: u64,
    /// Points that had no field left.
    pub lost: u64,
    /// Points of series that are left out, as they are somewhere else.
    pub left_out: u64,
    /// Points that became a part of another with the same series and time.
    pub merged: u64,
    /// Points whose time was moved so that it is no other's.
    pub shifted: u64,
    /// Values that have another type, or are a tag and were a field or the other way round.
    pub changed: u64,
    /// Values of fields and tags that are gone, and are nowhere else in their point.
    pub dropped: u64,
    /// Values that did not convert and are kept in another field.
    pub kept: u64,
    /// Values that should have changed and could not, by the number of the change from 0.
    pub failures: BTreeMap<usize, Failures>,
}

/// The values that a change could not change.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Failures {
    pub count: u64,
    /// The first ones, at most three.
    pub examples: Vec<Example>,
}

/// A value that could not be changed. Texts are as they can be shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// `measurement,tag=value`
    pub series: String,
    /// Nanoseconds since 1970.
    pub time: i64,
    /// The key of the field or tag; none of a measurement.
    pub key: String,
    pub value: String,
    pub why: Why,
}

/// Why a value cannot become what it should.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A whole number of which no float has all digits.
    NotExact,
    NotWhole,
    /// -0.0, which only floats have.
    NegativeZero,
    OutOfRange,
    NotANumber,
    /// Neither a truth value nor 0 or 1.
    NotATruth,
    /// The field of this key holds something else in that point.
    Taken(String),
    /// The point would have no field left.
    NoOtherField,
    Empty,
    TrailingBackslash,
    LineFeed,
    /// `InfluxDB` keeps the name for itself.
    Reserved,
    /// A line that begins with `#` is no point.
    Comment,
    /// The names of a series and a field have more than 65,535 bytes.
    TooLong,
    /// The texts of a part of a series have more than four gigabytes.
    TooMuchText,
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotExact => "no float has all of its digits",
            Self::NotWhole => "it is not a whole number",
            Self::NegativeZero => "only a float can be -0",
            Self::OutOfRange => "it is out of the type's range",
            Self::NotANumber => "the text is not a number",
            Self::NotATruth => "it is neither true nor false",
            Self::Taken(field) => return write!(f, "field {} holds something else there", Tick(field)),
            Self::NoOtherField => "the point would have no field left",
            Self::Empty => "a name or a tag cannot be empty",
            Self::TrailingBackslash => "a name or a tag cannot end in a backslash",
            Self::LineFeed => "a name or a tag cannot hold a line feed",
            Self::Reserved => "InfluxDB keeps the name for itself",
            Self::Comment => "a measurement cannot begin with `#`",
            Self::TooLong => "the names of the series would be longer than 65535 bytes",
            Self::TooMuchText => "there are more than four gigabytes of text",
        })
    }
}

impl Tally {
    /// Whether every value became what it should.
    pub fn is_good(&self) -> bool {
        self.failures.is_empty()
    }

    /// Adds what another one counted of the same transform.
    pub fn merge(&mut self, other: Self) {
        self.points_in += other.points_in;
        self.points_out += other.points_out;
        self.lost += other.lost;
        self.left_out += other.left_out;
        self.merged += other.merged;
        self.shifted += other.shifted;
        self.changed += other.changed;
        self.dropped += other.dropped;
        self.kept += other.kept;
        for (number, failures) in other.failures {
            let all = self.failures.entry(number).or_default();
            all.count += failures.count;
            all.examples.extend(failures.examples);
            all.examples.truncate(EXAMPLES);
        }
    }

    /// For the change of a number.
    pub(super) fn at(&mut self, number: usize) -> Teller<'_> {
        Teller { tally: self, number }
    }
}

/// Counts for one change.
pub(super) struct Teller<'t> {
    pub tally: &'t mut Tally,
    number: usize,
}

impl Teller<'_> {
    /// The value of a row and column fails, if there is one.
    pub fn value_fails(&mut self, batch: &Batch, row: usize, column: usize, why: Why) {
        let value = batch.at(row, column);
        if value != Value::Absent {
            let mut shown = Vec::new();
            text::write(batch, value, &mut shown);
            self.fails(batch, row, &batch.fields[column], &shown, why);
        }
    }

    /// A value of the row fails.
    pub fn fails(&mut self, batch: &Batch, row: usize, key: &[u8], value: &[u8], why: Why) {
        let failures = self.tally.failures.entry(self.number).or_default();
        failures.count += 1;
        if failures.examples.len() < EXAMPLES {
            let (series, time) = (series(batch), batch.times[row]);
            failures.examples.push(Example { series, time, key: shown(key), value: shown(value), why });
        }
    }
}

fn series(batch: &Batch) -> String {
    let mut series = batch.measurement.clone();
    for (key, value) in &batch.tags {
        series.extend([b",", key.as_slice(), b"=", value].concat());
    }
    shown(&series)
}

fn shown(bytes: &[u8]) -> String {
    let text = on_one_line(&printable(&String::from_utf8_lossy(bytes)));
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
