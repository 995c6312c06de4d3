//! One window of one measurement: its batches, and what they add up to.

use crate::{
    influx::{Client, LiveBucket, Selection, Source},
    model::{FieldType, ObservedMeasurement, TimeRange},
    points::{Batch, Digest},
    transfer::{Error, Window, windows::nanoseconds},
};

/// Where points are read from.
#[derive(Debug)]
pub(super) struct From<'a> {
    pub client: &'a Client,
    pub bucket: &'a LiveBucket,
    pub source: &'a Source,
}

impl From<'_> {
    /// Reads a window and lets `take` have each batch; what all of them add up to. `take` ends the
    /// reading by an error of its own.
    pub fn window(
        &self,
        measurement: &str,
        seen: &ObservedMeasurement,
        window: Window,
        mut take: impl FnMut(&Batch) -> Result<(), Error>,
    ) -> Result<Digest, Error> {
        let (mut digest, mut failure) = (Digest::default(), None);
        let selection = Selection { measurement, first: window.first, last: window.last };
        let types = |field: &[u8]| unsigned(seen, field, window);
        self.client.select(self.source, selection, &types, &mut |batch| {
            digest.add(&batch);
            failure = take(&batch).err();
            failure.is_none()
        })?;
        match failure {
            Some(error) => Err(error),
            None => Ok(digest),
        }
    }
}

/// Whether the whole numbers of a field are unsigned, which look like small signed ones. A field that
/// has both types in its bucket has one in each window, whose shard groups were looked at.
fn unsigned(seen: &ObservedMeasurement, field: &[u8], window: Window) -> Option<FieldType> {
    let types = &seen.fields.get(std::str::from_utf8(field).ok()?)?.types;
    let unsigned = types.get(&FieldType::Unsigned)?;
    let holds =
        |range: &TimeRange| nanoseconds(range.start) <= window.first && window.last < nanoseconds(range.end);
    let is_here = unsigned.groups.iter().flatten().any(holds);
    (is_here || !types.contains_key(&FieldType::Integer)).then_some(FieldType::Unsigned)
}
