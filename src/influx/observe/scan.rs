//! A bucket seen by Flux: one series after the other, its first point in each window.
//!
//! Slower than `InfluxQL` and without the types of which no point is left, but it knows buckets by
//! their ids, so it cannot read another one.

use std::{
    collections::{BTreeSet, HashSet},
    hash::{DefaultHasher, Hash, Hasher},
    sync::{Mutex, PoisonError},
};

use jiff::SignedDuration;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde_json::Value;

use super::{
    field_keys::FieldKeys,
    names::{Names, names, record},
    script::{AS_JSON, points},
    series::Series,
    windows::{Windows, series_in},
};
use crate::{
    influx::{Client, Error, LiveBucket, annotated::Row, stream::Stop},
    model::{FieldType, TimeRange},
};

/// What was found so far. Adding a thing twice changes nothing, so a request may be repeated.
#[derive(Debug, Default)]
struct Found {
    fields: FieldKeys,
    series: Series,
    seen: HashSet<u64>,
}

/// A series and the type of one of its fields.
struct Seen {
    measurement: String,
    field: String,
    held: Option<FieldType>,
    tags: Vec<(String, String)>,
}

struct Scan<'a> {
    client: &'a Client,
    bucket: &'a LiveBucket,
    /// Whether rows are asked for as JSON: for names with line ends.
    as_json: bool,
    found: Mutex<Found>,
}

/// The fields and series of a bucket, by Flux.
pub(super) fn scan(
    client: &Client,
    bucket: &LiveBucket,
    windows: &Windows,
) -> Result<(FieldKeys, Series), Error> {
    let names = names(client, bucket)?;
    if let Some(tag) = names.breaks_flux() {
        return Err(client.flux_said(&format!("it fails on a tag that is called `{tag}`")));
    }
    let as_json = names.have_line_ends(client, bucket)?;
    let scan = Scan { client, bucket, as_json, found: Mutex::default() };
    windows.ranges.par_iter().try_for_each(|range| scan.window(*range, windows.exact))?;
    let mut found = scan.found.into_inner().unwrap_or_else(PoisonError::into_inner);
    found.add_unread(&names);
    Ok((found.fields, found.series))
}

impl Scan<'_> {
    /// Reads one window. If its bounds are computed, a change of type may hide series in it: then
    /// both of its ends are read, and its parts if the index knows of more series.
    fn window(&self, range: TimeRange, exact: bool) -> Result<(), Error> {
        if exact {
            return self.read(range, "first").map(drop);
        }
        let parts = [DAY, HOUR];
        let mut missing = self.read_both(&[range])?;
        for part in parts {
            if missing == 0 {
                break;
            }
            let before = missing;
            missing = self.read_both(&cut(range, part))?.min(before);
            if missing == before {
                break;
            }
        }
        Ok(())
    }

    /// Reads both ends of each range; how many series of the index were not seen in them.
    fn read_both(&self, ranges: &[TimeRange]) -> Result<u64, Error> {
        let missing = ranges.par_iter().map(|range| {
            let mut seen = self.read(*range, "first")?;
            seen.extend(self.read(*range, "last")?);
            let last = range.end.checked_sub(SignedDuration::from_nanos(1)).unwrap_or(range.end);
            let known = series_in(self.client, self.bucket, TimeRange { start: range.start, end: last })?;
            Ok(known.saturating_sub(seen.len() as u64))
        });
        missing.try_reduce(|| 0, |a, b| Ok(a + b))
    }

    /// The first or last point of each series in a range; the series that were seen.
    fn read(&self, range: TimeRange, end: &str) -> Result<HashSet<u64>, Error> {
        let script = self.script(range, end);
        self.client.flux(&self.bucket.organization, &script, |series: &mut HashSet<u64>, row| {
            let seen = if self.as_json { Seen::of_json(row)? } else { Seen::of_columns(row) };
            let hash = seen.hash();
            series.insert(hash);
            self.found.lock().unwrap_or_else(PoisonError::into_inner).add(seen, hash);
            Ok(())
        })
    }

    fn script(&self, range: TimeRange, end: &str) -> String {
        let points = points(self.bucket, range);
        let ends =
            format!("{points}\n    |> {end}()\n    |> drop(columns: [\"_start\", \"_stop\", \"_time\"])");
        if self.as_json {
            return format!(
                "import \"json\"\nimport \"types\"\n{ends}\n    |> {WITH_TYPE}\n    |> {AS_JSON}\n"
            );
        }
        format!("{ends}\n")
    }
}

/// Puts the name of a value's type in the place of the value.
const WITH_TYPE: &str = "map(fn: (r) => ({r with _value: if types.isType(v: r._value, type: \"float\") then \"float\" \
else if types.isType(v: r._value, type: \"int\") then \"integer\" \
else if types.isType(v: r._value, type: \"uint\") then \"unsigned\" \
else if types.isType(v: r._value, type: \"bool\") then \"boolean\" else \"string\"}))";

const DAY: i64 = 86_400;
const HOUR: i64 = 3_600;

/// The parts of a range that are this many seconds long.
fn cut(range: TimeRange, seconds: i64) -> Vec<TimeRange> {
    let length = SignedDuration::from_secs(seconds);
    let starts = std::iter::successors(Some(range.start), |start| start.checked_add(length).ok());
    let starts = starts.take_while(|start| *start < range.end);
    starts
        .filter_map(|start| Some(TimeRange { start, end: start.checked_add(length).ok()?.min(range.end) }))
        .collect()
}

impl Seen {
    fn of_columns(row: &Row<'_>) -> Self {
        let text = |column: &str| row.get(column).unwrap_or_default().to_owned();
        let tags = row.tags().filter(|(_, value)| !value.is_empty());
        Self {
            measurement: text("_measurement"),
            field: text("_field"),
            held: row.value_type(),
            tags: tags.map(|(key, value)| (key.to_owned(), value.to_owned())).collect(),
        }
        .sorted()
    }

    fn of_json(row: &Row<'_>) -> Result<Self, Stop> {
        let mut record = record(row.get("_value"))?;
        let mut take = |key: &str| record.remove(key).unwrap_or_default();
        let text = |value: Value| value.as_str().unwrap_or_default().to_owned();
        let (measurement, field) = (text(take("_measurement")), text(take("_field")));
        let held = serde_json::from_value(take("_value"))?;
        let tags = record.into_iter().map(|(key, value)| (key, text(value)));
        Ok(Self { measurement, field, held: Some(held), tags: tags.collect() }.sorted())
    }

    fn sorted(mut self) -> Self {
        self.tags.sort_unstable();
        self
    }

    /// What tells the series from all others.
    fn hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        (&self.measurement, &self.tags).hash(&mut hasher);
        hasher.finish()
    }
}

impl Found {
    fn add(&mut self, seen: Seen, hash: u64) {
        if self.seen.insert(hash) {
            self.series.add(&seen.measurement, seen.tags.iter().map(|(key, value)| (key, value)));
        }
        let fields = self.fields.entry(seen.measurement).or_default();
        let types: &mut BTreeSet<_> = fields.entry(seen.field).or_default();
        types.extend(seen.held);
    }

    /// Adds the measurements that only the index shows.
    fn add_unread(&mut self, names: &Names) {
        for name in names.measurements.iter().filter(|name| super::bucket::is_unreadable(name)) {
            self.fields.entry(name.clone()).or_default();
        }
    }
}
