//! Points of one measurement, window by window: its batches, and what they add up to.

use std::collections::BTreeMap;

use super::{Error, Mover, Window, again::again, outline::Outline, place::Place, windows::nanoseconds};
use crate::{
    influx::{Columns, Selection},
    model::{FieldType, ObservedMeasurement, TimeRange},
    points::{Batch, Digest},
};

/// Where points are read from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'a> {
    pub mover: &'a Mover<'a>,
    pub place: &'a Place<'a>,
    pub measurement: &'a str,
    pub seen: &'a ObservedMeasurement,
    /// Only series with these values of tags.
    pub only: Option<&'a BTreeMap<String, String>>,
    /// What was written there since `seen` was looked at.
    pub written: Option<&'a Outline>,
}

/// Takes batches one by one; an error of its own ends the reading.
pub(super) type Take<'t> = &'t mut dyn FnMut(Batch) -> Result<(), Error>;

/// From how many series on they are read side by side.
const MANY_SERIES: u64 = 10_000;

impl Reader<'_> {
    /// Reads a window and lets `take` have each batch; what all of them add up to.
    ///
    /// # Errors
    /// Also a field that nobody knew of before ([`Error::NewField`]), and a connection that was lost:
    /// `take` may have had some of the points by then.
    pub fn read(&self, window: Window, take: Take<'_>) -> Result<Digest, Error> {
        self.read_any(window, &mut |batch| self.known(&batch).and_then(|()| take(batch)))
    }

    /// The same where fields that nobody knew of do not matter.
    pub fn read_any(&self, window: Window, take: Take<'_>) -> Result<Digest, Error> {
        let (mut digest, mut failure) = (Digest::default(), None);
        let types = |field: &[u8]| self.unsigned(field, window);
        let (client, source, selection) = (self.mover.client, &self.place.source, self.selection(window));
        let rows = self.place.rows.gathered(self.has_texts());
        let mut take = |batch: Batch| {
            digest.add(&batch);
            self.place.rows.add(&batch);
            failure = take(batch).err();
            failure.is_none()
        };
        let is_read = match self.columns() {
            Some(columns) => client.select_flat(source, selection, rows, &columns, &types, &mut take)?,
            None => None,
        };
        if is_read.is_none() {
            client.select(source, selection, rows, &types, &mut take)?;
        }
        failure.map_or(Ok(digest), Err)
    }

    /// The columns by which very many series are read faster.
    fn columns(&self) -> Option<Columns> {
        let is_written = self.written.is_some_and(|written| !written.fields.is_empty());
        if self.seen.series < MANY_SERIES || is_written {
            return None;
        }
        Columns::new(self.seen.tags.keys(), self.seen.fields.keys())
    }

    /// What the points of a window add up to.
    pub fn digest(&self, window: Window) -> Result<Digest, Error> {
        again(|| self.read(window, &mut |_| Ok(())))
    }

    pub fn selection(&self, window: Window) -> Selection<'_> {
        Selection { measurement: self.measurement, first: window.first, last: window.last, only: self.only }
    }

    /// Fields that came since the look: their whole numbers could be signed or not.
    fn known(&self, batch: &Batch) -> Result<(), Error> {
        let is_known = |field: &[u8]| {
            let is_seen = self.seen.fields.contains_key(String::from_utf8_lossy(field).as_ref());
            is_seen || self.written.is_some_and(|written| written.fields.contains_key(field))
        };
        match batch.fields.iter().find(|field| !is_known(field)) {
            None => Ok(()),
            Some(field) => Err(Error::NewField {
                measurement: self.measurement.to_owned(),
                field: String::from_utf8_lossy(field).into_owned(),
            }),
        }
    }

    fn has_texts(&self) -> bool {
        self.seen.fields.values().any(|field| field.types.contains_key(&FieldType::String))
            || self
                .written
                .is_some_and(|written| written.fields.values().any(|kind| *kind == FieldType::String))
    }

    /// Whether the whole numbers of a field are unsigned, which look like small signed ones. A field
    /// that has both types in its bucket has one in each window, whose shard groups were looked at.
    fn unsigned(&self, field: &[u8], window: Window) -> Option<FieldType> {
        if let Some(kind) = self.written.and_then(|written| written.fields.get(field)) {
            return Some(*kind);
        }
        let types = &self.seen.fields.get(String::from_utf8_lossy(field).as_ref())?.types;
        let unsigned = types.get(&FieldType::Unsigned)?;
        let holds = |range: &TimeRange| {
            nanoseconds(range.start) <= window.first && window.last < nanoseconds(range.end)
        };
        let is_here = unsigned.groups.iter().flatten().any(holds);
        (is_here || !types.contains_key(&FieldType::Integer)).then_some(FieldType::Unsigned)
    }
}
