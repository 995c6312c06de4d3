//! Plain tasks as rollups of the definitions.

use std::collections::BTreeMap;

use super::{
    BucketRef, Found, FoundTask, Inferred, PlainTask,
    inferred::{Kind, LeftOut},
    keys::{Keys, Known},
};
use crate::model::{Measurement, Rollup, RollupField, RollupTime, Schema};

/// Defines the tasks that are rollups; the others are left out with the reason.
pub fn rollups(found: &Found, known: &Known, defined: &Schema, out: &mut Inferred) {
    let mut keys = Keys::new(defined.rollups.keys());
    let own: Vec<Rollup> = defined.rollups.values().map(bare).collect();
    for task in &found.tasks {
        let rollup = task.script.clone().and_then(|plain| {
            let ends = Ends { known, new: &out.schema, defined };
            rollup(task, &plain, &ends)
        });
        match rollup {
            Ok(rollup) if own.contains(&bare(&rollup)) => {}
            Ok(rollup) if out.schema.rollups.values().any(|other| bare(other) == bare(&rollup)) => {
                leave_out(task, "another task does the same".to_owned(), out);
            }
            Ok(rollup) => {
                out.schema.rollups.insert(keys.give(&[&task.name]), rollup);
            }
            Err(why) => leave_out(task, why, out),
        }
    }
}

fn leave_out(task: &FoundTask, why: String, out: &mut Inferred) {
    out.left_out.push(LeftOut { kind: Kind::Task, bucket: None, name: task.name.clone(), why });
}

/// What makes two rollups the same: not how they are described.
fn bare(rollup: &Rollup) -> Rollup {
    Rollup { description: String::new(), accept: Vec::new(), ..rollup.clone() }
}

/// Where the ends of a task are looked up.
struct Ends<'a> {
    known: &'a Known,
    new: &'a Schema,
    defined: &'a Schema,
}

fn rollup(task: &FoundTask, plain: &PlainTask, ends: &Ends<'_>) -> Result<Rollup, String> {
    let (from, source) = ends.find(&plain.from, &plain.measurement)?;
    let written = plain.to_measurement.as_deref().unwrap_or(&plain.measurement);
    let (to, target) = ends.find(&plain.to, written)?;
    let mut fields = BTreeMap::new();
    let read = source.fields.keys().filter(|field| plain.fields.is_empty() || plain.fields.contains(*field));
    for field in read {
        let name = plain.to_field.as_ref().unwrap_or(field);
        if target.fields.contains_key(name) {
            fields.insert(name.clone(), computed(field, name, &plain.function));
        }
    }
    let missing = plain.fields.iter().find(|field| {
        let name = plain.to_field.as_ref().unwrap_or(field);
        !source.fields.contains_key(*field) || !target.fields.contains_key(name)
    });
    match missing {
        Some(field) => Err(format!("no points of its field `{field}` were found on both of its ends")),
        None if fields.is_empty() => Err("its two ends have no field in common".to_owned()),
        None => Ok(Rollup {
            description: task.description.clone(),
            from: from.to_owned(),
            to: to.to_owned(),
            every: plain.every.clone(),
            offset: plain.offset.clone(),
            conditions: BTreeMap::new(),
            fields,
            group: kept(source, target),
            tags: BTreeMap::new(),
            time: RollupTime::Stop,
            enabled: true,
            accept: Vec::new(),
        }),
    }
}

/// The tags of both ends: a plain task keeps the series apart.
fn kept(source: &Measurement, target: &Measurement) -> Vec<String> {
    source.tags.iter().filter(|tag| target.tags.contains(tag)).cloned().collect()
}

fn computed(source: &str, target: &str, function: &str) -> RollupField {
    if source == target {
        RollupField::Same(function.to_owned())
    } else {
        RollupField::Of([(function.to_owned(), source.to_owned())].into())
    }
}

impl<'a> Ends<'a> {
    /// The key and definition of a measurement that a script names.
    fn find(&self, bucket: &BucketRef, measurement: &str) -> Result<(&'a str, &'a Measurement), String> {
        let bucket = match bucket {
            BucketRef::Name(name) => name,
            BucketRef::Id(id) => return Err(format!("no bucket that was looked at has the id {id}")),
        };
        let place = (bucket.clone(), measurement.to_owned());
        let key = self.known.measurements.get(&place).map(|key| key.key.as_str());
        let found = key.and_then(|key| {
            let all = self.new.measurements.get_key_value(key);
            all.or_else(|| self.defined.measurements.get_key_value(key))
        });
        let missing = || format!("no points of `{measurement}` were found in `{bucket}`");
        found.map(|(key, definition)| (key.as_str(), definition)).ok_or_else(missing)
    }
}
