//! What the bytes of a measurement depend on besides how much is written: the terms of the formula
//! in `bytes` that follow from its name, tags and fields.

use crate::model::{Measurement, Schema};

use super::value;

const BLOCK: f64 = 66.0;
const INDEX: f64 = 13.0;
const LARGE_INDEX: f64 = 43.0;
const LARGE_SHARD: f64 = 300_000.0;
const SERIES_FILE: f64 = 15.0;
const MICROSECOND_TIME: f64 = 4.0;
/// The length of a tag's value of which the definition says nothing.
const ASSUMED_TAG: usize = 16;

/// What the bytes of a measurement depend on besides how much is written.
pub(super) struct Shape {
    fields: f64,
    /// The mean length of a field's key.
    field_key: f64,
    /// The length of a series key.
    series_key: f64,
    /// The values of a point, with their times.
    pub(super) usual: f64,
    /// The same at worst; none where nothing bounds a text.
    pub(super) worst: Option<f64>,
}

impl Shape {
    pub(super) fn new(schema: &Schema, key: &str, measurement: &Measurement, is_regular: bool) -> Self {
        let fields = measurement.fields.len() as f64;
        let field_keys: usize = measurement.fields.keys().map(String::len).sum();
        let times = if is_regular { 0.0 } else { MICROSECOND_TIME * fields };
        let usual: f64 = measurement.fields.values().map(value::usual_bytes).sum();
        let worst: Option<f64> = measurement.fields.values().map(value::worst_bytes).sum();
        Self {
            fields,
            field_key: field_keys as f64 / fields.max(1.0),
            series_key: series_key(schema, key, measurement) as f64,
            usual: usual + times,
            worst: worst.map(|worst| worst + times),
        }
    }

    /// The bytes of `groups` shard groups with `in_group` series each, without the groups' own files;
    /// `total` series and the bytes of all `values`.
    pub(super) fn bytes(&self, groups: u64, in_group: f64, total: f64, values: f64) -> f64 {
        let index = if in_group > LARGE_SHARD { LARGE_INDEX } else { INDEX };
        let blocks = self.fields * (BLOCK + self.series_key + self.field_key);
        groups as f64 * in_group * (blocks + index) + total * (self.series_key + SERIES_FILE) + values
    }
}

/// The length of `measurement,tag=value,…`.
fn series_key(schema: &Schema, key: &str, measurement: &Measurement) -> usize {
    let tags = measurement.tags.iter().map(|key| {
        let Some(tag) = schema.tags.get(key) else { return 2 + key.len() + ASSUMED_TAG };
        let longest = tag.values.iter().map(String::len).max();
        let value = longest.or(tag.example.as_ref().map(String::len)).unwrap_or(ASSUMED_TAG);
        2 + tag.server_name(key).len() + value
    });
    measurement.server_name(key).len() + tags.sum::<usize>()
}
