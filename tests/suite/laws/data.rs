//! The laws of the diff between points and definitions, and an example of each difference.

use std::collections::BTreeSet;

use fluxform::{
    diff::{DataChange, DataDiff, Remark, Unobserved, Where, data_diff},
    model::{
        FieldType, Held, Observed, ObservedBucket, ObservedField, ObservedMeasurement, ObservedTag, Schema,
    },
};
use proptest::{collection::btree_map, prelude::*, sample::select};

use crate::support::definitions;

const DEFINITIONS: &str = "
buckets: { b: { description: d, retention: 30d, renamed_from: [old b] } }
tags:
  room: { description: d, max_values: 9, renamed_from: [rm] }
  host: { description: d, max_values: 9 }
measurements:
  climate:
    bucket: b
    description: d
    renamed_from: [weather]
    tags: [room, host]
    optional_tags: [host]
    fields:
      temperature: { type: float, description: d, renamed_from: [temp] }
      note: { type: json, description: d, schema: { type: object } }
    retired:
      - { field: gone, type: float, since: 2026-01-01, reason: r, delete: true }
      - { tag: gone_tag, since: 2026-01-01, reason: r, delete: true }
      - { field: kept, type: float, since: 2026-01-01, reason: r }
retired:
  - { measurement: dropped, since: 2026-01-01, reason: r, delete: true }
  - { measurement: remembered, since: 2026-01-01, reason: r }
  - { bucket: spare, since: 2026-01-01, reason: r, delete: true }
";

fn declared() -> Schema {
    definitions::schema(DEFINITIONS)
}

fn tag(series: u64) -> ObservedTag {
    ObservedTag { count: 1, series, values: BTreeSet::from(["v".to_owned()]) }
}

fn field(types: &[FieldType]) -> ObservedField {
    ObservedField { types: types.iter().map(|kind| (*kind, Held::default())).collect() }
}

/// Points of `climate` as they are declared.
fn climate() -> ObservedMeasurement {
    ObservedMeasurement {
        series: 3,
        tags: [("room".to_owned(), tag(3)), ("host".to_owned(), tag(1))].into(),
        fields: [
            ("temperature".to_owned(), field(&[FieldType::Float])),
            ("note".to_owned(), field(&[FieldType::String])),
        ]
        .into(),
        times: None,
    }
}

fn seen(bucket: &str, measurement: &str, points: ObservedMeasurement) -> Observed {
    let measurements = [(measurement.to_owned(), points)].into();
    [(bucket.to_owned(), ObservedBucket { measurements, ..ObservedBucket::default() })].into()
}

fn diff(observed: &Observed) -> DataDiff {
    data_diff(&Schema::default(), observed, &declared())
}

/// The difference of points of `climate` that `change` was made to.
fn changed(change: impl Fn(&mut ObservedMeasurement)) -> DataDiff {
    let mut points = climate();
    change(&mut points);
    diff(&seen("b", "climate", points))
}

fn at() -> Where {
    Where { bucket: "b".to_owned(), measurement: "climate".to_owned(), times: None }
}

fn only(changes: Vec<DataChange>, remarks: Vec<Remark>) -> DataDiff {
    DataDiff { changes, remarks, unobserved: Vec::new() }
}

#[test]
fn points_as_declared_do_not_differ() {
    assert_eq!(diff(&seen("b", "climate", climate())), DataDiff::default());
    assert_eq!(changed(|points| drop(points.tags.remove("host"))).changes, []);
}

#[test]
fn what_was_not_seen_is_no_change() {
    let missing = |tag: Option<&str>, field: Option<&str>| Unobserved {
        bucket: "b".to_owned(),
        measurement: "climate".to_owned(),
        tag: tag.map(str::to_owned),
        field: field.map(str::to_owned),
    };
    let empty: Observed = [("b".to_owned(), ObservedBucket::default())].into();
    assert_eq!(diff(&empty), DataDiff { unobserved: vec![missing(None, None)], ..DataDiff::default() });
    let fewer = changed(|points| {
        points.tags.remove("room");
        points.fields.remove("note");
    });
    let unobserved = vec![missing(None, Some("note")), missing(Some("room"), None)];
    assert_eq!(fewer, DataDiff { unobserved, ..DataDiff::default() });
    // A bucket that nobody looked at says nothing at all.
    assert_eq!(diff(&Observed::new()), DataDiff::default());
}

