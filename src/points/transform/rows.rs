//! Rows and columns of a batch.

use crate::points::{Batch, Value};

impl Batch {
    /// Where the values of a field stand in a row.
    pub(super) fn column(&self, field: &[u8]) -> Option<usize> {
        self.fields.iter().position(|key| key == field)
    }

    /// The same, and makes the column if there is none.
    pub(super) fn column_or_new(&mut self, field: &[u8]) -> usize {
        if let Some(column) = self.column(field) {
            return column;
        }
        let width = self.fields.len();
        let mut values = Vec::with_capacity((width + 1) * self.times.len());
        for row in self.values.chunks_exact(width.max(1)) {
            values.extend_from_slice(row);
            values.push(Value::Absent);
        }
        self.values = values;
        self.fields.push(field.to_vec());
        width
    }

    pub(super) fn at(&self, row: usize, column: usize) -> Value {
        self.values[row * self.fields.len() + column]
    }

    pub(super) fn set(&mut self, row: usize, column: usize, value: Value) {
        let width = self.fields.len();
        self.values[row * width + column] = value;
    }

    /// The value of a tag.
    pub(super) fn tag(&self, key: &[u8]) -> Option<&[u8]> {
        let at = self.tags.binary_search_by(|(tag, _)| tag.as_slice().cmp(key)).ok()?;
        Some(&self.tags[at].1)
    }

    /// Takes a tag away; its value.
    pub(super) fn remove_tag(&mut self, key: &[u8]) -> Option<Vec<u8>> {
        let at = self.tags.binary_search_by(|(tag, _)| tag.as_slice().cmp(key)).ok()?;
        Some(self.tags.remove(at).1)
    }

    /// Adds a tag that is not there.
    pub(super) fn add_tag(&mut self, key: &[u8], value: Vec<u8>) {
        let at = self.tags.partition_point(|(tag, _)| tag.as_slice() < key);
        self.tags.insert(at, (key.to_vec(), value));
    }

    /// Leaves out the columns that `keep` does not want; how many values are gone with them.
    pub(super) fn keep_columns(&mut self, keep: impl Fn(&[u8]) -> bool) -> u64 {
        let kept: Vec<bool> = self.fields.iter().map(|field| keep(field)).collect();
        if kept.iter().all(|kept| *kept) {
            return 0;
        }
        let (mut gone, mut at) = (0, 0);
        self.values.retain(|value| {
            let is_kept = kept[at % kept.len()];
            at += 1;
            gone += u64::from(!is_kept && *value != Value::Absent);
            is_kept
        });
        let mut kept = kept.into_iter();
        self.fields.retain(|_| kept.next().unwrap_or(true));
        gone
    }

    /// Leaves out the rows without a value; how many there were.
    pub(super) fn remove_empty_rows(&mut self) -> u64 {
        let width = self.fields.len();
        if width == 0 {
            self.values.clear();
            return std::mem::take(&mut self.times).len() as u64;
        }
        let is_point: Vec<bool> = self
            .values
            .chunks_exact(width)
            .map(|row| row.iter().any(|value| *value != Value::Absent))
            .collect();
        let gone = is_point.iter().filter(|is_point| !**is_point).count();
        if gone > 0 {
            self.keep_rows(&is_point);
        }
        gone as u64
    }

    fn keep_rows(&mut self, kept: &[bool]) {
        let width = self.fields.len();
        let mut at = 0;
        self.values.retain(|_| {
            at += 1;
            kept[(at - 1) / width]
        });
        let mut kept = kept.iter();
        self.times.retain(|_| kept.next().copied().unwrap_or(true));
    }

    /// Adds a row of another batch, whose fields are `columns` of this one. Nothing is added if this
    /// batch has too much text then.
    pub(super) fn copy_row(&mut self, from: &Batch, row: usize, columns: &[Option<usize>]) {
        let start = self.values.len();
        self.times.push(from.times[row]);
        self.values.resize(start + self.fields.len(), Value::Absent);
        for (column, to) in columns.iter().enumerate() {
            if let Some(to) = to {
                let value = self.adopt(from, from.at(row, column));
                self.values[start + to] = value;
            }
        }
    }

    /// A value of another batch as one of this batch. The texts of a row are much less than the four
    /// gigabytes of a batch, and those of a whole one never more.
    pub(super) fn adopt(&mut self, from: &Batch, value: Value) -> Value {
        match value {
            Value::Text { start, end } => self.push_text(from.text(start, end)).unwrap_or(Value::Absent),
            other => other,
        }
    }
}
