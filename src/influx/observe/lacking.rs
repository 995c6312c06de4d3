//! Which fields some of the newest points of a measurement lack.

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroUsize,
};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use serde_json::Value;

use super::{
    pool,
    select::selection,
    way::{Way, Ways},
};
use crate::{
    influx::{
        Client, Error, Live,
        influxql::{Database, Table, identifier, is_quotable},
    },
    model::{Observed, ObservedMeasurement},
};

/// Bucket and measurement, by their names on the server.
pub type MeasurementName = (String, String);

/// The fields that some of the newest `limit` points of each measurement lack, as far as `InfluxQL`
/// reaches it, with at most `jobs` requests at a time.
pub fn gaps(
    client: &Client,
    live: &Live,
    observed: &Observed,
    wanted: &BTreeSet<MeasurementName>,
    limit: usize,
    jobs: NonZeroUsize,
) -> Result<BTreeMap<MeasurementName, BTreeSet<String>>, Error> {
    let buckets: BTreeSet<&String> = wanted.iter().map(|(bucket, _)| bucket).collect();
    let named: Vec<_> = buckets.into_iter().filter_map(|name| live.bucket(name)).collect();
    let ways = Ways::look(client, live, &named)?;
    let gaps = |(bucket, name): &MeasurementName| {
        let seen = observed.get(bucket)?.measurements.get(name)?;
        let Way::InfluxQl(database) = ways.of(&live.bucket(bucket)?) else { return None };
        let quotable = is_quotable(name) && seen.fields.keys().all(|field| is_quotable(field));
        quotable.then(|| {
            let gaps = by_influxql(client, &database, name, seen, limit)?;
            Ok(((bucket.clone(), name.clone()), gaps))
        })
    };
    pool::run(jobs, || wanted.par_iter().filter_map(gaps).collect())
}

/// Of the fields with one type; what holds several cannot be read in one column.
fn by_influxql(
    client: &Client,
    database: &Database,
    name: &str,
    seen: &ObservedMeasurement,
    limit: usize,
) -> Result<BTreeSet<String>, Error> {
    let typed = seen.fields.iter().filter_map(|(field, seen)| Some((field, seen.only_type()?)));
    let typed: Vec<_> = typed.collect();
    let Some(fields) = selection(typed.iter().copied()) else { return Ok(BTreeSet::new()) };
    let statement = format!("SELECT {fields} FROM {} ORDER BY time DESC LIMIT {limit}", identifier(name));
    // Rows of several series are not put together: each is a point.
    client.influxql(database, &statement, |gaps: &mut BTreeSet<String>, table: Table<Vec<Value>>| {
        for row in table.values {
            // The time comes first.
            let values = row.iter().skip(1).zip(&typed);
            gaps.extend(values.filter(|(value, _)| value.is_null()).map(|(_, (field, _))| (*field).clone()));
        }
    })
}
