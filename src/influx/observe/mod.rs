//! What the data of a server looks like: measurements, tags, fields and their types, as they are.
//!
//! - `way` decides for each bucket between `InfluxQL` by its names (`field_keys`, `series`) and Flux
//!   by its id (`scan`); `bucket` puts together what either says.
//! - `times`, `groups`, `writers` and `texts` look closer at what a comparison found.
//! - `windows` are the stretches of time that Flux is asked about.
//!
//! Only looks, and judges nothing. What the server tells by which request, and how fast, stands in
//! `docs/influxdb.md`.

mod bucket;
mod field_keys;
mod gaps;
mod groups;
mod names;
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
mod writers;

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroUsize,
};

use rayon::iter::{IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator};

use super::{Client, Error, Live, LiveBucket, influxql::is_quotable};
use crate::model::{Observed, ObservedBucket, TimeRange};
use way::{Way, Ways};
use windows::{Known, Windows};
pub use writers::Writer;

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

/// Fills in `times` (oldest and newest point) of the wanted (bucket, measurement), with at most
/// `jobs` requests at a time. What was not observed, or holds no points, stays without.
pub fn look_at_times(
    client: &Client,
    live: &Live,
    observed: &mut Observed,
    wanted: &BTreeSet<(String, String)>,
    jobs: NonZeroUsize,
) -> Result<(), Error> {
    let wanted = by_bucket(wanted.iter().map(|(bucket, name)| (bucket, name.clone())));
    let look = Closer::look(client, live, &wanted, false)?;
    pool::run(jobs, || look.each(observed, &wanted, |bucket, seen, names| look.times(bucket, seen, names)))
}

/// Fills in which shard groups hold which type, of the wanted (bucket, measurement, field), and the
/// `times` of their measurements, with at most `jobs` requests at a time.
pub fn look_at_groups(
    client: &Client,
    live: &Live,
    observed: &mut Observed,
    wanted: &BTreeSet<(String, String, String)>,
    jobs: NonZeroUsize,
) -> Result<(), Error> {
    let fields = wanted.iter().map(|(bucket, name, field)| (bucket, (name.clone(), field.clone())));
    let wanted = by_bucket(fields);
    let look = Closer::look(client, live, &wanted, true)?;
    pool::run(jobs, || look.each(observed, &wanted, |bucket, seen, fields| look.groups(bucket, seen, fields)))
}

/// The tag sets of the series in which a field has points (any field if none is named), newest
/// first, at most `limit`, each with the time of its newest point.
pub fn writers(
    client: &Client,
    live: &Live,
    bucket: &str,
    measurement: &str,
    field: Option<&str>,
    limit: usize,
) -> Result<Vec<Writer>, Error> {
    let carrier = (bucket.to_owned(), measurement.to_owned(), field.map(str::to_owned));
    let found = writers_of(client, live, &[carrier.clone()].into(), limit, NonZeroUsize::MIN)?;
    Ok(found.into_values().next().unwrap_or_default())
}

/// What series carry: bucket, measurement, and a field if it is one of them that matters.
pub type Carrier = (String, String, Option<String>);

/// The same for many, with at most `jobs` requests at a time. Buckets that `live` does not have are
/// passed over.
pub fn writers_of(
    client: &Client,
    live: &Live,
    wanted: &BTreeSet<Carrier>,
    limit: usize,
    jobs: NonZeroUsize,
) -> Result<BTreeMap<Carrier, Vec<Writer>>, Error> {
    let buckets = by_bucket(wanted.iter().map(|(bucket, name, _)| (bucket, name)));
    let look = Closer::look(client, live, &buckets, false)?;
    pool::run(jobs, || {
        let carriers = wanted.par_iter().filter_map(|carrier| Some((carrier, live.bucket(&carrier.0)?)));
        let found = carriers.map(|(carrier, bucket)| {
            let (_, measurement, field) = carrier;
            Ok((carrier.clone(), look.writers(&bucket, measurement, field.as_deref(), limit)?))
        });
        found.collect()
    })
}

/// Bucket, measurement and field, by their names on the server.
pub type FieldName = (String, String, String);

/// The newest values of a text field, at most `limit`, the newest first.
pub fn newest_texts(
    client: &Client,
    live: &Live,
    bucket: &str,
    measurement: &str,
    field: &str,
    limit: usize,
) -> Result<Vec<String>, Error> {
    let place = [bucket, measurement, field].map(str::to_owned).into();
    let mut texts = newest_texts_of(client, live, &[place].into(), limit, NonZeroUsize::MIN)?;
    Ok(texts.pop_first().map(|(_, texts)| texts).unwrap_or_default())
}

/// The same of many fields, with at most `jobs` requests at a time.
pub fn newest_texts_of(
    client: &Client,
    live: &Live,
    wanted: &BTreeSet<FieldName>,
    limit: usize,
    jobs: NonZeroUsize,
) -> Result<BTreeMap<FieldName, Vec<String>>, Error> {
    let buckets = by_bucket(wanted.iter().map(|(bucket, name, field)| (bucket, (name, field))));
    let look = Closer::look(client, live, &buckets, false)?;
    pool::run(jobs, || {
        let texts = wanted.par_iter().map(|place| Ok((place.clone(), look.texts(place, limit)?)));
        texts.collect()
    })
}

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
    let buckets = by_bucket(wanted.iter().map(|(bucket, name)| (bucket, name)));
    let named: Vec<_> = buckets.keys().filter_map(|name| live.bucket(name)).collect();
    let ways = Ways::look(client, live, &named)?;
    let gaps = |(bucket, name): &MeasurementName| {
        let seen = observed.get(bucket)?.measurements.get(name)?;
        let Way::InfluxQl(database) = ways.of(&live.bucket(bucket)?) else { return None };
        let quotable = is_quotable(name) && seen.fields.keys().all(|field| is_quotable(field));
        quotable.then(|| {
            let gaps = gaps::by_influxql(client, &database, name, seen, limit)?;
            Ok(((bucket.clone(), name.clone()), gaps))
        })
    };
    pool::run(jobs, || wanted.par_iter().filter_map(gaps).collect())
}

