//! How the tags and fields of the points differ from those declared for their measurement.

use std::collections::BTreeMap;

use super::{Carried, DataChange, DataDiff, Members, Remark, Standing, Unobserved, Where};
use crate::model::{FieldType, Held, ObservedField, ObservedMeasurement, ObservedTag};

/// Adds what differs within one measurement.
pub(super) fn members(at: &Where, seen: &ObservedMeasurement, declared: &Members<'_>, diff: &mut DataDiff) {
    for (key, tag) in &seen.tags {
        seen_tag(at.clone(), key, (tag, seen.series), declared, diff);
    }
    for (key, field) in &seen.fields {
        seen_field(at.clone(), key, field, declared, diff);
    }
    for (key, carried) in declared.tags() {
        filled(at, seen, (key, carried), declared, diff);
    }
    unobserved(at, seen, declared, diff);
}

/// A tag that some of the points lack, unless they will have it by its rename or from a field.
fn filled(
    at: &Where,
    seen: &ObservedMeasurement,
    (key, carried): (&str, Carried<'_>),
    declared: &Members<'_>,
    diff: &mut DataDiff,
) {
    let Some(value) = carried.fill else { return };
    let is_former = |former: &&String| !declared.has_tag(former);
    let names = carried.former_names().iter().filter(is_former).map(String::as_str).chain([key]);
    let having: u64 = names.filter_map(|name| seen.tags.get(name)).map(|tag| tag.series).sum();
    if having < seen.series && !seen.fields.contains_key(key) {
        let (tag, value) = (key.to_owned(), value.to_owned());
        diff.changes.push(DataChange::TagFilled { at: at.clone(), tag, value });
    }
}

/// What has to be changed in points to become a measurement, wherever they are.
pub fn member_changes(at: &Where, seen: &ObservedMeasurement, declared: &Members<'_>) -> Vec<DataChange> {
    let mut diff = DataDiff::default();
    members(at, seen, declared, &mut diff);
    diff.changes.sort();
    diff.changes
}

/// `series` is the number of all series of the measurement.
fn seen_tag(
    at: Where,
    key: &str,
    (tag, series): (&ObservedTag, u64),
    declared: &Members<'_>,
    diff: &mut DataDiff,
) {
    let key = key.to_owned();
    match (declared.tag(&key), declared.field_called(&key)) {
        (Standing::Declared(carried), _) => {
            let missing = series.saturating_sub(tag.series);
            if missing > 0 && carried.fill.is_none() && !carried.is_optional {
                diff.remarks.push(Remark::TagMissing { at, tag: key, missing, series });
            }
        }
        (Standing::Former { now, .. }, _) => {
            diff.changes.push(DataChange::TagRenamed { at, from: key, to: now.to_owned() });
        }
        (_, Some(field)) => {
            diff.changes.push(DataChange::TagBecameField { at, key, to: field.stored_type() });
        }
        (Standing::Retired(retired), None) => {
            diff.changes.extend(retired.delete.then_some(DataChange::TagRetired { at, tag: key }));
        }
        (Standing::Unknown, None) => {
            diff.remarks.push(Remark::UndeclaredTag { at, tag: key, values: tag.count });
        }
    }
}

fn seen_field(at: Where, key: &str, seen: &ObservedField, declared: &Members<'_>, diff: &mut DataDiff) {
    let field = key.to_owned();
    match declared.field(key) {
        Standing::Declared(definition) => types(at, key, seen, definition.stored_type(), diff),
        Standing::Former { now, .. } => {
            diff.changes.push(DataChange::FieldRenamed { at, from: field, to: now.to_owned() });
        }
        _ if declared.has_tag(key) => diff.changes.push(DataChange::FieldBecameTag { at, key: field }),
        Standing::Retired(retired) => {
            diff.changes.extend(retired.delete.then_some(DataChange::FieldRetired { at, field }));
        }
        Standing::Unknown => diff.remarks.push(undeclared_field(at, field, seen)),
    }
}

/// A field that nobody declared, or what is left of one.
fn undeclared_field(at: Where, field: String, seen: &ObservedField) -> Remark {
    let (types, stale) = with_points(seen);
    if types.is_empty() {
        Remark::StaleTypes { at, field, types: stale }
    } else {
        Remark::UndeclaredField { at, field, types }
    }
}

/// The types of which there are points, and those that the server only lists.
fn with_points(seen: &ObservedField) -> (BTreeMap<FieldType, Held>, Vec<FieldType>) {
    let has_points = |held: &Held| held.groups.as_ref().is_none_or(|groups| !groups.is_empty());
    let stale = seen.types.iter().filter(|(_, held)| !has_points(held)).map(|(kind, _)| *kind).collect();
    let held = seen.types.iter().filter(|(_, held)| has_points(held));
    (held.map(|(kind, held)| (*kind, held.clone())).collect(), stale)
}

/// Other types than the declared one: a conflict where points hold them, else only a refusal that is
/// left behind.
fn types(at: Where, field: &str, seen: &ObservedField, declared: FieldType, diff: &mut DataDiff) {
    let (mut from, mut stale) = with_points(seen);
    from.remove(&declared);
    stale.retain(|kind| *kind != declared);
    if !stale.is_empty() {
        let field = field.to_owned();
        diff.remarks.push(Remark::StaleTypes { at: at.clone(), field, types: stale });
    }
    if !from.is_empty() {
        diff.changes.push(DataChange::FieldTypeChanged { at, field: field.to_owned(), from, to: declared });
    }
}

/// Declared things of which no point was seen, under this or another name or kind.
fn unobserved(at: &Where, seen: &ObservedMeasurement, declared: &Members<'_>, diff: &mut DataDiff) {
    let missing = |tag: Option<&str>, field: Option<&str>| Unobserved {
        bucket: at.bucket.clone(),
        measurement: at.measurement.clone(),
        tag: tag.map(str::to_owned),
        field: field.map(str::to_owned),
    };
    let is_there = |key: &str| seen.tags.contains_key(key) || seen.fields.contains_key(key);
    let is_taken = |key: &str| declared.has_tag(key) || declared.field_called(key).is_some();
    let is_seen = |key: &str, formers: &[String]| {
        is_there(key) || formers.iter().any(|former| is_there(former) && !is_taken(former))
    };
    let is_missing = |(key, carried): &(&str, Carried<'_>)| {
        carried.fill.is_none() && !is_seen(key, carried.former_names())
    };
    let tags = declared.tags().filter(is_missing);
    let fields = declared.fields().filter(|(key, field)| !is_seen(key, &field.renamed_from));
    diff.unobserved.extend(tags.map(|(key, _)| missing(Some(key), None)));
    diff.unobserved.extend(fields.map(|(key, _)| missing(None, Some(key))));
}