#[test]
fn other_types_are_a_change_while_they_have_points() {
    let set = |types: &'static [FieldType]| {
        changed(move |points| drop(points.fields.insert("temperature".to_owned(), field(types))))
    };
    let change = |from: &[FieldType]| DataChange::FieldTypeChanged {
        at: at(),
        field: "temperature".to_owned(),
        from: field(from).types,
        to: FieldType::Float,
    };
    assert_eq!(set(&[FieldType::Integer]), only(vec![change(&[FieldType::Integer])], vec![]));
    let both = set(&[FieldType::Float, FieldType::Integer, FieldType::String]);
    assert_eq!(both, only(vec![change(&[FieldType::Integer, FieldType::String])], vec![]));
    let stale = changed(|points| {
        let held = Held { groups: Some(Vec::new()), exact: true };
        points.fields.get_mut("temperature").unwrap().types.insert(FieldType::Boolean, held);
    });
    let types = vec![FieldType::Boolean];
    let remark = Remark::StaleTypes { at: at(), field: "temperature".to_owned(), types };
    assert_eq!(stale, only(vec![], vec![remark]));
}

#[test]
fn former_names_are_renames() {
    let renamed = changed(|points| {
        let (tag, field) =
            (points.tags.remove("room").unwrap(), points.fields.remove("temperature").unwrap());
        points.tags.insert("rm".to_owned(), tag);
        points.fields.insert("temp".to_owned(), field);
    });
    let (from, to) = ("rm".to_owned(), "room".to_owned());
    let tag = DataChange::TagRenamed { at: at(), from, to };
    let (from, to) = ("temp".to_owned(), "temperature".to_owned());
    let field = DataChange::FieldRenamed { at: at(), from, to };
    assert_eq!(renamed, only(vec![tag, field], vec![]));
    let weather = Where { bucket: "old b".to_owned(), measurement: "weather".to_owned(), times: None };
    let measurement = DataChange::MeasurementRenamed { at: weather, to: "climate".to_owned() };
    assert_eq!(diff(&seen("old b", "weather", climate())), only(vec![measurement], vec![]));
}

#[test]
fn tags_and_fields_change_places() {
    let swapped = changed(|points| {
        points.tags.insert("temperature".to_owned(), tag(3));
        points.fields.remove("temperature");
        points.fields.insert("host".to_owned(), field(&[FieldType::String]));
        points.tags.remove("host");
    });
    let to_field =
        DataChange::TagBecameField { at: at(), key: "temperature".to_owned(), to: FieldType::Float };
    let to_tag = DataChange::FieldBecameTag { at: at(), key: "host".to_owned() };
    assert_eq!(swapped, only(vec![to_field, to_tag], vec![]));
}

#[test]
fn retired_things_are_removed_only_if_that_is_said() {
    let there = changed(|points| {
        points.fields.insert("gone".to_owned(), field(&[FieldType::Float]));
        points.fields.insert("kept".to_owned(), field(&[FieldType::Float]));
        points.tags.insert("gone_tag".to_owned(), tag(1));
    });
    let tag = DataChange::TagRetired { at: at(), tag: "gone_tag".to_owned() };
    let field = DataChange::FieldRetired { at: at(), field: "gone".to_owned() };
    assert_eq!(there, only(vec![tag, field], vec![]));
    let dropped = Where { measurement: "dropped".to_owned(), ..at() };
    let mut observed = seen("b", "dropped", climate());
    let measurements = &mut observed.get_mut("b").unwrap().measurements;
    measurements.insert("remembered".to_owned(), climate());
    measurements.insert("climate".to_owned(), climate());
    let change = DataChange::MeasurementRetired { at: dropped };
    assert_eq!(diff(&observed), only(vec![change], vec![]));
    let mut live = declared();
    let bucket = live.buckets["b"].clone();
    live.buckets.insert("spare".to_owned(), bucket);
    let spare = DataChange::BucketRetired { bucket: "spare".to_owned() };
    assert_eq!(data_diff(&live, &Observed::new(), &declared()), only(vec![spare], vec![]));
}

