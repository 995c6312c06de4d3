//! What has to be known of measurements before their points are read.

use std::num::NonZeroUsize;

use super::Error;
use crate::{
    influx::{Client, Live, look_at_groups, look_at_times, observe},
    model::ObservedBucket,
};

/// The measurements that are wanted, with their times, and with the shard groups of each type where
/// a field has several.
pub(super) fn look(
    client: &Client,
    live: &Live,
    bucket: &str,
    is_wanted: impl Fn(&str) -> bool,
    jobs: NonZeroUsize,
) -> Result<ObservedBucket, Error> {
    let mut observed = observe(client, live, &[bucket.to_owned()].into(), jobs)?;
    let seen = observed.entry(bucket.to_owned()).or_default();
    if let Some(measurement) = seen.unreadable.iter().find(|name| is_wanted(name)) {
        let (bucket, measurement) = (bucket.to_owned(), measurement.clone());
        return Err(Error::Unreadable { bucket, measurement });
    }
    seen.measurements.retain(|name, _| is_wanted(name));
    let measurements = seen.measurements.keys().map(|name| (bucket.to_owned(), name.clone())).collect();
    let mixed = seen.measurements.iter().flat_map(|(name, seen)| {
        let mixed = seen.fields.iter().filter(|(_, field)| field.types.len() > 1);
        mixed.map(|(field, _)| (bucket.to_owned(), name.clone(), field.clone()))
    });
    let mixed = mixed.collect();
    look_at_times(client, live, &mut observed, &measurements, jobs)?;
    look_at_groups(client, live, &mut observed, &mixed, jobs)?;
    Ok(observed.remove(bucket).unwrap_or_default())
}
