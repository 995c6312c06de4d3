//! `SHOW SERIES`: what the keys of the series say of measurements and tags.
//!
//! Exact, unlike the server's lists of tag keys and values, which keep those of deleted series.

use std::collections::BTreeMap;

use super::{series_key, tally::Tally};
use crate::influx::{
    Client, Error,
    influxql::{Database, Table, source},
};

/// The series of a bucket, by measurement.
#[derive(Debug, Default)]
pub(super) struct Series {
    pub measurements: BTreeMap<String, Counted>,
}

/// The series of a measurement.
#[derive(Debug, Default)]
pub(super) struct Counted {
    pub series: u64,
    pub tags: BTreeMap<String, Tally>,
}

/// All series of a bucket.
pub(super) fn series(client: &Client, database: &Database) -> Result<Series, Error> {
    listed(client, database, "SHOW SERIES")
}

/// The series of these measurements, one measurement after the other.
pub(super) fn series_by_measurement<'a>(
    client: &Client,
    database: &Database,
    measurements: impl Iterator<Item = &'a String>,
) -> Result<Series, Error> {
    let mut all = Series::default();
    for name in measurements {
        let statement = format!("SHOW SERIES FROM {}", source(name));
        all.measurements.append(&mut listed(client, database, &statement)?.measurements);
    }
    Ok(all)
}

fn listed(client: &Client, database: &Database, statement: &str) -> Result<Series, Error> {
    client.influxql(database, statement, |series: &mut Series, table: Table<(String,)>| {
        for (key,) in table.values {
            series.add_key(&key);
        }
    })
}

impl Series {
    fn add_key(&mut self, key: &str) {
        let (measurement, tags) = series_key::parts(key);
        self.add(&measurement, tags);
    }

    /// One more series.
    pub fn add<K: AsRef<str>, V: AsRef<str>>(
        &mut self,
        measurement: &str,
        tags: impl Iterator<Item = (K, V)>,
    ) {
        change(&mut self.measurements, measurement, |counted| {
            counted.series += 1;
            for (key, value) in tags {
                change(&mut counted.tags, key.as_ref(), |tally| tally.add(value.as_ref()));
            }
        });
    }
}

/// Changes the entry of a map; the key becomes a text only if it is new.
fn change<T: Default>(map: &mut BTreeMap<String, T>, key: &str, change: impl FnOnce(&mut T)) {
    if let Some(value) = map.get_mut(key) {
        return change(value);
    }
    change(map.entry(key.to_owned()).or_default());
}
