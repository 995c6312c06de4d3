//! Which series a field is written in, and when each was last.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::Value;

use super::{
    field_keys::FieldKeys,
    names::record,
    newly_written::condition,
    script::{AS_JSON, points},
    select::{selection, time},
    windows::Windows,
};
use crate::{
    influx::{
        Client, Error, LiveBucket,
        annotated::Row,
        influxql::{Database, Table, identifier},
        stream::Stop,
    },
    model::{Carrier, Writer},
};

/// The newest points by tags.
type Newest = BTreeMap<BTreeMap<String, String>, Timestamp>;

/// By `InfluxQL`; `types` are those of the measurement's fields.
pub(super) fn by_influxql(
    client: &Client,
    database: &Database,
    carrier: &Carrier,
    types: &FieldKeys,
    limit: usize,
) -> Result<Vec<Writer>, Error> {
    let fields = types.values().flatten();
    let types = fields.flat_map(|(field, types)| types.iter().map(move |held| (field, *held)));
    let Some(fields) = selection(types) else { return Ok(Vec::new()) };
    let tag = carrier.tag.as_deref().map(|tag| format!("WHERE {}::tag != '' ", identifier(tag)));
    let statement = format!(
        "SELECT {fields} FROM {} {}GROUP BY * ORDER BY time DESC LIMIT 1",
        identifier(&carrier.measurement),
        tag.unwrap_or_default()
    );
    let newest = client.influxql(database, &statement, |newest: &mut Newest, table: Table<Vec<Value>>| {
        let tags = table.tags.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        if let Some(time) = table.values.first().and_then(|row| time(row)) {
            add(newest, tags, time, limit);
        }
    });
    newest.map(|newest| sorted(newest, limit))
}

/// By Flux, from the newest window on until enough series were seen.
pub(super) fn by_flux(
    client: &Client,
    bucket: &LiveBucket,
    carrier: &Carrier,
    limit: usize,
    windows: &Windows,
) -> Result<Vec<Writer>, Error> {
    let condition = condition(carrier);
    let mut newest = Newest::new();
    for range in windows.ranges.iter().rev() {
        if newest.len() >= limit {
            break;
        }
        let script = format!(
            "import \"json\"\n{}\n    |> filter(fn: (r) => {condition})\n    |> last()\n    \
             |> drop(columns: [\"_start\", \"_stop\", \"_value\", \"_measurement\", \"_field\"])\n    |> {AS_JSON}\n",
            points(bucket, *range)
        );
        let found = client.flux(&bucket.organization, &script, |found: &mut Newest, row| {
            let (tags, time) = series(row)?;
            add(found, tags, time, limit);
            Ok(())
        })?;
        for (tags, time) in found {
            newest.entry(tags).or_insert(time);
        }
    }
    Ok(sorted(newest, limit))
}

fn series(row: &Row<'_>) -> Result<(BTreeMap<String, String>, Timestamp), Stop> {
    let mut record = record(row.get("_value"))?;
    let time = record.remove("_time").unwrap_or_default();
    let time = time.as_str().unwrap_or_default().parse();
    let time = time.map_err(|_| Stop::Said("a point without a time".to_owned()))?;
    let tags = record.into_iter().filter_map(|(key, value)| Some((key, value.as_str()?.to_owned())));
    Ok((tags.collect(), time))
}

/// Adds a point. Not all are kept: there may be a million series.
fn add(newest: &mut Newest, tags: BTreeMap<String, String>, time: Timestamp, limit: usize) {
    let known = newest.entry(tags).or_insert(time);
    *known = time.max(*known);
    if newest.len() > SPARE.saturating_add(limit.saturating_mul(2)) {
        let kept = sorted(std::mem::take(newest), limit);
        newest.extend(kept.into_iter().map(|writer| (writer.tags, writer.newest)));
    }
}

/// How many more than twice the limit are kept before the oldest are let go.
const SPARE: usize = 1_000;

fn sorted(newest: Newest, limit: usize) -> Vec<Writer> {
    let mut writers: Vec<_> = newest.into_iter().map(|(tags, newest)| Writer { tags, newest }).collect();
    writers.sort_by(|a, b| b.newest.cmp(&a.newest).then_with(|| a.tags.cmp(&b.tags)));
    writers.truncate(limit);
    writers
}
