//! Points of one series, as they are moved: every type and every byte as the server holds them.
//!
//! Names and texts are bytes, because the server takes any. Values lie row by row in one vector and
//! texts in one buffer, so that a million points are few allocations.

use std::ops::Range;

/// A part of the points of one series.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Batch {
    pub measurement: Vec<u8>,
    /// Keys and values, sorted by key; none is empty.
    pub tags: Vec<(Vec<u8>, Vec<u8>)>,
    /// The keys of the fields, in the order of the values of a row.
    pub fields: Vec<Vec<u8>>,
    /// Nanoseconds since 1970, a row each.
    pub times: Vec<i64>,
    /// As many values a row as there are fields.
    pub values: Vec<Value>,
    /// The texts of the values.
    pub texts: Vec<u8>,
}

/// A value of a field at a time, or that there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value {
    Absent,
    Float(f64),
    Integer(i64),
    Unsigned(u64),
    Boolean(bool),
    /// From one place to another in the batch's `texts`.
    Text {
        start: u32,
        end: u32,
    },
}

impl Batch {
    /// The time of each row and its values.
    pub fn rows(&self) -> impl Iterator<Item = (i64, &[Value])> {
        // A batch without fields has no points.
        let rows = self.values.chunks_exact(self.fields.len().max(1));
        self.times.iter().copied().zip(rows)
    }

    /// The bytes of a text of this batch.
    pub fn text(&self, start: u32, end: u32) -> &[u8] {
        self.texts.get(range(start, end)).unwrap_or_default()
    }

    /// Adds a text; the value that stands for it. Nothing if the batch holds four gigabytes already.
    pub fn push_text(&mut self, text: &[u8]) -> Option<Value> {
        let start = u32::try_from(self.texts.len()).ok()?;
        self.texts.extend_from_slice(text);
        let end = u32::try_from(self.texts.len()).ok()?;
        Some(Value::Text { start, end })
    }
}

fn range(start: u32, end: u32) -> Range<usize> {
    start as usize..end as usize
}
