//! `storage-estimates.md`: what the buckets hold and take on disk, now and later, and at worst.

use serde::Serialize;

use super::{escape::anchor, groups, words};
use crate::{
    estimate::{self, ASSUMPTIONS, BucketBytes, Bytes, MeasurementBytes, grouped},
    model::{Bucket, Retention, Schema, Span},
};

/// What the template gets. All numbers are texts, ready to show.
#[derive(Debug, Serialize)]
pub struct Context<'a> {
    proposed: State<'a>,
    baseline: Option<State<'a>>,
    /// The change against the baseline, where there is one.
    change: Option<String>,
    growth: Growth<'a>,
    retentions: Vec<RetentionRow<'a>>,
    measurements: Vec<MeasurementRow<'a>>,
    tables: Vec<TableRow<'a>>,
    assumptions: [&'static str; 6],
    /// How far the estimates look where something is kept for ever, if anything is.
    horizon: Option<&'static str>,
}

/// A schema at steady state.
#[derive(Debug, Serialize)]
struct State<'a> {
    buckets: Vec<BucketRow<'a>>,
    total: Totals,
}

#[derive(Debug, Serialize)]
struct BucketRow<'a> {
    name: &'a str,
    retention: String,
    #[serde(flatten)]
    totals: Totals,
}

#[derive(Debug, Serialize)]
struct Totals {
    points_per_day: String,
    points: String,
    shard_groups: String,
    bytes_per_day: String,
    bytes: String,
}

/// What every bucket takes after some days.
#[derive(Debug, Serialize)]
struct Growth<'a> {
    days: Vec<u64>,
    buckets: Vec<GrowthRow<'a>>,
    total: Vec<String>,
}

#[derive(Debug, Serialize)]
struct GrowthRow<'a> {
    name: &'a str,
    bytes: Vec<String>,
}

/// What a bucket would take with half and with twice its retention.
#[derive(Debug, Serialize)]
struct RetentionRow<'a> {
    name: &'a str,
    /// Retention and bytes.
    choices: Vec<(String, String)>,
}

#[derive(Debug, Serialize)]
struct MeasurementRow<'a> {
    name: &'a str,
    anchor: String,
    points_per_day: Option<String>,
    points: String,
    series: String,
    bytes: String,
    series_at_worst: Option<String>,
    bytes_at_worst: Option<String>,
}

#[derive(Debug, Serialize)]
struct TableRow<'a> {
    name: &'a str,
    rows: Option<String>,
}

/// Days after which the growth is shown.
const GROWTH_DAYS: [u64; 5] = [7, 30, 90, 180, 365];

pub fn context<'a>(schema: &'a Schema, baseline: Option<&'a Schema>) -> Context<'a> {
    let (proposed, bytes) = state(schema);
    let former = baseline.map(state);
    let change = former.as_ref().map(|(_, former)| change(*former, bytes));
    let is_endless = |bucket: &Bucket| bucket.retention == Retention::Infinite;
    Context {
        proposed,
        baseline: former.map(|(state, _)| state),
        change,
        growth: growth(schema),
        retentions: groups::buckets(schema).filter_map(|(key, own)| retentions(schema, key, own)).collect(),
        measurements: measurements(schema),
        tables: tables(schema),
        assumptions: ASSUMPTIONS,
        horizon: schema.buckets.values().any(is_endless).then_some(estimate::HORIZON_WORDS),
    }
}

fn state(schema: &Schema) -> (State<'_>, Bytes) {
    let held: Vec<_> = filled(schema).collect();
    let rows = held.iter().map(|(bucket, bytes)| BucketRow {
        name: bucket.server_name(bytes.bucket),
        retention: words::retention(bucket.retention),
        totals: totals(&[(*bucket, bytes)]),
    });
    let all: Vec<_> = held.iter().map(|(bucket, bytes)| (*bucket, bytes)).collect();
    let state = State { buckets: rows.collect(), total: totals(&all) };
    (state, held.iter().map(|(_, bytes)| bytes.bytes).sum())
}

