//! What the points of the managed buckets look like, held against the definitions. Only reads.
//!
//! In two looks: the shape of everything first, which is fast, then times and shard groups of what
//! differs, which costs requests for each.

use std::{collections::BTreeSet, num::NonZeroUsize};

use super::Error;
use crate::{
    diff::{DataChange, DataDiff, Remark, Where, data_diff},
    influx::{Client, Live, look_at_groups, look_at_times, observe},
    model::{Observed, Schema},
    plan,
};

/// Looks at the points of those buckets that `desired` speaks of and `live` has, with at most `jobs` requests
/// side by side.
pub fn data(
    client: &Client,
    live: &Live,
    desired: &Schema,
    jobs: NonZeroUsize,
) -> Result<(Observed, DataDiff), Error> {
    let mut names = plan::looks_at(desired);
    names.retain(|name| live.ids.contains_key(name));
    let mut observed = observe(client, live, &names, jobs)?;
    let shape = data_diff(&live.schema, &observed, desired);
    look_at_groups(client, live, &mut observed, &questionable(&shape), jobs)?;
    look_at_times(client, live, &mut observed, &mentioned(&shape), jobs)?;
    let diff = data_diff(&live.schema, &observed, desired);
    Ok((observed, diff))
}

/// The fields of which it matters where their types are, if anywhere: bucket, measurement, field.
fn questionable(diff: &DataDiff) -> BTreeSet<(String, String, String)> {
    let name = |at: &Where, field: &String| (at.bucket.clone(), at.measurement.clone(), field.clone());
    let retyped = diff.changes.iter().filter_map(|change| match change {
        DataChange::FieldTypeChanged { at, field, .. } => Some(name(at, field)),
        _ => None,
    });
    let undeclared = diff.remarks.iter().filter_map(|remark| match remark {
        Remark::UndeclaredField { at, field, .. } => Some(name(at, field)),
        _ => None,
    });
    retyped.chain(undeclared).collect()
}

/// The measurements that anything is said of: bucket, measurement.
fn mentioned(diff: &DataDiff) -> BTreeSet<(String, String)> {
    let changed = diff.changes.iter().filter_map(DataChange::place);
    let places = changed.chain(diff.remarks.iter().map(Remark::place));
    places.map(|at| (at.bucket.clone(), at.measurement.clone())).collect()
}