#[test]
fn what_nobody_declared_is_told_and_left() {
    let more = changed(|points| {
        points.tags.get_mut("room").unwrap().series = 2;
        points.tags.insert("x".to_owned(), tag(3));
        points.fields.insert("y".to_owned(), field(&[FieldType::Integer, FieldType::String]));
    });
    let missing = Remark::TagMissing { at: at(), tag: "room".to_owned(), missing: 1, series: 3 };
    let tag = Remark::UndeclaredTag { at: at(), tag: "x".to_owned(), values: 1 };
    let types = field(&[FieldType::Integer, FieldType::String]).types;
    let field = Remark::UndeclaredField { at: at(), field: "y".to_owned(), types };
    assert_eq!(more, only(vec![], vec![tag, field, missing]));
    let mut observed = seen("b", "climate", climate());
    let bucket = observed.get_mut("b").unwrap();
    bucket.measurements.insert("other".to_owned(), climate());
    bucket.unreadable.insert("a\\,b".to_owned());
    let place = |name: &str| Where { measurement: name.to_owned(), ..at() };
    let other = Remark::UndeclaredMeasurement { at: place("other"), series: 3 };
    let unreadable = Remark::Unreadable { at: place("a\\,b") };
    assert_eq!(diff(&observed), only(vec![], vec![unreadable, other]));
}

fn any_measurement() -> impl Strategy<Value = ObservedMeasurement> {
    let keys =
        || select(vec!["room", "rm", "host", "temperature", "temp", "note", "gone", "gone_tag", "kept", "z"]);
    let kinds = select(vec![FieldType::Float, FieldType::Integer, FieldType::String]);
    let fields = btree_map(keys().prop_map(str::to_owned), kinds.prop_map(|kind| field(&[kind])), 0..6);
    let tags = btree_map(keys().prop_map(str::to_owned), (1_u64..4).prop_map(tag), 0..6);
    (tags, fields).prop_map(|(tags, fields)| ObservedMeasurement { series: 3, tags, fields, times: None })
}

/// The key that a change is about, and whether it is a tag of the points.
fn changed_member(change: &DataChange) -> Option<(&str, bool)> {
    match change {
        DataChange::TagRenamed { from: key, .. }
        | DataChange::TagRetired { tag: key, .. }
        | DataChange::TagBecameField { key, .. } => Some((key, true)),
        DataChange::FieldRenamed { from: key, .. }
        | DataChange::FieldRetired { field: key, .. }
        | DataChange::FieldTypeChanged { field: key, .. }
        | DataChange::FieldBecameTag { key, .. } => Some((key, false)),
        _ => None,
    }
}

fn undeclared_member(remark: &Remark) -> Option<(&str, bool)> {
    match remark {
        Remark::UndeclaredTag { tag: key, .. } => Some((key, true)),
        Remark::UndeclaredField { field: key, .. } => Some((key, false)),
        _ => None,
    }
}

/// Points in buckets that the definitions do not know.
const MOVED: &str = "
buckets: { b: { description: d, retention: 30d }, c: { description: d, retention: 30d, renamed_from: [was c] } }
tags: { room: { description: d, max_values: 9 }, site: { description: d, max_values: 9, renamed_from: [place] } }
measurements:
  climate:
    bucket: b
    description: d
    moved_from: [{ bucket: home }, { bucket: c, measurement: all, where: { room: kitchen } }]
    tags: [room, site]
    fill: { room: unknown, site: here }
    fields: { temperature: { type: float, description: d } }
