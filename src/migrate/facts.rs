//! What a plan needs to know of the buckets that it takes something from.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::Error;
use crate::{
    influx::{Client, Live, ShardGroups},
    plan::{Facts, Operation, TimeRange},
};

/// Looks at the points and shard groups of the buckets that `operations` take something from.
pub fn facts<'a>(
    client: &Client,
    live: &Live,
    operations: impl IntoIterator<Item = &'a Operation>,
) -> Result<Facts, Error> {
    let taken = operations.into_iter().filter(|operation| operation.takes_away());
    let names: BTreeSet<&str> = taken.map(Operation::bucket).collect();
    let mut facts = Facts { now: Timestamp::now(), ..Facts::default() };
    for name in names {
        add(client, live, name, &mut facts)?;
    }
    Ok(facts)
}

fn add(client: &Client, live: &Live, name: &str, facts: &mut Facts) -> Result<(), Error> {
    let Some(bucket) = live.bucket(name) else { return Ok(()) };
    let Some(range) = client.data_range(&bucket)? else { return Ok(()) };
    let points = TimeRange { start: range.oldest, end: range.newest };
    facts.points.insert(name.to_owned(), points);
    if let ShardGroups::Known(groups) = client.shard_groups(&bucket)? {
        let ranges = groups.iter().map(|group| TimeRange { start: group.start, end: group.end });
        facts.shard_groups.insert(name.to_owned(), ranges.collect());
    }
    Ok(())
}