/// Every bucket at steady state, in the order of the documents.
fn filled(schema: &Schema) -> impl Iterator<Item = (&Bucket, BucketBytes<'_>)> {
    groups::buckets(schema).map(|(key, bucket)| {
        (bucket, estimate::bucket_bytes(schema, key, bucket, estimate::kept(bucket.retention)))
    })
}

fn totals(buckets: &[(&Bucket, &BucketBytes<'_>)]) -> Totals {
    let per_day = buckets.iter().map(|(bucket, held)| {
        let days = estimate::kept(bucket.retention).as_days();
        held.bytes.per(days.max(1.0))
    });
    Totals {
        points_per_day: words::number(buckets.iter().fold(0.0, |sum, (_, held)| sum + held.points_per_day)),
        points: grouped(buckets.iter().map(|(_, held)| held.points).sum()),
        shard_groups: grouped(buckets.iter().map(|(_, held)| held.shard_groups).sum()),
        bytes_per_day: words::range(per_day.sum()),
        bytes: words::range(buckets.iter().map(|(_, held)| held.bytes).sum()),
    }
}

fn change(from: Bytes, to: Bytes) -> String {
    if from.expected == 0 {
        return "there was nothing before".to_owned();
    }
    let percent = (to.expected as f64 / from.expected as f64 - 1.0) * 100.0;
    format!("{percent:+.0} %")
}

fn growth(schema: &Schema) -> Growth<'_> {
    let after = |key, bucket, days: u64| {
        let elapsed = Span::from_secs(days * Span::DAY.as_secs());
        estimate::bucket_bytes(schema, key, bucket, elapsed).bytes
    };
    let rows = groups::buckets(schema).map(|(key, bucket)| GrowthRow {
        name: bucket.server_name(key),
        bytes: GROWTH_DAYS.iter().map(|days| words::range(after(key, bucket, *days))).collect(),
    });
    let total = GROWTH_DAYS.iter().map(|days| {
        words::range(groups::buckets(schema).map(|(key, bucket)| after(key, bucket, *days)).sum())
    });
    Growth { days: GROWTH_DAYS.to_vec(), buckets: rows.collect(), total: total.collect() }
}

/// None where nothing is ever removed.
fn retentions<'a>(schema: &Schema, key: &'a str, bucket: &'a Bucket) -> Option<RetentionRow<'a>> {
    let Retention::For(span) = bucket.retention else { return None };
    let choices = [span.as_secs() / 2, span.as_secs(), span.as_secs().saturating_mul(2)].map(|seconds| {
        let span = Span::from_secs(seconds);
        let keeping = bucket.keeping();
        let other = Bucket {
            retention: Retention::For(span),
            shard_group_duration: Some(keeping.shard_group_duration),
            ..bucket.clone()
        };
        let bytes = estimate::bucket_bytes(schema, key, &other, span).bytes;
        (span.to_string(), words::range(bytes))
    });
    Some(RetentionRow { name: bucket.server_name(key), choices: choices.to_vec() })
}

fn measurements(schema: &Schema) -> Vec<MeasurementRow<'_>> {
    filled(schema).flat_map(|(_, held)| held.measurements).map(|held| measurement(schema, &held)).collect()
}

fn measurement<'a>(schema: &'a Schema, held: &MeasurementBytes<'a>) -> MeasurementRow<'a> {
    let own = schema.measurements.get(held.measurement);
    let series = own.and_then(|own| estimate::series(schema, own).total());
    MeasurementRow {
        name: own.map_or(held.measurement, |own| own.server_name(held.measurement)),
        anchor: anchor(&format!("Measurement {}", held.measurement)),
        points_per_day: held.points_per_day.map(words::number),
        points: grouped(held.points),
        series: grouped(held.series),
        bytes: words::range(held.bytes),
        series_at_worst: series.map(grouped),
        bytes_at_worst: held.worst.map(words::range),
    }
}

fn tables(schema: &Schema) -> Vec<TableRow<'_>> {
    let tables = groups::groups(schema).into_iter().flat_map(|group| group.tables);
    tables.map(|(name, table)| TableRow { name, rows: table.rows.map(grouped) }).collect()
}
