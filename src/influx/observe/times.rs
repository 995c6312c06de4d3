//! When measurements were first and last written to.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};
use serde_json::Value;

use super::{
    script::{is_measurement, points},
    select::{selection, time},
    way::Way,
    windows::Windows,
};
use crate::{
    influx::{
        Client, Error, LiveBucket,
        annotated::Row,
        influxql::{Database, Table, identifier, is_quotable},
        stream::Stop,
    },
    model::{ObservedMeasurement, TimeRange},
};

/// The times of measurements that have points.
pub(super) type Times = BTreeMap<String, TimeRange>;

/// The most measurements that a filter of a query names.
const MOST_NAMED: usize = 100;

/// The times of these measurements of a bucket. `windows` is asked for where Flux is needed.
pub(super) fn times(
    client: &Client,
    bucket: &LiveBucket,
    way: &Way,
    wanted: &BTreeMap<&str, &ObservedMeasurement>,
    windows: impl FnOnce() -> Result<Windows, Error>,
) -> Result<Times, Error> {
    // Of measurements that cannot be read nothing is left here, and a filter by no name is no Flux.
    if wanted.is_empty() {
        return Ok(Times::new());
    }
    let (mut named, mut other) = (Vec::new(), Vec::new());
    for (name, seen) in wanted {
        let is_named = is_quotable(name) && seen.fields.keys().all(|field| is_quotable(field));
        if is_named { &mut named } else { &mut other }.push((*name, *seen));
    }
    let Way::InfluxQl(database) = way else {
        return by_flux(client, bucket, wanted.keys().copied(), &windows()?);
    };
    let found =
        named.into_par_iter().map(|(name, seen)| Ok((name, by_influxql(client, database, name, seen)?)));
    let found: Vec<_> = found.collect::<Result<_, Error>>()?;
    let found = found.into_iter().filter_map(|(name, range)| Some((name.to_owned(), range?)));
    let mut times: Times = found.collect();
    if !other.is_empty() {
        times.extend(by_flux(client, bucket, other.into_iter().map(|(name, _)| name), &windows()?)?);
    }
    Ok(times)
}

fn by_influxql(
    client: &Client,
    database: &Database,
    name: &str,
    seen: &ObservedMeasurement,
) -> Result<Option<TimeRange>, Error> {
    let types =
        seen.fields.iter().flat_map(|(field, seen)| seen.types.keys().map(move |held| (field, *held)));
    let Some(fields) = selection(types) else { return Ok(None) };
    let end = |order: &str| {
        let statement = format!("SELECT {fields} FROM {} ORDER BY time {order} LIMIT 1", identifier(name));
        client.influxql(database, &statement, |found: &mut Option<Timestamp>, table: Table<Vec<Value>>| {
            *found = found.or_else(|| time(table.values.first()?));
        })
    };
    let (start, stop) = rayon::join(|| end("ASC"), || end("DESC"));
    Ok(start?.zip(stop?).map(|(start, end)| TimeRange { start, end }))
}

fn by_flux<'a>(
    client: &Client,
    bucket: &LiveBucket,
    names: impl Iterator<Item = &'a str>,
    windows: &Windows,
) -> Result<Times, Error> {
    let conditions: Vec<String> = names.map(is_measurement).collect();
    let filter = match conditions.len() {
        0..=MOST_NAMED => format!("\n    |> filter(fn: (r) => {})", conditions.join(" or ")),
        _ => String::new(),
    };
    let found = windows.ranges.par_iter().map(|range| {
        let script = script(&points(bucket, *range), &filter);
        client.flux(&bucket.organization, &script, |times: &mut Times, row| add(times, row))
    });
    found.try_reduce(Times::new, |mut all, some| {
        for (name, range) in some {
            widen(&mut all, name, range);
        }
        Ok(all)
    })
}

fn script(points: &str, filter: &str) -> String {
    let end = |end: &str, of: &str| {
        format!(
            "data\n    |> {end}()\n    |> keep(columns: [\"_measurement\", \"_time\"])\n    |> {of}(column: \"_time\")\n    \
             |> map(fn: (r) => ({{_measurement: string(v: json.encode(v: r._measurement)), _time: r._time}}))\n    \
             |> yield(name: \"{end}\")\n"
        )
    };
    format!("import \"json\"\ndata = {points}{filter}\n{}{}", end("first", "min"), end("last", "max"))
}

fn add(times: &mut Times, row: &Row<'_>) -> Result<(), Stop> {
    let name: String = serde_json::from_str(row.get("_measurement").unwrap_or_default())?;
    let time = row.time("_time")?;
    widen(times, name, TimeRange { start: time, end: time });
    Ok(())
}

fn widen(times: &mut Times, name: String, range: TimeRange) {
    let known = times.entry(name).or_insert(range);
    known.start = known.start.min(range.start);
    known.end = known.end.max(range.end);
}
