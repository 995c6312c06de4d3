//! The look at a server.

use std::{
    collections::{BTreeMap, BTreeSet},
    num::NonZeroUsize,
};

use jiff::{SignedDuration, Timestamp};

use super::{ShapeUsage, Usage, Written};
use crate::{
    impact::{Break, Member, Readership, Thing},
    influx::{Client, Error, Live, LiveBucket, observe, recent, writers},
    migrate::on_server,
    model::{Carrier, Span, TimeRange},
};

/// Looks who writes and names `shapes`, on a server of which `live` is a fresh look at their buckets.
/// `quiet_for` is how long nothing may have written them, with at most `jobs` requests at a time.
pub fn look_for_use(
    client: &Client,
    live: &Live,
    shapes: &[Thing],
    quiet_for: Span,
    jobs: NonZeroUsize,
) -> Result<Usage, Error> {
    let range = until_now(live.time, quiet_for);
    let mut server = on_server(client, live)?;
    let unseen = std::mem::take(&mut server.readers.unseen);
    // Tasks of ours that use what goes, go with it.
    server.readers.all.retain(|reader| !reader.is_ours);
    let readership = Readership::default().and(&server);
    let mut usages = Vec::new();
    for shape in shapes {
        let Some(bucket) = live.bucket(&shape.bucket) else { continue };
        let written = Look { client, live, range, jobs }.written(&bucket, shape)?;
        let used_by = readership.users(&Break::removed(shape.clone()));
        usages.push(ShapeUsage { shape: shape.clone(), written, used_by });
    }
    Ok(Usage { range, shapes: usages, unseen })
}

/// The server's clock is told in whole seconds: points of this second are within the time, too.
fn until_now(now: Timestamp, quiet_for: Span) -> TimeRange {
    let long = i64::try_from(quiet_for.as_secs()).unwrap_or(i64::MAX);
    let start = now.checked_sub(SignedDuration::from_secs(long)).unwrap_or(Timestamp::MIN);
    let end = now.checked_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX);
    TimeRange { start, end }
}

#[derive(Debug, Clone, Copy)]
struct Look<'a> {
    client: &'a Client,
    live: &'a Live,
    range: TimeRange,
    jobs: NonZeroUsize,
}

impl Look<'_> {
    fn written(self, bucket: &LiveBucket, shape: &Thing) -> Result<Option<Written>, Error> {
        let carriers = self.carriers(bucket, shape)?;
        let found = writers(self.client, self.live, &carriers, 1, self.jobs)?;
        let Some(newest) = found.into_values().flatten().max_by_key(|writer| writer.newest) else {
            return Ok(None);
        };
        let points = recent(self.client, self.live, &carriers, self.range, self.jobs)?;
        let by = if shape.measurement.is_some() { newest.tags } else { BTreeMap::new() };
        Ok(Some(Written { newest: newest.newest, by, points: points.into_values().sum() }))
    }

    /// What has the points of a shape: of a whole bucket, all of its measurements.
    fn carriers(self, bucket: &LiveBucket, shape: &Thing) -> Result<BTreeSet<Carrier>, Error> {
        let name = &bucket.settings.name;
        let (field, tag) = match &shape.member {
            None => (None, None),
            Some(Member::Field(field)) => (Some(field.clone()), None),
            Some(Member::Tag(tag)) => (None, Some(tag.clone())),
        };
        let measurements = if let Some(measurement) = &shape.measurement {
            vec![measurement.clone()]
        } else {
            let seen = observe(self.client, self.live, &[name.clone()].into(), self.jobs)?;
            seen.into_values().flat_map(|bucket| bucket.measurements.into_keys()).collect()
        };
        let carrier = |measurement| Carrier {
            bucket: name.clone(),
            measurement,
            field: field.clone(),
            tag: tag.clone(),
        };
        Ok(measurements.into_iter().map(carrier).collect())
    }
}
