//! What the data of a server looks like: measurements, tags, fields and their types, as they are.
//!
//! - `way` decides for each bucket between `InfluxQL` by its names (`field_keys`, `series`) and Flux
//!   by its id (`scan`); `bucket` puts together what either says.
//! - `closer` looks closer at what a comparison found: `times`, `groups`, `last_written`, `newly_written`,
//!   `texts`, `lacking`.
//! - `windows` are the stretches of time that Flux is asked about.
//!
//! Only looks, and judges nothing. What the server tells by which request, and how fast, stands in
//! `docs/influxdb.md`.

mod bucket;
mod closer;
mod field_keys;
mod groups;
mod lacking;
mod last_written;
mod names;
mod newly_written;
mod pool;
mod scan;
mod script;
mod select;
mod series;
mod series_key;
mod tally;
mod texts;
mod times;
mod unreadable;
mod way;
mod windows;

use std::{collections::BTreeSet, num::NonZeroUsize};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{Client, Error, Live, LiveBucket};
use crate::model::Observed;
use way::Way;
pub(super) use way::Ways;

pub use closer::{look_at_groups, look_at_times, newest_texts, recent, writers};
pub use lacking::gaps;
pub use pool::run as side_by_side;

/// Looks at the named visible buckets (names on the server), with at most `jobs` requests at a
/// time. Names that `live` does not have are passed over.
pub fn observe(
    client: &Client,
    live: &Live,
    buckets: &BTreeSet<String>,
    jobs: NonZeroUsize,
) -> Result<Observed, Error> {
    observe_by(client, live, buckets, jobs, bucket::MOST_SERIES)
}

/// The same with another bound than a million for the series that one request lists.
#[doc(hidden)]
pub fn observe_by(
    client: &Client,
    live: &Live,
    buckets: &BTreeSet<String>,
    jobs: NonZeroUsize,
    most_series: u64,
) -> Result<Observed, Error> {
    let named: Vec<LiveBucket> = buckets.iter().filter_map(|name| live.bucket(name)).collect();
    let ways = Ways::look(client, live, &named)?;
    let needs_windows = named.iter().any(|bucket| ways.of(bucket) == Way::Flux);
    let known = if needs_windows { client.all_shard_groups()? } else { None };
    pool::run(jobs, || {
        let seen = named.par_iter().map(|bucket| {
            let observed = bucket::look(client, bucket, &ways.of(bucket), &known, most_series)?;
            Ok((bucket.settings.name.clone(), observed))
        });
        seen.collect()
    })
}
