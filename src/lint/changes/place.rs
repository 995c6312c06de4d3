//! Where a change is shown.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Change;
use crate::{
    diagnostic::Place,
    diff::{Changed, Gone, Subject},
    model::{Retired, RetiredPart, Schema},
};

/// The place of the thing that changed: where it stood, if it is gone; where that is stated, if it is retired.
pub(super) fn of(change: &Change<'_>) -> Place {
    let subject = change.difference.subject;
    match change.difference.changed {
        Changed::Removed(Gone::Unstated) => Place::removed(path_in(subject, change.before)),
        Changed::NoLongerRetired => retired_in(change, change.before).map_or(Place::Project, Place::removed),
        Changed::Removed(_) | Changed::DataToBeRemoved => {
            retired_in(change, change.after).map_or(Place::Project, Place::value)
        }
        _ if matches!(subject, Subject::Carried { .. }) => Place::value(path(change)),
        _ => Place::key(path(change)),
    }
}

/// The address of the entry that says that something is retired.
fn retired_in(change: &Change<'_>, schema: &Schema) -> Option<Vec<String>> {
    let (list, position) = match change.difference.subject {
        Subject::Bucket(key) => {
            let name = change.before.buckets.get(key).map_or(key, |bucket| bucket.server_name(key));
            (vec!["retired"], of_all(schema, |all| all.bucket.as_deref() == Some(name)))
        }
        Subject::Measurement(key) => {
            let name = change.before.measurements.get(key).map_or(key, |found| found.server_name(key));
            (vec!["retired"], of_all(schema, |all| all.measurement.as_deref() == Some(name)))
        }
        Subject::Field { measurement, field } => {
            let members = &schema.measurements.get(measurement)?.retired;
            let position = members.iter().position(|member| member.field.as_deref() == Some(field));
            (vec!["measurements", measurement, "retired"], position)
        }
        Subject::Carried { measurement, tag } => {
            let name = change.before.tags.get(tag).map_or(tag, |found| found.server_name(tag));
            let members = &schema.measurements.get(measurement)?.retired;
            let position = members.iter().position(|member| member.tag.as_deref() == Some(name));
            (vec!["measurements", measurement, "retired"], position)
        }
        Subject::Column { table, column } => {
            let parts = &schema.tables.get(table)?.retired;
            (
                vec!["tables", table, "retired"],
                parts.iter().position(|part| part.column.as_deref() == Some(column)),
            )
        }
        Subject::Index { table, columns } => {
            let parts = &schema.tables.get(table)?.retired;
            let of_index = |part: &RetiredPart| part.index.as_deref() == Some(columns);
            (vec!["tables", table, "retired"], parts.iter().position(of_index))
        }
        _ => return None,
    };
    Some(list.into_iter().map(str::to_owned).chain([position?.to_string()]).collect())
}

fn of_all(schema: &Schema, is_it: impl Fn(&Retired) -> bool) -> Option<usize> {
    schema.retired.iter().position(is_it)
}

/// The address of the thing in the second definitions.
pub(super) fn path(change: &Change<'_>) -> Vec<String> {
    path_in(change.difference.subject, change.after)
}

fn path_in(subject: Subject<'_>, schema: &Schema) -> Vec<String> {
    let path = subject.path().into_iter().map(str::to_owned);
    path.chain(position(subject, schema)).collect()
}

/// The position in its list.
fn position(subject: Subject<'_>, schema: &Schema) -> Option<String> {
    let found = match subject {
        Subject::Carried { measurement, tag } => {
            schema.measurements.get(measurement)?.tags.iter().position(|other| other == tag)
        }
        Subject::Column { table, column } => {
            schema.tables.get(table)?.columns.iter().position(|other| other.name == column)
        }
        Subject::Index { table, columns } => {
            schema.tables.get(table)?.indexes.iter().position(|other| other.columns == columns)
        }
        _ => None,
    };
    found.map(|position| position.to_string())
}

/// The JSON Schemas of a field or column, before and after.
pub(super) fn schemas<'a>(change: &Change<'a>) -> Option<(&'a Value, &'a Value)> {
    let of = |schema: &'a Schema| match change.difference.subject {
        Subject::Field { measurement, field } => {
            schema.measurements.get(measurement)?.fields.get(field)?.schema.as_ref()
        }
        Subject::Column { table, column } => {
            let columns = &schema.tables.get(table)?.columns;
            columns.iter().find(|other| other.name == column)?.schema.as_ref()
        }
        _ => None,
    };
    of(change.before).zip(of(change.after))
}

/// The keys that lead to the deepest place in which two values differ.
pub(super) fn differing(before: &Value, after: &Value) -> Vec<String> {
    let mut path = Vec::new();
    let mut both = Some((before, after));
    while let Some((before, after)) = both {
        let Some(difference) = only_difference(before, after) else { break };
        path.push(difference.key);
        both = difference.before.zip(difference.after);
    }
    path
}

/// A part of two values that differs; one of them may lack it.
struct Part<'v> {
    key: String,
    before: Option<&'v Value>,
    after: Option<&'v Value>,
}

/// The part that differs, if it is the only one.
fn only_difference<'v>(before: &'v Value, after: &'v Value) -> Option<Part<'v>> {
    let parts: Vec<Part<'v>> = match (before, after) {
        (Value::Object(was), Value::Object(is)) => {
            let keys: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
            let part = |key: &String| Part { key: key.clone(), before: was.get(key), after: is.get(key) };
            keys.into_iter().map(part).collect()
        }
        (Value::Array(was), Value::Array(is)) if was.len() == is.len() => {
            let both = was.iter().zip(is).enumerate();
            both.map(|(at, (was, is))| Part { key: at.to_string(), before: Some(was), after: Some(is) })
                .collect()
        }
        _ => return None,
    };
    let mut differing = parts.into_iter().filter(|part| part.before != part.after);
    let first = differing.next()?;
    differing.next().is_none().then_some(first)
}
