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
        let types = seen.types.keys().copied().collect();
        diff.remarks.push(Remark::UndeclaredField { at, field: key.to_owned(), types });
    }
}

/// Other types than the declared one: a conflict where points hold them, else only a refusal that is
/// left behind.
fn types(at: Where, field: &str, seen: &ObservedField, declared: FieldType, diff: &mut DataDiff) {
    let others = seen.types.keys().filter(|kind| **kind != declared);
    let has_points = |held: &Held| held.groups.as_ref().is_none_or(|groups| !groups.is_empty());
    let (held, stale): (Vec<_>, Vec<_>) = others.copied().partition(|kind| has_points(&seen.types[kind]));
    if !stale.is_empty() {
        let field = field.to_owned();
        diff.remarks.push(Remark::StaleTypes { at: at.clone(), field, types: stale });
    }
    if !held.is_empty() {
        let from: BTreeMap<_, _> = held.into_iter().map(|kind| (kind, seen.types[&kind].clone())).collect();
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
