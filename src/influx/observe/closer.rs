//! A closer look at what a comparison found: times, shard groups, writers, texts.

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroUsize,
};

use rayon::iter::{IntoParallelRefIterator, IntoParallelRefMutIterator, ParallelIterator};

use super::{
    field_keys::{self, FieldKeys},
    groups, last_written, newly_written, pool, texts, times,
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

/// How many points each thing has in a range of time, whose end is not part of it, with at most `jobs`
/// requests at a time. Of a measurement or a tag, as many as the field of each series that has most of
/// them. Buckets that `live` does not have are passed over.
pub fn recent(
    client: &Client,
    live: &Live,
    wanted: &BTreeSet<Carrier>,
    range: TimeRange,
    jobs: NonZeroUsize,
) -> Result<BTreeMap<Carrier, u64>, Error> {
    let buckets = by_bucket(wanted.iter().map(|carrier| (&carrier.bucket, &carrier.measurement)));
    let look = Closer::look(client, live, &buckets, false)?;
    pool::run(jobs, || {
        let carriers = wanted.par_iter().filter_map(|carrier| Some((carrier, live.bucket(&carrier.bucket)?)));
        carriers
            .map(|(carrier, bucket)| Ok((carrier.clone(), look.recent(&bucket, carrier, range)?)))
            .collect()
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
        if let Some((database, types)) = self.types(bucket, carrier)? {
            return last_written::by_influxql(self.client, &database, carrier, &types, limit);
        }
        last_written::by_flux(self.client, bucket, carrier, limit, &self.windows(bucket)?)
    }

    fn recent(&self, bucket: &LiveBucket, carrier: &Carrier, range: TimeRange) -> Result<u64, Error> {
        if let Some((database, types)) = self.types(bucket, carrier)? {
            return newly_written::by_influxql(self.client, &database, carrier, &types, range);
        }
        newly_written::by_flux(self.client, bucket, carrier, range, &self.windows_of(bucket, Some(range))?)
    }

    /// What `InfluxQL` calls the bucket, and the types of the fields of what is carried, if it can say
    /// all of their names.
    fn types(&self, bucket: &LiveBucket, carrier: &Carrier) -> Result<Option<(Database, FieldKeys)>, Error> {
        let Some(database) = self.database_of(bucket, carrier) else { return Ok(None) };
        let measurement = carrier.measurement.as_str();
        let mut types = field_keys::field_keys_of(self.client, &database, measurement)?;
        if let (Some(fields), Some(field)) = (types.get_mut(measurement), &carrier.field) {
            fields.retain(|key, _| key == field);
        }
        let quotable = types.values().flat_map(BTreeMap::keys).all(|key| is_quotable(key));
        Ok(quotable.then_some((database, types)))
    }

    /// What `InfluxQL` calls the bucket, if it can say what is carried.
    fn database_of(&self, bucket: &LiveBucket, carrier: &Carrier) -> Option<Database> {
        let names = [Some(carrier.measurement.as_str()), carrier.field.as_deref(), carrier.tag.as_deref()];
        self.database(bucket, &names)
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
        groups::look(self.client, bucket, seen, fields, &self.windows_of(bucket, points)?)
    }

    /// The windows that hold some of these points.
    fn windows_of(&self, bucket: &LiveBucket, points: Option<TimeRange>) -> Result<Windows, Error> {
        match (&self.known, points) {
            (Some(_), Some(points)) => Ok(Windows::of(self.client, bucket, &self.known)?.within(points)),
            _ => Windows::computed(self.client, bucket, points),
        }
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
