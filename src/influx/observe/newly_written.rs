//! How many points a thing has in a range of time: how busily it is written.

use serde_json::Value;

use super::{
    field_keys::FieldKeys,
    script::{is_field, is_measurement, points},
    windows::Windows,
};
use crate::{
    flux::{column, string},
    influx::{
        Client, Error, LiveBucket,
        influxql::{Database, Table, identifier},
    },
    model::{Carrier, FieldType, TimeRange},
};

/// By `InfluxQL`; `types` are those of the fields. Of a measurement, as many points as the field of each
/// series that has most of them.
pub(super) fn by_influxql(
    client: &Client,
    database: &Database,
    carrier: &Carrier,
    types: &FieldKeys,
    range: TimeRange,
) -> Result<u64, Error> {
    // Without the type the server picks one and passes over the points of the others.
    let count = |field: &String, held: &FieldType| format!("count({}::{held})", identifier(field));
    let fields = types.values().flatten();
    let counts = fields.flat_map(|(field, types)| types.iter().map(move |held| count(field, held)));
    let counts: Vec<String> = counts.collect();
    if counts.is_empty() {
        return Ok(0);
    }
    let tag = carrier.tag.as_deref().map(|tag| format!("{}::tag != '' AND ", identifier(tag)));
    let statement = format!(
        "SELECT {} FROM {} WHERE {}time >= {} AND time < {} GROUP BY *",
        counts.join(", "),
        identifier(&carrier.measurement),
        tag.unwrap_or_default(),
        range.start.as_nanosecond(),
        range.end.as_nanosecond()
    );
    client.influxql(database, &statement, |sum: &mut u64, table: Table<Vec<Value>>| {
        let counts = table.values.iter().flat_map(|row| row.iter().skip(1).filter_map(Value::as_u64));
        *sum += counts.max().unwrap_or(0);
    })
}

/// The same by Flux, window by window.
pub(super) fn by_flux(
    client: &Client,
    bucket: &LiveBucket,
    carrier: &Carrier,
    range: TimeRange,
    windows: &Windows,
) -> Result<u64, Error> {
    let clipped = windows
        .ranges
        .iter()
        .map(|window| TimeRange { start: window.start.max(range.start), end: window.end.min(range.end) });
    clipped.filter(|part| part.start < part.end).map(|part| count(client, bucket, carrier, part)).sum()
}

fn count(client: &Client, bucket: &LiveBucket, carrier: &Carrier, range: TimeRange) -> Result<u64, Error> {
    let script = format!(
        "{}\n    |> filter(fn: (r) => {})\n    |> count()\n    \
         |> group(columns: [\"_field\", \"_value\"], mode: \"except\")\n    |> max()\n    |> group()\n    |> sum()\n",
        points(bucket, range),
        condition(carrier)
    );
    client.flux(&bucket.organization, &script, |sum: &mut u64, row| {
        *sum += row.get("_value").and_then(|value| value.parse().ok()).unwrap_or(0);
        Ok(())
    })
}

/// The condition that a row is one of what is carried.
pub(super) fn condition(carrier: &Carrier) -> String {
    let measurement = carrier.measurement.as_str();
    let thing = carrier
        .field
        .as_deref()
        .map_or_else(|| is_measurement(measurement), |field| is_field(measurement, field));
    match &carrier.tag {
        Some(tag) => format!("{thing} and {} != {}", column(tag), string("")),
        None => thing,
    }
}
