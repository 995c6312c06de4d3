//! Measurements that the server lists and that no request can read.
//!
//! It stores the points of some names under another key than the one it looks for: a backslash
//! right before a comma or a blank, and an equals sign that was escaped when it was written, as
//! some writers do, though a measurement's needs no escape (measured on 2.9.1). The latter looks in
//! the lists like one that can be read, and is found out by trying.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{field_keys::FieldKeys, names::Names, select::selection};
use crate::influx::{
    Client, Error,
    influxql::{Database, Table, is_quotable, source},
};

/// Those of the listed measurements.
pub(super) fn by_influxql(
    client: &Client,
    database: &Database,
    listed: &FieldKeys,
) -> Result<BTreeSet<String>, Error> {
    let mut unreadable = BTreeSet::new();
    for (name, fields) in listed {
        let types = fields.iter().flat_map(|(field, types)| types.iter().map(move |held| (field, *held)));
        let fields = selection(types.filter(|(field, _)| is_quotable(field)));
        let is_unread = match fields {
            Some(fields) if is_suspect(name) => !has_points(client, database, name, &fields)?,
            _ => false,
        };
        if is_certain(name) || is_unread {
            unreadable.insert(name.clone());
        }
    }
    Ok(unreadable)
}

/// Those of the measurements in the index of which Flux found no points.
pub(super) fn by_flux(names: &Names, found: &FieldKeys) -> BTreeSet<String> {
    let unread = |name: &&String| is_certain(name) || (is_suspect(name) && !found.contains_key(*name));
    names.measurements.iter().filter(unread).cloned().collect()
}

fn is_certain(measurement: &str) -> bool {
    measurement.contains("\\,") || measurement.contains("\\ ")
}

fn is_suspect(measurement: &str) -> bool {
    measurement.contains('=')
}

fn has_points(client: &Client, database: &Database, name: &str, fields: &str) -> Result<bool, Error> {
    let statement = format!("SELECT {fields} FROM {} LIMIT 1", source(name));
    client.influxql(database, &statement, |has: &mut bool, table: Table<Vec<Value>>| {
        *has |= !table.values.is_empty();
    })
}
