//! What the types hold and the JSON Schema refuses: zero where one is the least, empty lists.

use super::document::Document;
use crate::model::{Field, Measurement, Table};

/// Whether anything is outside of its bounds. What and where, the JSON Schema says; this only
/// spares good files from being held against it.
pub fn broken(document: &Document) -> bool {
    document.tags.values().any(|tag| tag.max_values == Some(0))
        || document.fields.values().any(field)
        || document.measurements.values().any(measurement)
        || document.tables.values().any(table)
}

fn field(field: &Field) -> bool {
    field.max_bytes == Some(0)
}

fn measurement(measurement: &Measurement) -> bool {
    measurement.volume.is_some_and(|volume| volume.points_per_day < 0.0)
        || measurement.fields.values().any(field)
}

fn table(table: &Table) -> bool {
    table.columns.is_empty() || table.indexes.iter().any(|index| index.columns.is_empty())
}
