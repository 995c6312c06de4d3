//! How the tags and fields of the points differ from those declared for their measurement.

use std::collections::BTreeMap;

use super::{DataChange, DataDiff, Remark, Unobserved, Where, expected::Expected};
use crate::model::{FieldType, Held, ObservedField, ObservedMeasurement, ObservedTag};

/// Adds what differs within one measurement.
pub(super) fn members(at: &Where, seen: &ObservedMeasurement, expected: &Expected<'_>, diff: &mut DataDiff) {
    for (key, tag) in &seen.tags {
        seen_tag(at, key, tag, seen.series, expected, diff);
    }
    for (key, field) in &seen.fields {
        seen_field(at, key, field, expected, diff);
    }
    unobserved(at, seen, expected, diff);
}

fn seen_tag(
    at: &Where,
    key: &str,
    tag: &ObservedTag,
    series: u64,
    expected: &Expected<'_>,
    diff: &mut DataDiff,
) {
    let at = at.clone();
    if let Some((is_optional, _)) = expected.tags.get(key) {
        if !is_optional && tag.series < series {
            let (tag, missing) = (key.to_owned(), series - tag.series);
            diff.remarks.push(Remark::TagMissing { at, tag, missing, series });
        }
    } else if let Some(to) = expected.tag_once_called(key) {
        diff.changes.push(DataChange::TagRenamed { at, from: key.to_owned(), to: to.to_owned() });
    } else if let Some(to) = expected.field(key) {
        diff.changes.push(DataChange::TagBecameField { at, key: key.to_owned(), to });
    } else if let Some(retired) = expected.retired_tag(key) {
        let change = DataChange::TagRetired { at, tag: key.to_owned() };
        diff.changes.extend(retired.delete.then_some(change));
    } else {
        diff.remarks.push(Remark::UndeclaredTag { at, tag: key.to_owned(), values: tag.count });
    }
}

fn seen_field(at: &Where, key: &str, seen: &ObservedField, expected: &Expected<'_>, diff: &mut DataDiff) {
    let at = at.clone();
    if let Some(declared) = expected.field(key) {
        types(at, key, seen, declared, diff);
    } else if let Some(to) = expected.field_once_called(key) {
        diff.changes.push(DataChange::FieldRenamed { at, from: key.to_owned(), to: to.to_owned() });
    } else if expected.tags.contains_key(key) {
        diff.changes.push(DataChange::FieldBecameTag { at, key: key.to_owned() });
    } else if let Some(retired) = expected.retired_field(key) {
        let change = DataChange::FieldRetired { at, field: key.to_owned() };
        diff.changes.extend(retired.delete.then_some(change));
    } else {
        let (types, stale) = with_points(seen);
        let field = key.to_owned();
        diff.remarks.push(if types.is_empty() {
            Remark::StaleTypes { at, field, types: stale }
        } else {
            Remark::UndeclaredField { at, field, types }
        });
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

/// Required things of which no point was seen, under this or another name or kind.
fn unobserved(at: &Where, seen: &ObservedMeasurement, expected: &Expected<'_>, diff: &mut DataDiff) {
    let (bucket, measurement) = (at.bucket.clone(), at.measurement.clone());
    let missing = |tag: Option<&str>, field: Option<&str>| Unobserved {
        bucket: bucket.clone(),
        measurement: measurement.clone(),
        tag: tag.map(str::to_owned),
        field: field.map(str::to_owned),
    };
    let is_seen = |key: &str| seen.tags.contains_key(key) || seen.fields.contains_key(key);
    let once = |key: &str, formers: &[String]| {
        is_seen(key) || formers.iter().any(|former| is_seen(former) && !expected.has(former))
    };
    let tags =
        expected.tags.iter().filter(|(key, (_, tag))| !once(key, tag.map_or(&[], |tag| &tag.renamed_from)));
    let fields = expected.fields().filter(|(key, field)| !once(key, &field.renamed_from));
    diff.unobserved.extend(tags.map(|(key, _)| missing(Some(key), None)));
    diff.unobserved.extend(fields.map(|(key, _)| missing(None, Some(key))));
}