/// A closer look at what was observed.
struct Closer<'a> {
    client: &'a Client,
    live: &'a Live,
    ways: Ways,
    known: Known,
}

impl<'a> Closer<'a> {
    /// `groups`: whether shard groups are needed in any case.
    fn look<T>(
        client: &'a Client,
        live: &'a Live,
        wanted: &BTreeMap<String, T>,
        groups: bool,
    ) -> Result<Self, Error> {
        let named: Vec<_> = wanted.keys().filter_map(|name| live.bucket(name)).collect();
        let ways = Ways::look(client, live, &named)?;
        let needed = groups || named.iter().any(|bucket| ways.of(bucket) == Way::Flux);
        let known = if needed && !named.is_empty() { client.all_shard_groups()? } else { None };
        Ok(Self { client, live, ways, known })
    }

    /// Lets `look` see each bucket that is both wanted and observed.
    fn each<T: Sync>(
        &self,
        observed: &mut Observed,
        wanted: &BTreeMap<String, T>,
        look: impl Fn(&LiveBucket, &mut ObservedBucket, &T) -> Result<(), Error> + Sync,
    ) -> Result<(), Error> {
        observed.par_iter_mut().try_for_each(|(name, seen)| {
            match (self.live.bucket(name), wanted.get(name)) {
                (Some(bucket), Some(wanted)) => look(&bucket, seen, wanted),
                _ => Ok(()),
            }
        })
    }

    fn times(
        &self,
        bucket: &LiveBucket,
        seen: &mut ObservedBucket,
        names: &BTreeSet<String>,
    ) -> Result<(), Error> {
        let wanted = names.iter().filter_map(|name| Some((name.as_str(), seen.measurements.get(name)?)));
        let windows = || Windows::of(self.client, bucket, &self.known);
        let times = times::times(self.client, bucket, &self.ways.of(bucket), &wanted.collect(), windows)?;
        for name in names {
            if let Some(measurement) = seen.measurements.get_mut(name) {
                measurement.times = times.get(name).copied();
            }
        }
        Ok(())
    }

    fn writers(
        &self,
        bucket: &LiveBucket,
        measurement: &str,
        field: Option<&str>,
        limit: usize,
    ) -> Result<Vec<Writer>, Error> {
        let way = self.ways.of(bucket);
        let names = [Some(measurement), field];
        if let Way::InfluxQl(database) = &way
            && names.into_iter().flatten().all(is_quotable)
        {
            let mut types = field_keys::field_keys_of(self.client, database, measurement)?;
            if let (Some(fields), Some(field)) = (types.get_mut(measurement), field) {
                fields.retain(|key, _| key == field);
            }
            if types.values().flat_map(BTreeMap::keys).all(|key| is_quotable(key)) {
                return writers::by_influxql(self.client, database, measurement, &types, limit);
            }
        }
        let windows = match way {
            Way::Flux => Windows::of(self.client, bucket, &self.known)?,
            Way::InfluxQl(_) => Windows::of(self.client, bucket, &self.client.all_shard_groups()?)?,
        };
        writers::by_flux(self.client, bucket, measurement, field, limit, &windows)
    }

    fn texts(&self, place: &FieldName, limit: usize) -> Result<Vec<String>, Error> {
        let (bucket, measurement, field) = place;
        let Some(bucket) = self.live.bucket(bucket) else { return Ok(Vec::new()) };
        if let Way::InfluxQl(database) = self.ways.of(&bucket)
            && is_quotable(measurement)
            && is_quotable(field)
        {
            return texts::by_influxql(self.client, &database, measurement, field, limit);
        }
        let windows = Windows::of(self.client, &bucket, &self.known)?;
        texts::by_flux(self.client, &bucket, measurement, field, limit, &windows)
    }

    fn groups(
        &self,
        bucket: &LiveBucket,
        seen: &mut ObservedBucket,
        fields: &BTreeSet<(String, String)>,
    ) -> Result<(), Error> {
        let names: BTreeSet<String> = fields.iter().map(|(name, _)| name.clone()).collect();
        self.times(bucket, seen, &names)?;
        let times = names.iter().filter_map(|name| seen.measurements.get(name)?.times);
        let points = times.reduce(|a, b| TimeRange { start: a.start.min(b.start), end: a.end.max(b.end) });
        let windows = match (&self.known, points) {
            (Some(_), Some(points)) => Windows::of(self.client, bucket, &self.known)?.within(points),
            _ => Windows::computed(self.client, bucket, points)?,
        };
        groups::look(self.client, bucket, seen, fields, &windows)
    }
}

/// What is wanted of each bucket.
fn by_bucket<'a, T: Ord>(wanted: impl Iterator<Item = (&'a String, T)>) -> BTreeMap<String, BTreeSet<T>> {
    let mut buckets: BTreeMap<String, BTreeSet<T>> = BTreeMap::new();
    for (bucket, thing) in wanted {
        buckets.entry(bucket.clone()).or_default().insert(thing);
    }
    buckets
}
