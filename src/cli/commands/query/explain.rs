//! `--explain`: what a query would run, what it reads, and what it promises to answer. Asks no server.

use jiff::Timestamp;
use serde::Serialize;

use super::{Ready, list::json};
use crate::{
    cli::{Failure, Outcome, args::QueryFormat, terminal::Terminal},
    estimate::{grouped, series},
    flux::{self, ColumnKind, Mentions, Sought, TableKind, range_end},
    lint::seconds_of,
    model::{Measurement, Query, Retention, Schema},
    words::{Tick, list as names_of, on_one_line, printable},
};

#[derive(Debug, Serialize)]
struct Document<'s> {
    version: u8,
    queries: Vec<Explained<'s>>,
}

#[derive(Debug, Serialize)]
struct Explained<'s> {
    name: &'s str,
    description: &'s str,
    reads: Vec<Read<'s>>,
    /// The kinds of tables that may come; nothing of raw Flux.
    tables: Option<Vec<Table>>,
    flux: String,
}

/// A measurement that is read.
#[derive(Debug, Serialize)]
struct Read<'s> {
    measurement: &'s str,
    bucket: &'s str,
    retention: Option<String>,
    /// At worst, by the budgets; nothing where a tag has none.
    series: Option<u64>,
    /// In the range, by the volume; nothing where one of them is not known.
    points: Option<u64>,
}

/// Tables of one kind.
#[derive(Debug, Serialize)]
struct Table {
    measurements: Vec<String>,
    /// The fields whose values are in `_value`, or are columns.
    fields: Vec<String>,
    columns: Vec<Column>,
}

#[derive(Debug, Serialize)]
struct Column {
    name: String,
    #[serde(rename = "type")]
    kind: String,
    optional: bool,
}

pub(super) fn run(
    schema: &Schema,
    ready: &[Ready<'_>],
    format: QueryFormat,
    terminal: &Terminal,
) -> Result<Outcome, Failure> {
    let queries = ready.iter().map(|ready| explained(schema, ready, Timestamp::now())).collect();
    let document = Document { version: 1, queries };
    let text = match format {
        QueryFormat::Json => json(&document)?,
        _ => document.queries.iter().map(text).collect::<Vec<_>>().join("\n"),
    };
    terminal.result(&text)?;
    Ok(Outcome::Clean)
}

fn explained<'s>(schema: &'s Schema, ready: &Ready<'s>, now: Timestamp) -> Explained<'s> {
    // What cannot be promised cannot be compiled either, and that was done before.
    let answer = flux::answer(schema, ready.name, ready.query).ok().flatten();
    Explained {
        name: ready.name,
        description: &ready.query.description,
        reads: reads(schema, ready, now),
        tables: answer.map(|answer| answer.tables.into_iter().map(table).collect()),
        flux: ready.text(),
    }
}

fn table(kind: TableKind) -> Table {
    let column = |(name, column): (String, flux::Column)| Column {
        name,
        kind: match column.kind {
            ColumnKind::Time => "time".to_owned(),
            ColumnKind::Value(kind) => kind.to_string(),
        },
        optional: column.optional,
    };
    let columns = kind.columns.into_iter().map(column).collect();
    Table { measurements: kind.measurements, fields: kind.fields, columns }
}

/// The measurements that a query reads.
fn reads<'s>(schema: &'s Schema, ready: &Ready<'s>, now: Timestamp) -> Vec<Read<'s>> {
    if let Some(text) = &ready.query.flux {
        return named(schema, text);
    }
    let parts = flux::parts_of(schema, ready.name, ready.query).unwrap_or_default();
    let all = parts.into_iter().flat_map(|(_, query)| {
        let read_by = schema.read_by(query);
        read_by.map(move |(key, it)| read(schema, key, it, days(schema, it, (ready, query), now)))
    });
    all.collect()
}

/// The measurements that raw Flux names, of the buckets that it names; all of such a bucket where it names
/// none of them.
fn named<'s>(schema: &'s Schema, script: &str) -> Vec<Read<'s>> {
    let mentions = Mentions::of(script);
    let is_named = |key: &str, measurement: Option<&str>| {
        let bucket = schema.buckets.get(key).map_or(key, |bucket| bucket.server_name(key));
        mentions.line_of(&Sought { bucket: [bucket, bucket], measurement, member: None }).is_some()
    };
    let all: Vec<_> = schema.measurements.iter().filter(|(_, it)| is_named(&it.bucket, None)).collect();
    let chosen = |(key, it): &(&String, &Measurement)| is_named(&it.bucket, Some(it.server_name(key)));
    let some: Vec<_> = all.iter().copied().filter(chosen).collect();
    let reads = if some.is_empty() { all } else { some };
    reads.into_iter().map(|(key, measurement)| read(schema, key, measurement, None)).collect()
}

