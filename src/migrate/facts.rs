//! What a plan needs to know of the buckets that it takes something from.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{Error, present::Present};
use crate::{
    influx::{Client, Live, ShardGroups},
    model::TimeRange,
    plan::{Facts, Hazard, Operation},
};

/// Looks at the points and shard groups of the buckets that `operations` take something from.
pub fn facts<'a>(
    client: &Client,
    live: &Live,
    operations: impl IntoIterator<Item = &'a Operation> + Clone,
) -> Result<Facts, Error> {
    let mut facts = Facts { now: Timestamp::now(), ..Facts::default() };
    let present = Present::of(operations.clone());
    for operation in operations.into_iter().filter(|operation| operation.takes_away()) {
        let name = operation.bucket();
        add(client, live, name, present.name(name), &mut facts)?;
    }
    Ok(facts)
}

/// The most shard groups whose points are counted, a request each.
const COUNTED: usize = 100;

/// Counts what the next sweep takes because of each of the operations, unless it is very much: for people
/// alone.
pub(super) fn count<'a>(
    client: &Client,
    live: &Live,
    operations: impl IntoIterator<Item = &'a Operation> + Clone,
    facts: &mut Facts,
) -> Result<(), Error> {
    let present = Present::of(operations.clone());
    for operation in operations {
        let (Hazard::Destructive { loss }, Some(bucket)) =
            (operation.hazard(facts), live.bucket(present.name(operation.bucket())))
        else {
            continue;
        };
        let due = loss.shard_groups.get(..loss.due).filter(|due| due.len() <= COUNTED).unwrap_or_default();
        let counted: Result<BTreeMap<TimeRange, u64>, Error> =
            due.iter().map(|group| Ok((group.range, client.points_in(&bucket, group.range)?))).collect();
        facts.counted.insert(operation.bucket().to_owned(), counted?);
    }
    Ok(())
}

/// `name` is what the plan calls it, `present` what the server calls it now.
fn add(client: &Client, live: &Live, name: &str, present: &str, facts: &mut Facts) -> Result<(), Error> {
    let Some(bucket) = live.bucket(present) else { return Ok(()) };
    let Some(range) = client.data_range(&bucket)? else { return Ok(()) };
    let points = TimeRange { start: range.oldest, end: range.newest };
    facts.points.insert(name.to_owned(), points);
    if let ShardGroups::Known(groups) = client.shard_groups(&bucket)? {
        let ranges = groups.iter().map(|group| TimeRange { start: group.start, end: group.end });
        facts.shard_groups.insert(name.to_owned(), ranges.collect());
    }
    Ok(())
}
