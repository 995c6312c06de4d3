//! One bucket: what its fields and series say, put together.

use std::collections::BTreeSet;

use super::{
    field_keys::{FieldKeys, field_keys},
    scan::scan,
    script::{EVER, cardinality},
    series::{Counted, Series, series, series_by_measurement},
    series_key::unescaped,
    unreadable,
    way::Way,
    windows::Known,
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
    scan(client, bucket, known).map(Lists::together)
}

/// Nothing if the names lead nowhere, or to nothing where the bucket does hold points.
fn by_influxql(
    client: &Client,
    bucket: &LiveBucket,
    database: &Database,
    most: u64,
) -> Result<Option<ObservedBucket>, Error> {
    let count = cardinality(client, bucket, EVER, None)?;
    match lists(client, database, count > most) {
        Ok(lists) => {
            let is_empty = lists.fields.is_empty() && lists.series.measurements.is_empty();
            Ok((!is_empty || count == 0).then(|| lists.together()))
        }
        Err(Error::Query { message, .. }) if is_unknown_name(&message) => Ok(None),
        Err(error) => Err(error),
    }
}

/// The lists of the server; of many series one measurement after the other, so that neither side
/// has all series at a time.
fn lists(client: &Client, database: &Database, many: bool) -> Result<Lists, Error> {
    let (fields, all) = rayon::join(
        || field_keys(client, database),
        || if many { Ok(None) } else { series(client, database).map(Some) },
    );
    let (fields, all) = (fields?, all?);
    let unreadable = unreadable::by_influxql(client, database, &fields)?;
    let readable = fields.keys().filter(|name| !unreadable.contains(*name));
    let series = all.map_or_else(|| series_by_measurement(client, database, readable), Ok)?;
    Ok(Lists { fields, series, unreadable })
}

fn is_unknown_name(message: &str) -> bool {
    ["database not found", "retention policy not found"].iter().any(|start| message.starts_with(start))
}

/// What a server says of a bucket.
#[derive(Debug)]
pub(super) struct Lists {
    pub fields: FieldKeys,
    pub series: Series,
    /// Measurements that are in the lists and cannot be read.
    pub unreadable: BTreeSet<String>,
}

impl Lists {
    fn together(mut self) -> ObservedBucket {
        for name in &self.unreadable {
            self.fields.remove(name);
            self.series.measurements.remove(name);
            let misread = unescaped(name, ", ");
            if !self.fields.contains_key(misread.as_ref()) {
                self.series.measurements.remove(misread.as_ref());
            }
        }
        let mut observed = ObservedBucket { unreadable: self.unreadable, ..ObservedBucket::default() };
        for (name, fields) in self.fields {
            let measurement = observed.measurements.entry(name).or_default();
            measurement.fields = fields.into_iter().map(|(key, types)| (key, field(types))).collect();
        }
        for (name, counted) in self.series.measurements {
            counted.fill(observed.measurements.entry(name).or_default());
        }
        observed
    }
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
