//! Whether two sets of points are the same, in whatever order they come.

use xxhash_rust::xxh3::{xxh3_64, xxh3_128};

use super::{Batch, Value};

/// What tells two sets of points apart: their number, and a sum over a hash of every value with its
/// series, time, field and type. That two different sets have the same one by chance is a matter of
/// 128 bits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Digest {
    pub points: u64,
    /// Values of fields: a point has one or more.
    pub values: u64,
    pub sum: u128,
}

/// What a value is told apart by from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Of the series and the time: the same for all values of a point.
    pub point: u64,
    /// Of the series, the time and the field.
    pub key: u128,
    /// Of the value and its type.
    pub value: u64,
}

impl Digest {
    /// Adds the points of a batch.
    pub fn add(&mut self, batch: &Batch) {
        self.add_fields(batch, |_| true);
    }

    /// Adds the points of a batch as if they had only some fields.
    pub fn add_fields(&mut self, batch: &Batch, is_wanted: impl Fn(&[u8]) -> bool) {
        let series = series(batch);
        let fields = batch.fields.iter().map(|field| is_wanted(field).then(|| key(&series, field)));
        let fields: Vec<Option<u64>> = fields.collect();
        for (time, values) in batch.rows() {
            let before = self.values;
            for (key, value) in fields.iter().zip(values) {
                if let (Some(key), false) = (key, *value == Value::Absent) {
                    self.values += 1;
                    self.sum = self.sum.wrapping_add(hash(batch, *key, time, *value));
                }
            }
            self.points += u64::from(self.values > before);
        }
    }

    /// Adds what another one counted.
    pub fn merge(&mut self, other: Self) {
        self.points += other.points;
        self.values += other.values;
        self.sum = self.sum.wrapping_add(other.sum);
    }
}

/// Lets `take` have the mark of each value, with the number of its row and of its column.
pub fn marks(batch: &Batch, mut take: impl FnMut(usize, usize, Mark)) {
    let series = series(batch);
    let name = xxh3_64(&series);
    let fields: Vec<u64> = batch.fields.iter().map(|field| key(&series, field)).collect();
    for (row, (time, values)) in batch.rows().enumerate() {
        let point = xxh3_64(&[name.to_le_bytes(), time.to_le_bytes()].concat());
        for (column, (field, value)) in fields.iter().zip(values).enumerate() {
            if *value != Value::Absent {
                let key = xxh3_128(&[field.to_le_bytes(), time.to_le_bytes()].concat());
                // Half of the hash is enough for one value beside another of the same key.
                let half = hash(batch, *field, time, *value) & u128::from(u64::MAX);
                take(row, column, Mark { point, key, value: u64::try_from(half).unwrap_or_default() });
            }
        }
    }
}

/// Measurement and tags, each with its length before it, so that no two series look the same.
pub(super) fn series(batch: &Batch) -> Vec<u8> {
    let mut bytes = Vec::new();
    let tags = batch.tags.iter().flat_map(|(key, value)| [key, value]);
    for part in std::iter::once(&batch.measurement).chain(tags) {
        bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
        bytes.extend_from_slice(part);
    }
    bytes
}

fn key(series: &[u8], field: &[u8]) -> u64 {
    xxh3_64(&[series, field].concat())
}

fn hash(batch: &Batch, key: u64, time: i64, value: Value) -> u128 {
    let (kind, bits) = match value {
        Value::Absent => (0, 0),
        Value::Float(value) => (1, value.to_bits()),
        Value::Integer(value) => (2, value.cast_unsigned()),
        Value::Unsigned(value) => (3, value),
        Value::Boolean(value) => (4, u64::from(value)),
        Value::Text { start, end } => (5, xxh3_64(batch.text(start, end))),
    };
    let mut bytes = [0; 25];
    bytes[..8].copy_from_slice(&key.to_le_bytes());
    bytes[8..16].copy_from_slice(&time.to_le_bytes());
    bytes[16..24].copy_from_slice(&bits.to_le_bytes());
    bytes[24] = kind;
    xxh3_128(&bytes)
}