";

fn moved(observed: &Observed) -> DataDiff {
    data_diff(&Schema::default(), observed, &definitions::schema(MOVED))
}

fn move_of(bucket: &str, measurement: &str, only: &[(&str, &str)]) -> DataChange {
    DataChange::MeasurementMoved {
        at: Where { bucket: bucket.to_owned(), measurement: measurement.to_owned(), times: None },
        to_bucket: "b".to_owned(),
        to: "climate".to_owned(),
        only: only.iter().map(|(tag, value)| ((*tag).to_owned(), (*value).to_owned())).collect(),
    }
}

#[test]
fn points_that_are_left_where_they_were_are_moved() {
    assert_eq!(moved(&seen("home", "climate", climate())).changes, [move_of("home", "climate", &[])]);
    assert_eq!(moved(&seen("home", "other", climate())), DataDiff::default());
    // Of a place that is declared the rest is not: some of it stays.
    let kitchen = |value: &str| {
        let mut points = climate();
        points.tags.get_mut("room").unwrap().values = BTreeSet::from([value.to_owned()]);
        moved(&seen("was c", "all", points))
    };
    let rest = Remark::UndeclaredMeasurement {
        at: Where { bucket: "was c".to_owned(), measurement: "all".to_owned(), times: None },
        series: 3,
    };
    let expected = move_of("was c", "all", &[("room", "kitchen")]);
    assert_eq!(kitchen("kitchen"), only(vec![expected], vec![rest.clone()]));
    assert_eq!(kitchen("hall"), only(Vec::new(), vec![rest]));
}

#[test]
fn a_tag_is_filled_in_where_points_lack_it() {
    let filled = |change: &dyn Fn(&mut ObservedMeasurement)| {
        let mut points = climate();
        points.tags = [("room".to_owned(), tag(3)), ("site".to_owned(), tag(3))].into();
        points.fields.remove("note");
        change(&mut points);
        moved(&seen("b", "climate", points))
    };
    let fill = |tag: &str, value: &str| DataChange::TagFilled {
        at: at(),
        tag: tag.to_owned(),
        value: value.to_owned(),
    };
    assert_eq!(filled(&|_| {}), DataDiff::default());
    let missing = filled(&|points| drop(points.tags.insert("room".to_owned(), tag(2))));
    assert_eq!(missing, only(vec![fill("room", "unknown")], Vec::new()));
    let none = filled(&|points| points.tags.clear());
    assert_eq!(none, only(vec![fill("room", "unknown"), fill("site", "here")], Vec::new()));
    let renamed = filled(&|points| {
        points.tags.remove("site");
        points.tags.insert("place".to_owned(), tag(3));
    });
    let rename = DataChange::TagRenamed { at: at(), from: "place".to_owned(), to: "site".to_owned() };
    assert_eq!(renamed, only(vec![rename], Vec::new()));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    /// Whatever is there: each tag and field is as declared, or is in the diff exactly once.
    #[test]
    fn every_member_is_accounted_for(points in any_measurement()) {
        let diff = diff(&seen("b", "climate", points.clone()));
        let told: Vec<(&str, bool)> = diff.changes.iter().filter_map(changed_member)
            .chain(diff.remarks.iter().filter_map(undeclared_member)).collect();
        let told = |key: &str, is_tag: bool| told.iter().filter(|told| **told == (key, is_tag)).count();
        for key in points.tags.keys() {
            let as_declared = ["room", "host"].contains(&key.as_str());
            prop_assert_eq!(told(key, true), usize::from(!as_declared), "{}", key);
        }
        for (key, field) in &points.fields {
            let fits = |name: &str, kind| key == name && field.only_type() == Some(kind);
            let as_declared = fits("temperature", FieldType::Float) || fits("note", FieldType::String) || key == "kept";
            prop_assert_eq!(told(key, false), usize::from(!as_declared), "{}", key);
        }
    }
}