fn read<'s>(schema: &'s Schema, key: &'s str, measurement: &'s Measurement, days: Option<f64>) -> Read<'s> {
    let bucket = schema.buckets.get(&measurement.bucket);
    let points = days.zip(measurement.volume).map(|(days, volume)| days * volume.points_per_day);
    Read {
        measurement: measurement.server_name(key),
        bucket: bucket.map_or(&measurement.bucket, |it| it.server_name(&measurement.bucket)),
        retention: bucket.map(|bucket| bucket.retention.to_string()),
        series: series(schema, measurement).total(),
        points: points.and_then(|points| format!("{points:.0}").parse().ok()),
    }
}

/// How many days the range of a query covers of those that the bucket keeps.
fn days(
    schema: &Schema,
    measurement: &Measurement,
    (ready, query): (&Ready<'_>, &Query),
    now: Timestamp,
) -> Option<f64> {
    let bucket = schema.buckets.get(&measurement.bucket);
    let kept = match bucket.map(|bucket| bucket.retention) {
        Some(Retention::For(span)) => Some(span.as_secs() as f64),
        _ => None,
    };
    let (start, stop) = query.range.as_ref().map_or((None, None), |range| {
        let (start, stop) = range.ends();
        (Some(start), stop)
    });
    let ago = |text: &str| seconds_ago(&given(ready, text), now);
    let start = start.map_or(kept, ago)?.min(kept.unwrap_or(f64::INFINITY));
    let stop = stop.map_or(Some(0.0), ago)?;
    Some((start - stop).max(0.0) / 86_400.0)
}

/// An end of a range with the value of the parameter that it names.
fn given(ready: &Ready<'_>, text: &str) -> String {
    let (sign, name) = text.strip_prefix('-').map_or(("", text), |name| ("-", name));
    let value = name.strip_prefix('$').and_then(|name| ready.literals.get(name));
    value.map_or_else(|| text.to_owned(), |value| format!("{sign}{value}"))
}

/// How long before `now` an end of a range is.
fn seconds_ago(text: &str, now: Timestamp) -> Option<f64> {
    if text == "now()" {
        return Some(0.0);
    }
    if let Some(seconds) = seconds_of(text.trim_start_matches('-')) {
        return Some(if text.starts_with('-') { seconds as f64 } else { -(seconds as f64) });
    }
    let time: Timestamp = range_end(text)?.parse().ok()?;
    Some(now.duration_since(time).as_secs_f64())
}

fn text(explained: &Explained<'_>) -> String {
    let about =
        if explained.description.is_empty() { String::new() } else { format!(": {}", explained.description) };
    let mut text = line(&format!("{}{about}", explained.name)) + "\n";
    text += "it reads\n";
    for read in &explained.reads {
        text += &line(&format!("  {}", reading(read)));
    }
    if explained.reads.is_empty() {
        text += "  nothing that the definitions know\n";
    }
    text += "it answers\n";
    match &explained.tables {
        None => text += "  whatever its own Flux makes\n",
        Some(tables) => {
            let lines = tables.iter().flat_map(answering).map(|it| line(&format!("  {it}")));
            text += &lines.collect::<String>();
        }
    }
    text + "it runs\n\n" + &printable(&explained.flux)
}

fn reading(read: &Read<'_>) -> String {
    let retention = read.retention.as_ref().map(|kept| format!(" (retention {kept})")).unwrap_or_default();
    let series = read
        .series
        .map_or("no bound of series".to_owned(), |series| format!("{} series at worst", grouped(series)));
    let points = read
        .points
        .map_or(String::new(), |points| format!(", {} points in the range by the volume", grouped(points)));
    format!("{} of bucket {}{retention}: {series}{points}", Tick(read.measurement), Tick(read.bucket))
}

fn answering(table: &Table) -> Vec<String> {
    let of = names_of(table.measurements.iter().map(String::as_str));
    let fields = names_of(table.fields.iter().map(String::as_str));
    let column = |column: &Column| {
        let may = if column.optional { "?" } else { "" };
        format!("  {}{may} {}", column.name, column.kind)
    };
    let head = format!("tables of {of} with {fields}");
    [head].into_iter().chain(table.columns.iter().map(column)).collect()
}

fn line(text: &str) -> String {
    format!("{}\n", on_one_line(&printable(text)))
}
