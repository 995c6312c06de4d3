//! `SHOW FIELD KEYS`: the measurements, their fields, and every type that a shard lists for one.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    influx::{
        Client, Error,
        influxql::{Database, Table, identifier},
    },
    model::FieldType,
};

/// The types of each field of each measurement.
pub(super) type FieldKeys = BTreeMap<String, BTreeMap<String, BTreeSet<FieldType>>>;

/// All of a bucket.
pub(super) fn field_keys(client: &Client, database: &Database) -> Result<FieldKeys, Error> {
    listed(client, database, "SHOW FIELD KEYS")
}

/// Those of a measurement.
pub(super) fn field_keys_of(
    client: &Client,
    database: &Database,
    measurement: &str,
) -> Result<FieldKeys, Error> {
    listed(client, database, &format!("SHOW FIELD KEYS FROM {}", identifier(measurement)))
}

fn listed(client: &Client, database: &Database, statement: &str) -> Result<FieldKeys, Error> {
    client.influxql(database, statement, |keys: &mut FieldKeys, table: Table<(String, FieldType)>| {
        let fields = keys.entry(table.name).or_default();
        for (field, held) in table.values {
            fields.entry(field).or_default().insert(held);
        }
    })
}
