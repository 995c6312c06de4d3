//! What a plan needs to know of the buckets that it takes something from.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Error;
use crate::{
    influx::{Client, Live, ShardGroups},
    model::TimeRange,
    plan::{Facts, Hazard, Operation},
};

/// Looks at the points and shard groups of the buckets that `operations` take something from.
///
/// An operation names its bucket as it is called when the operation begins; the bucket of a later
/// one may be found only under the name that it has before a rename among them.
pub fn facts<'a>(
    client: &Client,
    live: &Live,
    operations: impl IntoIterator<Item = &'a Operation>,
) -> Result<Facts, Error> {
    let mut former: BTreeMap<&str, &str> = BTreeMap::new();
    let mut facts = Facts { now: Timestamp::now(), ..Facts::default() };
    for operation in operations {
        let name = operation.bucket();
        if let Operation::RenameBucket(rename) = operation {
            former.insert(&rename.to, former.get(name).copied().unwrap_or(name));
        }
        if operation.takes_away() {
            let present = former.get(name).copied().unwrap_or(name);
            add(client, live, name, present, &mut facts)?;
            count(client, live, operation, present, &mut facts)?;
        }
    }
    Ok(facts)
}

/// The most shard groups whose points are counted, a request each.
const COUNTED: usize = 100;

/// Counts what the next sweep takes, unless it is very much.
fn count(
    client: &Client,
    live: &Live,
    operation: &Operation,
    present: &str,
    facts: &mut Facts,
) -> Result<(), Error> {
    let (Hazard::Destructive { loss }, Some(bucket)) = (operation.hazard(facts), live.bucket(present)) else {
        return Ok(());
    };
    let due = loss.shard_groups.get(..loss.due).unwrap_or_default();
    if due.len() > COUNTED {
        return Ok(());
    }
    let counted: Result<BTreeMap<TimeRange, u64>, Error> =
        due.iter().map(|group| Ok((group.range, client.points_in(&bucket, group.range)?))).collect();
    facts.counted.insert(operation.bucket().to_owned(), counted?);
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
