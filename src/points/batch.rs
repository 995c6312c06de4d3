//! Points of one series, as they are moved: every type and every byte as the server holds them.
//!
//! Names and texts are bytes, because the server takes any. Values lie row by row in one vector and
//! texts in one buffer, so that a million points are few allocations.

use std::ops::Range;

use crate::model::FieldType;

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

impl Value {
    /// The type of the field that has it.
    pub fn kind(self) -> Option<FieldType> {
        Some(match self {
            Self::Absent => return None,
            Self::Float(_) => FieldType::Float,
            Self::Integer(_) => FieldType::Integer,
            Self::Unsigned(_) => FieldType::Unsigned,
            Self::Boolean(_) => FieldType::Boolean,
            Self::Text { .. } => FieldType::String,
        })
    }
}

impl Batch {
    /// The time of each row and its values.
    pub fn rows(&self) -> impl Iterator<Item = (i64, &[Value])> {
        // A batch without fields has no points.
        let rows = self.values.chunks_exact(self.fields.len().max(1));
        self.times.iter().copied().zip(rows)
    }

    /// The batch without its rows: the same series and fields.
    #[must_use]
    pub fn empty(&self) -> Self {
        Self {
            measurement: self.measurement.clone(),
            tags: self.tags.clone(),
            fields: self.fields.clone(),
            ..Self::default()
        }
    }

    /// Takes all rows out.
    #[must_use]
    pub fn split(&mut self) -> Self {
        let empty = self.empty();
        std::mem::replace(self, empty)
    }

    /// Adds a row of another batch of the same fields, with its texts. Nothing is added, and the
    /// answer is no, if the texts would be more than four gigabytes.
    pub fn push_row(&mut self, of: &Self, time: i64, values: &[Value]) -> bool {
        let before = (self.values.len(), self.texts.len());
        for value in values {
            let value = match *value {
                Value::Text { start, end } => self.push_text(of.text(start, end)),
                value => Some(value),
            };
            let Some(value) = value else {
                self.values.truncate(before.0);
                self.texts.truncate(before.1);
                return false;
            };
            self.values.push(value);
        }
        self.times.push(time);
        true
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

    /// Whether two values of this batch are the same, bit by bit.
    pub fn is_same(&self, one: Value, other: Value) -> bool {
        match (one, other) {
            (Value::Float(one), Value::Float(other)) => one.to_bits() == other.to_bits(),
            (Value::Text { start, end }, Value::Text { start: from, end: to }) => {
                self.text(start, end) == self.text(from, to)
            }
            _ => one == other,
        }
    }
}

fn range(start: u32, end: u32) -> Range<usize> {
    start as usize..end as usize
}
