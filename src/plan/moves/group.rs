//! All that differs in one measurement, and the steps for it.

use std::collections::BTreeMap;

use super::{
    Ground, Targets,
    moved::moved,
    step,
    transform::{renamed_field, rewriting},
};
use crate::{
    diff::{DataChange, Members, Names, Standing},
    model::{Field, FieldType, ObservedMeasurement, PointChange, Schema, Transform},
    plan::{CopyPoints, Hazard, Operation, Phase, PutTask, RemovePoints, Reversal, RewritePoints, Step},
};

pub(super) struct Group<'a> {
    /// As it is called when the points are moved.
    pub bucket: &'a str,
    pub measurement: &'a str,
    pub changes: Vec<&'a DataChange>,
    pub members: Option<Members<'a>>,
    pub seen: Option<&'a ObservedMeasurement>,
    /// Where points go.
    pub targets: &'a Targets<'a>,
    /// Whether tasks go on with copies.
    pub bridges: bool,
}

impl<'a> Group<'a> {
    pub fn new(
        bucket: &'a str,
        measurement: &'a str,
        changes: Vec<&'a DataChange>,
        ground: Ground<'a>,
        targets: &'a Targets<'a>,
    ) -> Self {
        let seen = ground.observed.get(bucket);
        Self {
            bucket: ground.name_of(bucket),
            measurement,
            changes,
            members: members(ground.declared, bucket, measurement),
            seen: seen.and_then(|seen| seen.measurements.get(measurement)),
            targets,
            bridges: ground.bridges,
        }
    }

    pub fn steps(mut self, ground: Ground<'a>) -> Vec<Step> {
        let (moves, others): (Vec<_>, Vec<_>) =
            self.changes.iter().copied().partition(|change| is_move(change));
        self.changes = others;
        let mut steps: Vec<Step> = moves.iter().flat_map(|change| moved(&self, change, ground)).collect();
        steps.extend(self.of_others());
        steps.extend(self.without_moved(&moves));
        steps
    }

