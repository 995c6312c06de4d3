//! The newest texts of a field, exact to the byte where they are UTF-8.

use serde_json::Value;

use super::{
    names::record,
    script::{AS_JSON, is_field, points},
    windows::Windows,
};
use crate::influx::{
    Client, Error, LiveBucket,
    influxql::{Database, Table, identifier},
};

pub(super) fn by_influxql(
    client: &Client,
    database: &Database,
    measurement: &str,
    field: &str,
    limit: usize,
) -> Result<Vec<String>, Error> {
    let statement = format!(
        "SELECT {}::string FROM {} ORDER BY time DESC LIMIT {limit}",
        identifier(field),
        identifier(measurement)
    );
    client.influxql(database, &statement, |texts: &mut Vec<String>, table: Table<Vec<Value>>| {
        let values = table.values.into_iter().filter_map(|row| row.into_iter().nth(1));
        texts.extend(values.filter_map(|value| value.as_str().map(str::to_owned)));
    })
}

/// By Flux, from the newest window on until there are enough.
pub(super) fn by_flux(
    client: &Client,
    bucket: &LiveBucket,
    measurement: &str,
    field: &str,
    limit: usize,
    windows: &Windows,
) -> Result<Vec<String>, Error> {
    let mut texts = Vec::new();
    for range in windows.ranges.iter().rev() {
        let more = limit.saturating_sub(texts.len());
        if more == 0 {
            break;
        }
        let script = format!(
            "import \"json\"\nimport \"types\"\n{}\n    |> filter(fn: (r) => {})\n    \
             |> filter(fn: (r) => types.isType(v: r._value, type: \"string\"))\n    |> tail(n: {more})\n    \
             |> keep(columns: [\"_time\", \"_value\"])\n    |> group()\n    |> sort(columns: [\"_time\"], desc: true)\n    \
             |> limit(n: {more})\n    |> {AS_JSON}\n",
            points(bucket, *range),
            is_field(measurement, field)
        );
        let found = client.flux(&bucket.organization, &script, |found: &mut Vec<String>, row| {
            let record = record(row.get("_value"))?;
            found.extend(record.get("_value").and_then(Value::as_str).map(str::to_owned));
            Ok(())
        });
        texts.extend(found?);
    }
    Ok(texts)
}
