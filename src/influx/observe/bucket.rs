//! One bucket: what its fields and series say, put together.

use std::collections::BTreeSet;

use super::{
    field_keys::{FieldKeys, field_keys},
    scan::scan,
    script::{EVER, cardinality},
    series::{Counted, Series, series, series_by_measurement},
    series_key::unescaped,
    way::Way,
    windows::{Known, Windows},
};
use crate::{
    influx::{Client, Error, LiveBucket, influxql::Database},
    model::{FieldType, Held, ObservedBucket, ObservedField, ObservedMeasurement},
};

/// The most series that are asked for in one request.
pub(super) const MOST_SERIES: u64 = 1_000_000;

/// Looks at a bucket.
pub(super) fn look(
    client: &Client,
    bucket: &LiveBucket,
    way: &Way,
    known: &Known,
    most: u64,
) -> Result<ObservedBucket, Error> {
    if let Way::InfluxQl(database) = way
        && let Some(observed) = by_influxql(client, bucket, database, most)?
    {
        return Ok(observed);
    }
    let windows = Windows::of(client, bucket, known)?;
    let (fields, series) = scan(client, bucket, &windows)?;
    Ok(together(fields, series))
}

/// Nothing if the names lead nowhere, or to nothing where the bucket does hold points.
fn by_influxql(
    client: &Client,
    bucket: &LiveBucket,
    database: &Database,
    most: u64,
) -> Result<Option<ObservedBucket>, Error> {
    let count = cardinality(client, bucket, EVER, None)?;
    let lists = if count > most {
        by_measurement(client, database)
    } else {
        let (fields, series) = rayon::join(|| field_keys(client, database), || series(client, database));
        fields.and_then(|fields| Ok((fields, series?)))
    };
    match lists {
        Ok((fields, series)) => {
            let is_empty = fields.is_empty() && series.measurements.is_empty();
            Ok((!is_empty || count == 0).then(|| together(fields, series)))
        }
        Err(Error::Query { message, .. }) if is_unknown_name(&message) => Ok(None),
        Err(error) => Err(error),
    }
}

/// One measurement after the other: neither side has all series at a time.
fn by_measurement(client: &Client, database: &Database) -> Result<(FieldKeys, Series), Error> {
    let fields = field_keys(client, database)?;
    let readable = fields.keys().filter(|name| !is_unreadable(name));
    let series = series_by_measurement(client, database, readable)?;
    Ok((fields, series))
}

fn is_unknown_name(message: &str) -> bool {
    ["database not found", "retention policy not found"].iter().any(|start| message.starts_with(start))
}

/// What the two lists say.
pub(super) fn together(fields: FieldKeys, mut series: Series) -> ObservedBucket {
    let (unreadable, readable): (FieldKeys, FieldKeys) =
        fields.into_iter().partition(|(name, _)| is_unreadable(name));
    for name in unreadable.keys() {
        series.measurements.remove(name);
        let misread = unescaped(name, ", ");
        if !readable.contains_key(misread.as_ref()) {
            series.measurements.remove(misread.as_ref());
        }
    }
    let mut observed =
        ObservedBucket { unreadable: unreadable.into_keys().collect(), ..ObservedBucket::default() };
    for (name, fields) in readable {
        let measurement = observed.measurements.entry(name).or_default();
        measurement.fields = fields.into_iter().map(|(key, types)| (key, field(types))).collect();
    }
    for (name, counted) in series.measurements {
        counted.fill(observed.measurements.entry(name).or_default());
    }
    observed
}

/// Whether the server stores a measurement under one name and looks it up under another: a
/// backslash right before a comma or a blank, which it takes for an escape.
pub(super) fn is_unreadable(measurement: &str) -> bool {
    measurement.contains("\\,") || measurement.contains("\\ ")
}

fn field(types: BTreeSet<FieldType>) -> ObservedField {
    ObservedField { types: types.into_iter().map(|held| (held, Held::default())).collect() }
}

impl Counted {
    fn fill(self, measurement: &mut ObservedMeasurement) {
        measurement.series = self.series;
        measurement.tags = self.tags.into_iter().map(|(key, tally)| (key, tally.into())).collect();
    }
}
