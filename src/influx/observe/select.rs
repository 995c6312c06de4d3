//! Parts of `SELECT`, and of its rows.

use jiff::Timestamp;
use serde_json::Value;

use crate::{influx::influxql::identifier, model::FieldType};

/// The fields of a `SELECT`, each once for every type: without the type the server picks one and
/// passes over the points of the others. Nothing if there are no fields.
pub(super) fn selection<'a>(fields: impl Iterator<Item = (&'a String, FieldType)>) -> Option<String> {
    let fields: Vec<_> = fields.map(|(field, held)| format!("{}::{held}", identifier(field))).collect();
    (!fields.is_empty()).then(|| fields.join(", "))
}

/// The time of a row.
pub(super) fn time(row: &[Value]) -> Option<Timestamp> {
    Timestamp::from_nanosecond(row.first()?.as_i64()?.into()).ok()
}