    /// The same points, of which nothing is said.
    pub fn without_changes(&self) -> Group<'_> {
        Group { changes: Vec::new(), members: None, ..*self }
    }

    /// The steps for what becomes of the measurement itself.
    fn of_others(&self) -> Vec<Step> {
        let renamed = self.changes.iter().find_map(|change| match change {
            DataChange::MeasurementRenamed { to, .. } => Some(to),
            _ => None,
        });
        if self.changes.iter().any(|change| matches!(change, DataChange::MeasurementRetired { .. })) {
            return vec![self.step(self.remove(), Phase::Complete)];
        }
        match renamed {
            Some(to) => {
                let mut steps = self.copied_to((self.bucket, to), &BTreeMap::new(), &self.changes);
                steps.push(self.step(self.remove(), Phase::Complete));
                steps
            }
            None => self.rewritten().into_iter().chain(self.fields_renamed()).collect(),
        }
    }

    /// One copy makes all changes; the old points stay until `complete`.
    pub fn copied_to(
        &self,
        (to_bucket, to): (&str, &str),
        only: &BTreeMap<String, String>,
        because: &[&DataChange],
    ) -> Vec<Step> {
        let mut changes = self.all(rewriting);
        changes.extend(self.all(renamed_field));
        if self.measurement != to {
            changes.push(PointChange::RenameMeasurement { to: to.to_owned() });
        }
        let copy = CopyPoints {
            bucket: self.bucket.to_owned(),
            measurement: self.measurement.to_owned(),
            only: only.clone(),
            to_bucket: to_bucket.to_owned(),
            to: to.to_owned(),
            into_existing: self.targets.is_shared(to_bucket, to),
            transform: changes.into(),
        };
        self.copied(&copy, because)
    }

    /// Takes away what is somewhere else, unless all of it goes by itself.
    fn without_moved(&self, moves: &[&DataChange]) -> Option<Step> {
        let goes = |change: &&DataChange| {
            matches!(change, DataChange::MeasurementRetired { .. } | DataChange::MeasurementRenamed { .. })
        };
        if moves.is_empty() || self.changes.iter().any(goes) {
            return None;
        }
        let parts = moves.iter().filter_map(|change| match change {
            DataChange::MeasurementMoved { only, .. } if !only.is_empty() => Some(only.clone()),
            _ => None,
        });
        let parts: Vec<PointChange> = parts.map(|tags| PointChange::DropSeries { tags }).collect();
        let operation = if parts.len() < moves.len() { self.remove() } else { self.rewrite(parts.into()) };
        Some(step(operation, moves, Phase::Complete))
    }

    /// What cannot be had without other points in the place of those that are there.
    fn rewritten(&self) -> Option<Step> {
        let (is_it, changes) = (|change: &&&DataChange| !is_rename(change), self.all(rewriting));
        let because: Vec<&DataChange> = self.changes.iter().filter(is_it).copied().collect();
        let operation = self.rewrite(changes.into());
        (!because.is_empty()).then(|| step(operation, &because, Phase::Apply))
    }

    /// Points get the new field beside the old one, which `complete` takes away.
    fn fields_renamed(&self) -> Vec<Step> {
        let because: Vec<&DataChange> =
            self.changes.iter().filter(|change| is_rename(change)).copied().collect();
        let former: Vec<String> = because.iter().filter_map(|change| former_field(change)).collect();
        if former.is_empty() {
            return Vec::new();
        }
        // A value that stands under the new name already stays: it has to be seen for that.
        let fields = because.iter().flat_map(|change| names_of_field(change)).collect();
        let mut changes = vec![PointChange::KeepFields { fields }];
        changes.extend(self.all(renamed_field));
        let copy = CopyPoints {
            bucket: self.bucket.to_owned(),
            measurement: self.measurement.to_owned(),
            only: BTreeMap::new(),
            to_bucket: self.bucket.to_owned(),
            to: self.measurement.to_owned(),
            into_existing: true,
            transform: changes.into(),
        };
        let without = former.into_iter().map(|field| PointChange::DropField { field }).collect::<Vec<_>>();
        let mut steps = self.copied(&copy, &because);
        steps.push(step(self.rewrite(without.into()), &because, Phase::Complete));
        steps
    }

    /// A copy, a task that goes on with it where that can be done, and both at their end.
    fn copied(&self, copy: &CopyPoints, because: &[&DataChange]) -> Vec<Step> {
        let operation = Operation::CopyPoints(copy.clone());
        let mut first = step(operation.clone(), because, Phase::Apply);
        let last = again(step(operation, because, Phase::Complete));
        if !self.bridges {
            return vec![first, last];
        }
        match PutTask::after(copy, self.seen.map_or(&BTreeMap::new(), |seen| &seen.fields)) {
            Ok(task) => {
                let end = Operation::RemoveTask(task.clone().into());
                let task = step(Operation::PutTask(task), because, Phase::Apply);
                vec![first, task, last, step(end, because, Phase::Complete)]
            }
            Err(reason) => {
                let why = format!("what is written of the old from now on is copied by `complete`: {reason}");
                first.hazard = Hazard::Breaking { why };
                vec![first, last]
            }
        }
    }

    fn all(&self, of: impl Fn(&Self, &DataChange) -> Vec<PointChange>) -> Vec<PointChange> {
        self.changes.iter().flat_map(|change| of(self, change)).collect()
    }

    fn step(&self, operation: Operation, phase: Phase) -> Step {
        step(operation, &self.changes, phase)
    }

    pub fn remove(&self) -> Operation {
        let (bucket, measurement) = (self.bucket.to_owned(), Some(self.measurement.to_owned()));
        Operation::RemovePoints(RemovePoints { bucket, measurement })
    }

    fn rewrite(&self, transform: Transform) -> Operation {
        let (bucket, measurement) = (self.bucket.to_owned(), self.measurement.to_owned());
        Operation::RewritePoints(RewritePoints { bucket, measurement, transform })
    }

    /// The declared field of a name.
    pub fn field(&self, name: &str) -> Option<&'a Field> {
        self.members.as_ref()?.field_called(name)
    }

    /// The type of a field, if all points have it with one.
    pub fn only_type(&self, field: &str) -> Option<FieldType> {
        self.seen?.fields.get(field)?.only_type()
    }

    /// Whether points have the field with another type than `wanted`.
    pub fn has_other_type(&self, field: &str, wanted: FieldType) -> bool {
        let seen = self.seen.and_then(|seen| seen.fields.get(field));
        seen.is_some_and(|field| field.types.keys().any(|kind| *kind != wanted))
    }
}

/// The copy that `complete` makes of what came since: the way back of the first one is its own, too.
fn again(step: Step) -> Step {
    Step { reversal: Reversal::Full { operations: Vec::new() }, ..step }
}

fn is_move(change: &DataChange) -> bool {
    matches!(change, DataChange::MeasurementMoved { .. })
}

fn is_rename(change: &DataChange) -> bool {
    matches!(change, DataChange::FieldRenamed { .. })
}

fn names_of_field(change: &DataChange) -> Vec<String> {
    match change {
        DataChange::FieldRenamed { from, to, .. } => vec![from.clone(), to.clone()],
        _ => Vec::new(),
    }
}

fn former_field(change: &DataChange) -> Option<String> {
    match change {
        DataChange::FieldRenamed { from, .. } => Some(from.clone()),
        _ => None,
    }
}

/// What is declared of a measurement that the server has under this or a former name.
pub(super) fn members<'a>(declared: &'a Schema, bucket: &str, measurement: &str) -> Option<Members<'a>> {
    let (key, _) = declared.bucket_called(bucket)?;
    let names = Names::of(declared, key);
    match names.measurement(measurement) {
        Standing::Declared(is) | Standing::Former { is, .. } => Some(names.members(is)),
        Standing::Retired(_) | Standing::Unknown => None,
    }
}
