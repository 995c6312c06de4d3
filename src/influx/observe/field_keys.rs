//! `SHOW FIELD KEYS`: the measurements, their fields, and every type that a shard lists for one.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    influx::{
        Client, Error,
        influxql::{Database, Table},
    },
    model::FieldType,
};

/// The types of each field of each measurement.
pub(super) type FieldKeys = BTreeMap<String, BTreeMap<String, BTreeSet<FieldType>>>;

pub(super) fn field_keys(client: &Client, database: &Database) -> Result<FieldKeys, Error> {
    client.influxql(database, "SHOW FIELD KEYS", |keys: &mut FieldKeys, table: Table<(String, FieldType)>| {
        let fields = keys.entry(table.name).or_default();
        for (field, held) in table.values {
            fields.entry(field).or_default().insert(held);
        }
    })
}
