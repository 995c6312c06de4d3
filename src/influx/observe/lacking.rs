//! Which fields some of the newest points of a measurement lack.

use std::collections::BTreeSet;

use serde_json::Value;

use super::select::selection;
use crate::{
    influx::{
        Client, Error,
        influxql::{Database, Table, identifier},
    },
    model::ObservedMeasurement,
};

/// Of the fields with one type; what holds several cannot be read in one column.
pub(super) fn by_influxql(
    client: &Client,
    database: &Database,
    name: &str,
    seen: &ObservedMeasurement,
    limit: usize,
) -> Result<BTreeSet<String>, Error> {
    let typed = seen.fields.iter().filter_map(|(field, seen)| Some((field, seen.only_type()?)));
    let typed: Vec<_> = typed.collect();
    let Some(fields) = selection(typed.iter().copied()) else { return Ok(BTreeSet::new()) };
    let statement = format!("SELECT {fields} FROM {} ORDER BY time DESC LIMIT {limit}", identifier(name));
    // Rows of several series are not put together: each is a point.
    client.influxql(database, &statement, |gaps: &mut BTreeSet<String>, table: Table<Vec<Value>>| {
        for row in table.values {
            // The time comes first.
            let values = row.iter().skip(1).zip(&typed);
            gaps.extend(values.filter(|(value, _)| value.is_null()).map(|(_, (field, _))| (*field).clone()));
        }
    })
}
