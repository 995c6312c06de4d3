//! Differences in the points → the steps that change them.
//!
//! Where a name changes, the points are copied by `apply`, and `complete` removes the old ones: until
//! then nothing is lost by going back. Where the points themselves must be others, they are rewritten
//! in their place. What is retired with its data goes with `complete`.

mod group;
mod moved;
mod transform;

use std::collections::BTreeMap;

use super::{
    Because, Facts, Operation, Phase, RemovePoints, Reversal, Step,
    operation::{CreateBucket, DeleteBucket},
};
use crate::{
    diff::DataChange,
    model::{Bucket, Observed, Schema},
};
use group::Group;

/// What a change of points is planned from.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    pub live: &'a Schema,
    pub observed: &'a Observed,
    pub declared: &'a Schema,
    /// Buckets that earlier steps rename: the names that they have by then.
    pub renamed: &'a BTreeMap<String, String>,
    /// Whether tasks go on with copies.
    pub bridges: bool,
}

impl<'a> Ground<'a> {
    /// What a bucket is called when points are moved.
    fn name_of(&self, bucket: &'a str) -> &'a str {
        self.renamed.get(bucket).map_or(bucket, String::as_str)
    }
}

/// The measurements that points are copied to.
struct Targets<'a> {
    ground: Ground<'a>,
    /// How many copies go there, by bucket and measurement.
    copies: BTreeMap<(&'a str, &'a str), usize>,
}

impl<'a> Targets<'a> {
    fn of(changes: &'a [DataChange], ground: Ground<'a>) -> Self {
        let mut copies = BTreeMap::new();
        for change in changes {
            let target = match change {
                DataChange::MeasurementRenamed { at, to } => (ground.name_of(&at.bucket), to.as_str()),
                DataChange::MeasurementMoved { to_bucket, to, .. } => (to_bucket.as_str(), to.as_str()),
                _ => continue,
            };
            *copies.entry(target).or_default() += 1;
        }
        Self { ground, copies }
    }

    /// Whether there will be other points than those of one copy.
    fn is_shared(&self, bucket: &str, measurement: &str) -> bool {
        let is_it = |name: &String| self.ground.name_of(name) == bucket;
        let mut seen = self.ground.observed.iter().filter(|(name, _)| is_it(name));
        seen.any(|(_, seen)| seen.measurements.contains_key(measurement))
            || self.copies.get(&(bucket, measurement)).is_some_and(|copies| *copies > 1)
    }
}

/// The steps that make points as they are declared: all that `apply` does, then all that `complete`
/// does. A bucket goes last, when its points are where they have been moved to.
pub fn steps(changes: &[DataChange], ground: Ground<'_>) -> Vec<Step> {
    let targets = Targets::of(changes, ground);
    let mut groups: BTreeMap<(&str, &str), Vec<&DataChange>> = BTreeMap::new();
    let (mut steps, mut last) = (Vec::new(), Vec::new());
    for change in changes {
        match (change, change.place()) {
            (DataChange::BucketRetired { bucket }, _) => last.extend(retired_bucket(change, bucket, ground)),
            (_, Some(at)) => groups.entry((&at.bucket, &at.measurement)).or_default().push(change),
            (_, None) => {}
        }
    }
    for ((bucket, measurement), changes) in groups {
        steps.extend(Group::new(bucket, measurement, changes, ground, &targets).steps(ground));
    }
    steps.extend(last);
    steps.sort_by_key(|step| !step.phase.is_apply());
    steps
}

/// A step because of changes of points.
fn step(operation: Operation, changes: &[&DataChange], phase: Phase) -> Step {
    let (hazard, reversal) = (operation.hazard(&Facts::default()), operation.reversal());
    let because = Because::Points(changes.iter().map(|change| change.bare()).collect());
    Step { operation, because, hazard, reversal, phase }
}

fn retired_bucket(change: &DataChange, name: &str, ground: Ground<'_>) -> Vec<Step> {
    let Some(settings) = ground.live.buckets.get(name).map(|bucket: &Bucket| bucket.settings(name)) else {
        return Vec::new();
    };
    let remove = Operation::RemovePoints(RemovePoints { bucket: name.to_owned(), measurement: None });
    let create = Operation::CreateBucket(CreateBucket { bucket: settings.clone() });
    let delete = Operation::DeleteBucket(DeleteBucket { bucket: settings });
    // Its points are in the archive by then.
    let delete = Step {
        reversal: Reversal::Full { operations: vec![create] },
        ..step(delete, &[change], Phase::Complete)
    };
    vec![step(remove, &[change], Phase::Complete), delete]
}
