//! A closer look at what a comparison found: times, shard groups, writers, texts.

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroUsize,
};

use rayon::iter::{IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator};

use super::{
    field_keys, groups, lacking, last_written, pool, texts, times,
    way::{Way, Ways},
    windows::{Known, Windows},
};
use crate::{
    influx::{
        Client, Error, Live, LiveBucket,
        influxql::{Database, is_quotable},
    },
    model::{Carrier, Observed, ObservedBucket, TimeRange, Writer},
};

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

/// The tag sets of the series in which each wanted thing has points, newest first, at most `limit`,
/// each with the time of its newest point, with at most `jobs` requests at a time. Buckets that `live` does not have are
/// passed over.
pub fn writers(
    client: &Client,
    live: &Live,
    wanted: &BTreeSet<Carrier>,
    limit: usize,
    jobs: NonZeroUsize,
) -> Result<BTreeMap<Carrier, Vec<Writer>>, Error> {
    let buckets = by_bucket(wanted.iter().map(|carrier| (&carrier.bucket, &carrier.measurement)));
    let look = Closer::look(client, live, &buckets, false)?;
    pool::run(jobs, || {
        let carriers = wanted.par_iter().filter_map(|carrier| Some((carrier, live.bucket(&carrier.bucket)?)));
        let found =
            carriers.map(|(carrier, bucket)| Ok((carrier.clone(), look.writers(&bucket, carrier, limit)?)));
        found.collect()
    })
}

/// Bucket, measurement and field, by their names on the server.
pub type FieldName = (String, String, String);

/// The newest values of each text field, at most `limit`, the newest first, with at most `jobs`
/// requests at a time.
pub fn newest_texts(
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
            let gaps = lacking::by_influxql(client, &database, name, seen, limit)?;
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

    fn writers(&self, bucket: &LiveBucket, carrier: &Carrier, limit: usize) -> Result<Vec<Writer>, Error> {
        let (measurement, field) = (carrier.measurement.as_str(), carrier.field.as_deref());
        if let Some(database) = self.database(bucket, &[Some(measurement), field]) {
            let mut types = field_keys::field_keys_of(self.client, &database, measurement)?;
            if let (Some(fields), Some(field)) = (types.get_mut(measurement), field) {
                fields.retain(|key, _| key == field);
            }
            if types.values().flat_map(BTreeMap::keys).all(|key| is_quotable(key)) {
                return last_written::by_influxql(self.client, &database, measurement, &types, limit);
            }
        }
        last_written::by_flux(self.client, bucket, measurement, field, limit, &self.windows(bucket)?)
    }

    fn texts(&self, place: &FieldName, limit: usize) -> Result<Vec<String>, Error> {
        let (bucket, measurement, field) = place;
        let Some(bucket) = self.live.bucket(bucket) else { return Ok(Vec::new()) };
        if let Some(database) = self.database(&bucket, &[Some(measurement), Some(field)]) {
            return texts::by_influxql(self.client, &database, measurement, field, limit);
        }
        texts::by_flux(self.client, &bucket, measurement, field, limit, &self.windows(&bucket)?)
    }

    /// What `InfluxQL` calls the bucket, where it surely reads this one and can say the names.
    fn database(&self, bucket: &LiveBucket, names: &[Option<&str>]) -> Option<Database> {
        let Way::InfluxQl(database) = self.ways.of(bucket) else { return None };
        names.iter().flatten().all(|name| is_quotable(name)).then_some(database)
    }

    /// The windows to ask Flux about. Shard groups are looked at here where none were needed before.
    fn windows(&self, bucket: &LiveBucket) -> Result<Windows, Error> {
        match self.ways.of(bucket) {
            Way::Flux => Windows::of(self.client, bucket, &self.known),
            Way::InfluxQl(_) => Windows::of(self.client, bucket, &self.client.all_shard_groups()?),
        }
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
