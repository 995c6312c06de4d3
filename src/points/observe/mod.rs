//! Line protocol → what its points look like, as a server's data would.
//!
//! Memory grows with the series and the different values of tags, not with the number of points.
//! A field that comes with two types keeps both: a server would have refused one of them, if both
//! fell into one shard group.

mod measurement;
mod texts;

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read},
};

use rayon::prelude::*;

use super::{Chunk, Chunks, Flaw, Piece, Point, Precision};
use crate::model::ObservedBucket;
use measurement::Measurement;

pub use texts::Texts;

/// How an input is observed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Observer {
    /// What timestamps count.
    pub precision: Precision,
    /// The most texts that are kept of a field.
    pub texts: usize,
}

/// What was seen in an input.
#[derive(Debug, Default)]
pub struct Seen {
    pub bucket: ObservedBucket,
    /// The texts of string fields, by measurement and field.
    pub texts: BTreeMap<String, BTreeMap<String, Texts>>,
    /// The fields that some points lack, by measurement.
    pub gaps: BTreeMap<String, BTreeSet<String>>,
    pub points: u64,
    /// The number of lines that say no point: the server would refuse them.
    pub unread: u64,
    /// The first of them.
    pub first_unread: Vec<Unread>,
}

/// A line that says no point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// From 1.
    pub line: usize,
    /// Why, in a few words.
    pub why: String,
}

/// How many of the lines that say no point are named.
const NAMED: usize = 20;

/// How many chunks are looked at together.
const TOGETHER: usize = 8;

/// Observes all points of `input`.
///
/// # Errors
/// Those of the reader.
pub fn observe(input: impl Read, observer: Observer) -> io::Result<Seen> {
    let mut chunks = Chunks::new(input);
    let mut all = Partial::default();
    loop {
        let mut together = Vec::new();
        while together.len() < TOGETHER
            && let Some(chunk) = chunks.next_chunk()?
        {
            together.push(chunk);
        }
        if together.is_empty() {
            return Ok(all.finish());
        }
        let seen: Vec<Partial> = together.par_iter().map(|chunk| Partial::of(chunk, observer)).collect();
        for partial in seen {
            all.merge(partial, observer);
        }
    }
}

/// What was seen in a part of the input.
#[derive(Debug, Default)]
struct Partial {
    measurements: BTreeMap<String, Measurement>,
    points: u64,
    unread: u64,
    first_unread: Vec<Unread>,
}

impl Partial {
    fn of(chunk: &Chunk, observer: Observer) -> Self {
        let mut partial = Self::default();
        for piece in &chunk.pieces {
            if let Err(why) = partial.look_at(chunk, piece, observer) {
                partial.unread += 1;
                if partial.first_unread.len() < NAMED {
                    partial.first_unread.push(Unread { line: chunk.first_line + piece.line, why });
                }
            }
        }
        partial
    }

    fn look_at(&mut self, chunk: &Chunk, piece: &Piece, observer: Observer) -> Result<(), String> {
        if let Some(flaw) = piece.flaw {
            return Err(in_words(flaw).to_owned());
        }
        // What is not UTF-8 shows as it does in the server's JSON.
        let line = String::from_utf8_lossy(&chunk.bytes[piece.bytes.clone()]);
        let line = line.strip_suffix('\r').unwrap_or(&line);
        let point = Point::read(line).map_err(|mistake| mistake.what.to_string())?;
        let time = match point.timestamp {
            None => None,
            Some(timestamp) => {
                let time = observer.precision.nanoseconds(timestamp);
                Some(time.ok_or("the time is outside of what the server stores")?)
            }
        };
        self.points += 1;
        let name = point.measurement.as_str();
        if !self.measurements.contains_key(name) {
            self.measurements.insert(name.to_owned(), Measurement::default());
        }
        if let Some(measurement) = self.measurements.get_mut(name) {
            measurement.add(&point, time, observer.texts);
        }
        Ok(())
    }

    /// Adds what was seen in a later part.
    fn merge(&mut self, later: Self, observer: Observer) {
        for (name, measurement) in later.measurements {
            self.measurements.entry(name).or_default().merge(measurement, observer.texts);
        }
        self.points += later.points;
        self.unread += later.unread;
        let room = NAMED.saturating_sub(self.first_unread.len());
        self.first_unread.extend(later.first_unread.into_iter().take(room));
    }

    fn finish(self) -> Seen {
        let mut seen = Seen {
            points: self.points,
            unread: self.unread,
            first_unread: self.first_unread,
            ..Seen::default()
        };
        for (name, measurement) in self.measurements {
            // As on a server: listed, and to be read by no request.
            if name.contains("\\,") {
                seen.bucket.unreadable.insert(name);
                continue;
            }
            seen.gaps.insert(name.clone(), measurement.gaps());
            let (observed, texts) = measurement.finish();
            if !texts.is_empty() {
                seen.texts.insert(name.clone(), texts);
            }
            seen.bucket.measurements.insert(name, observed);
        }
        seen
    }
}

fn in_words(flaw: Flaw) -> &'static str {
    match flaw {
        Flaw::OpenText { .. } => "a text is not closed",
        Flaw::Joined { .. } => "a backslash stands before the line break",
        Flaw::CommentGoesOn { .. } => "a comment goes on over its line break",
        Flaw::TooLong => "the line is too long",
    }
}
