//! Rows of many series side by side, tags as columns: five times as fast as a group for each series
//! where there are very many (3.6 against 19.4 seconds for a million series, measured on 2.9.1).
//!
//! The server names a column by its key, and a second one of the same name differently. So the columns
//! must be just those that are expected; if they are not nothing is read, and whoever asks has each
//! series for itself.

use std::{
    collections::HashMap,
    io::{self, BufRead},
};

use super::{
    message_pack::{Types, columns, each_series},
    pack::{bytes, each_item, each_member, row_head, skip, text_or_nothing, value},
    stream::Stop,
};
use crate::{model::FieldType, points::Batch};

/// Which columns there are of tags and fields: tags before fields, each sorted, no name twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    tags: Vec<Vec<u8>>,
    fields: Vec<Vec<u8>>,
}

/// What became of a reply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flat {
    Read,
    /// `take` had enough.
    Ended,
    /// The columns are others.
    Other,
}

/// The most rows that are sorted by series at a time, the most values, and bytes of texts.
const MOST_ROWS: usize = 10_000;
const MOST_VALUES: usize = 1 << 16;
const MOST_BYTES: usize = 1 << 20;

impl Columns {
    /// Nothing if a tag and a field have the same name.
    pub fn new<'a>(
        tags: impl Iterator<Item = &'a String>,
        fields: impl Iterator<Item = &'a String>,
    ) -> Option<Self> {
        let names = |names: &mut dyn Iterator<Item = &'a String>| {
            let mut names: Vec<Vec<u8>> = names.map(|name| name.clone().into_bytes()).collect();
            names.sort();
            names
        };
        let (mut tags, mut fields) = (tags, fields);
        let columns = Self { tags: names(&mut tags), fields: names(&mut fields) };
        columns.tags.iter().all(|tag| columns.fields.binary_search(tag).is_err()).then_some(columns)
    }

    fn are(&self, columns: &[Vec<u8>]) -> bool {
        self.tags.iter().chain(&self.fields).eq(columns)
    }
}

/// Reads a reply and lets `take` have its points, those of a series together as far as they are near.
pub(super) fn decode(
    body: &mut dyn BufRead,
    expected: &Columns,
    types: Types<'_>,
    take: &mut dyn FnMut(Batch) -> bool,
) -> Result<Flat, Stop> {
    let mut reader = io::BufReader::with_capacity(1 << 16, body);
    let mut rows = Rows { expected, all: HashMap::new(), count: 0, bytes: 0, ended: Flat::Read };
    while rows.ended == Flat::Read && !reader.fill_buf()?.is_empty() {
        each_series(&mut reader, &mut |from| rows.series(from, types, take))?;
    }
    rows.give(take);
    Ok(rows.ended)
}

struct Rows<'e> {
    expected: &'e Columns,
    /// By their tags as they came.
    all: HashMap<Vec<u8>, Batch>,
    count: usize,
    bytes: usize,
    ended: Flat,
}

impl Rows<'_> {
    fn series<R: io::Read>(
        &mut self,
        from: &mut R,
        types: Types<'_>,
        take: &mut dyn FnMut(Batch) -> bool,
    ) -> Result<(), Stop> {
        let (mut measurement, mut kinds) = (Vec::new(), Vec::new());
        each_member(from, |key, from| {
            match key {
                b"name" => measurement = bytes(from)?,
                b"columns" => {
                    if !self.expected.are(&columns(from)?) {
                        self.ended = Flat::Other;
                    }
                    kinds = self.expected.fields.iter().map(|field| types(field)).collect();
                }
                b"values" => each_item(from, |from| {
                    if self.ended == Flat::Read {
                        self.row(from, &measurement, &kinds, take)
                    } else {
                        skip(from)
                    }
                })?,
                _ => skip(from)?,
            }
            Ok(())
        })
    }

    fn row<R: io::Read>(
        &mut self,
        from: &mut R,
        measurement: &[u8],
        kinds: &[Option<FieldType>],
        take: &mut dyn FnMut(Batch) -> bool,
    ) -> Result<(), Stop> {
        let time = row_head(from, self.expected.tags.len() + kinds.len())?;
        let mut tags = Vec::with_capacity(self.expected.tags.len());
        let mut series = Vec::new();
        for key in &self.expected.tags {
            let value = text_or_nothing(from)?;
            series.extend_from_slice(&(value.len() as u64).to_le_bytes());
            series.extend_from_slice(&value);
            if !value.is_empty() {
                tags.push((key, value));
            }
        }
        let batch = self.all.entry(series).or_insert_with(|| Batch {
            measurement: measurement.to_vec(),
            tags: tags.into_iter().map(|(key, value)| (key.clone(), value)).collect(),
            fields: self.expected.fields.clone(),
            ..Batch::default()
        });
        let before = batch.texts.len();
        batch.times.push(time);
        for kind in kinds {
            let value = value(from, *kind, batch)?;
            batch.values.push(value);
        }
        self.bytes += batch.texts.len() - before;
        self.count += 1;
        let is_full = self.count >= MOST_ROWS || self.count * kinds.len() >= MOST_VALUES;
        if is_full || self.bytes >= MOST_BYTES {
            self.give(take);
        }
        Ok(())
    }

    fn give(&mut self, take: &mut dyn FnMut(Batch) -> bool) {
        (self.count, self.bytes) = (0, 0);
        for (_, batch) in self.all.drain() {
            if self.ended == Flat::Read && !take(batch) {
                self.ended = Flat::Ended;
            }
        }
    }
}
