//! The laws of drift, on models alone: what was recorded does not drift, and nothing is told that is
//! recorded or declared. And the times that decide, which no test can wait for.

use std::collections::BTreeMap;

use fluxform::{
    drift::{AgedOut, Deviation, Now, Report, Seen, Sides, Why, WrittenBy, compare, wanted},
    model::{
        Bucket, Carrier, FieldType, Held, Observed, ObservedBucket, ObservedField, ObservedMeasurement,
        ObservedTag, Retention, Schema, Snapshot, Task, TimeRange, Writer,
    },
};
use jiff::Timestamp;
use proptest::{collection::btree_map, prelude::*, sample::select};

use crate::support::definitions;

const DEFINITIONS: &str = "
buckets: { b: { description: d, retention: 30d } }
tags:
  room: { description: d, renamed_from: [rm] }
  host: { description: d }
measurements:
  climate:
    bucket: b
    description: d
    renamed_from: [weather]
    tags: [room, host]
    fields:
      temperature: { type: float, description: d, renamed_from: [temp] }
      note: { type: json, description: d, schema: { type: object } }
    retired:
      - { field: gone, type: float, since: 2026-01-10, reason: r }
      - { tag: gone_tag, since: 2026-01-10, reason: r }
retired:
  - { measurement: dropped, since: 2026-01-10, reason: r }
";

fn declared() -> Schema {
    definitions::schema(DEFINITIONS)
}

/// A day of January 2026, or of the months after it.
fn day(day: i64) -> Timestamp {
    Timestamp::from_second(1_767_225_600 + (day - 1) * 86_400).unwrap()
}

fn observed(measurements: impl IntoIterator<Item = (&'static str, ObservedMeasurement)>) -> Observed {
    let named = measurements.into_iter().map(|(name, measurement)| (name.to_owned(), measurement));
    let bucket = ObservedBucket { measurements: named.collect(), ..ObservedBucket::default() };
    [("b".to_owned(), bucket)].into()
}

/// A measurement with the times of its oldest and newest point.
fn points(from: i64, to: i64) -> ObservedMeasurement {
    ObservedMeasurement {
        series: 3,
        times: Some(TimeRange { start: day(from), end: day(to) }),
        ..ObservedMeasurement::default()
    }
}

fn buckets(retention: &str) -> Schema {
    let bucket = Bucket { retention: retention.parse().unwrap(), ..declared().buckets["b"].clone() };
    Schema { buckets: [("b".to_owned(), bucket)].into(), ..Schema::default() }
}

/// What was there on the 20th.
fn recorded(observed: Observed) -> Snapshot {
    let ids = [("b".to_owned(), "1".to_owned())].into();
    Snapshot { schema: buckets("30d"), taken_at: Some(day(20)), ids, observed, ..Snapshot::default() }
}

/// What is there later.
fn now(time: i64, observed: Observed) -> Now {
    let ids = [("b".to_owned(), "1".to_owned())].into();
    Now { time: day(time), schema: buckets("30d"), ids, observed, ..Now::default() }
}

fn report(recorded: &Snapshot, now: &Now) -> Report {
    compare(&Sides { recorded: Some(recorded), declared: &declared(), now })
}

fn retired(seen: Seen) -> Deviation {
    Deviation::UnexpectedMeasurement {
        bucket: "b".to_owned(),
        measurement: "dropped".to_owned(),
        why: Why::Retired { since: "2026-01-10".to_owned(), reason: "r".to_owned() },
        seen,
    }
}

#[test]
fn a_retired_name_is_drift_where_it_is_written_since() {
    let then = |measurements: Vec<(&'static str, ObservedMeasurement)>| recorded(observed(measurements));
    let told = |recorded: &Snapshot, newest: i64| {
        let now = now(40, observed([("dropped", points(1, newest))]));
        let found = report(recorded, &now).deviations;
        assert!(found.iter().all(|found| *found
            == retired(Seen { oldest: Some(day(1)), newest: Some(day(newest)), ..Seen::default() })));
        !found.is_empty()
    };
    // The record knows it already: only what came since the record is new.
    let seen = then(vec![("dropped", points(1, 15))]);
    assert_eq!([told(&seen, 15), told(&seen, 19), told(&seen, 20)], [false, false, true]);
    // The record has not seen it: it came since, whatever times it writes.
    assert!(told(&then(vec![]), 5));
    // Nothing is known of that time: the day since when it should be gone decides.
    let unknown = Snapshot { observed: Observed::new(), ..then(vec![]) };
    assert_eq!([told(&unknown, 9), told(&unknown, 10)], [false, true]);
}

#[test]
fn what_is_gone_was_deleted_or_has_aged_out() {
    let gone = |deleted| {
        let (bucket, measurement) = ("b".to_owned(), "climate".to_owned());
        vec![Deviation::MeasurementGone { bucket, measurement, deleted }]
    };
    let aged = |newest| {
        let (bucket, measurement) = ("b".to_owned(), "climate".to_owned());
        vec![AgedOut { bucket, measurement, newest }]
    };
    let told = |then: ObservedMeasurement, time: i64| {
        let found = report(&recorded(observed([("climate", then)])), &now(time, observed([])));
        (found.deviations, found.aged_out)
    };
    assert_eq!(told(points(1, 15), 44), (gone(true), vec![]));
    assert_eq!(told(points(1, 15), 45), (vec![], aged(Some(day(15)))));
    let untimed = ObservedMeasurement { times: None, ..points(1, 1) };
    assert_eq!(told(untimed.clone(), 49), (gone(false), vec![]));
    assert_eq!(told(untimed.clone(), 50), (vec![], aged(None)));
    // For ever is no age.
    let mut endless = now(1_000, observed([]));
    endless.schema.buckets.get_mut("b").unwrap().retention = Retention::Infinite;
    let found = report(&recorded(observed([("climate", untimed)])), &endless);
    assert!(found.deviations.contains(&gone(true)[0]));
    // Of another bucket of the same name nothing was deleted: that is told of the bucket.
    let mut another = now(44, observed([]));
    another.ids = [("b".to_owned(), "2".to_owned())].into();
    let found = report(&recorded(observed([("climate", points(1, 15))])), &another);
    assert_eq!(found.deviations, [Deviation::BucketReplaced { bucket: "b".to_owned() }]);
}

fn series(tags: &[(&str, &str)], newest: i64) -> Writer {
    let tags = tags.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
    Writer { tags: tags.collect(), newest: day(newest) }
}

/// The writers of a type are those whose newest points are in its shard groups.
#[test]
fn a_type_and_the_one_that_writes_it() {
    let held =
        |from, to| Held { groups: Some(vec![TimeRange { start: day(from), end: day(to) }]), exact: true };
    let types = [(FieldType::Float, held(1, 8)), (FieldType::Integer, held(8, 15))].into();
    let tag = |count, series| ObservedTag { count, series, ..ObservedTag::default() };
    let climate = ObservedMeasurement {
        tags: [
            ("host".to_owned(), tag(2, 3)),
            ("room".to_owned(), tag(1, 3)),
            ("site".to_owned(), tag(1, 2)),
        ]
        .into(),
        fields: [("temperature".to_owned(), ObservedField { types })].into(),
        ..points(1, 14)
    };
    let mut now = now(40, observed([("climate", climate)]));
    let snapshot = recorded(observed([]));
    let carrier = Carrier {
        bucket: "b".to_owned(),
        measurement: "climate".to_owned(),
        field: Some("temperature".to_owned()),
        tag: None,
    };
    let wanted = wanted(&Sides { recorded: Some(&snapshot), declared: &declared(), now: &now });
    assert!(wanted.writers.contains(&carrier));
    let all = [
        series(&[("host", "b"), ("room", "hall"), ("site", "s")], 14),
        series(&[("host", "b"), ("room", "hall"), ("site", "s")], 10),
        series(&[("host", "a"), ("room", "hall")], 3),
    ];
    now.writers = [(carrier, all.to_vec())].into();
    let found = report(&snapshot, &now).deviations;
    let found: Vec<_> =
        found.iter().filter(|found| matches!(found, Deviation::UnexpectedType { .. })).collect();
    let pairs = |pairs: &[(&str, &str)]| -> BTreeMap<String, String> { series(pairs, 1).tags };
    let written_by = WrittenBy {
        series: 2,
        more: false,
        tags: pairs(&[("host", "b"), ("site", "s")]),
        example: all[0].tags.clone(),
    };
    let expected = Deviation::UnexpectedType {
        bucket: "b".to_owned(),
        measurement: "climate".to_owned(),
        field: "temperature".to_owned(),
        stored: FieldType::Integer,
        declared: Some(FieldType::Float),
        seen: Seen {
            oldest: Some(day(8)),
            by_shard_group: true,
            newest: Some(day(14)),
            written_by: Some(written_by),
        },
    };
    assert_eq!(found, [&expected]);
}

fn any_measurement() -> impl Strategy<Value = ObservedMeasurement> {
    let keys = || select(vec!["room", "rm", "host", "temperature", "temp", "note", "gone", "gone_tag", "z"]);
    let kind = select(vec![FieldType::Float, FieldType::Integer, FieldType::String]);
    let field = kind.prop_map(|kind| ObservedField { types: [(kind, Held::default())].into() });
    let tag = (1_u64..4).prop_map(|series| ObservedTag {
        count: series,
        series,
        values: (0..series).map(|number| number.to_string()).collect(),
    });
    let tags = btree_map(keys().prop_map(str::to_owned), tag, 0..6);
    let fields = btree_map(keys().prop_map(str::to_owned), field, 0..6);
    (tags, fields).prop_map(|(tags, fields)| ObservedMeasurement { tags, fields, ..points(1, 15) })
}

fn any_data() -> impl Strategy<Value = Observed> {
    let names = select(vec!["climate", "weather", "dropped", "other"]).prop_map(str::to_owned);
    btree_map(names, any_measurement(), 0..4).prop_map(|measurements| {
        [("b".to_owned(), ObservedBucket { measurements, ..ObservedBucket::default() })].into()
    })
}

fn any_tasks() -> impl Strategy<Value = BTreeMap<String, Task>> {
    let task =
        (select(vec!["a", "b"]), select(vec!["active", "inactive"]), select(vec![None, Some(5), Some(25)]));
    let task = task.prop_map(|(name, status, at)| Task {
        name: name.to_owned(),
        status: status.to_owned(),
        description: String::new(),
        flux: name.to_owned(),
        created_at: at.map(day),
        updated_at: None,
    });
    btree_map(select(vec!["1", "2", "3", "4"]).prop_map(str::to_owned), task, 0..4)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    /// What was recorded, in its shape, is what is there.
    #[test]
    fn nothing_drifts_by_itself(data in any_data(), tasks in any_tasks()) {
        let shapes = data.clone().into_iter().map(|(name, bucket)| (name, bucket.shape())).collect();
        let recorded = Snapshot { tasks: tasks.clone(), ..recorded(shapes) };
        let now = Now { tasks, ..now(21, data) };
        prop_assert_eq!(report(&recorded, &now), Report::default());
    }

    /// Nothing is told that the record has, and each task at most once.
    #[test]
    fn only_what_is_new_or_gone_is_told(
        then in any_data(), data in any_data(), before in any_tasks(), tasks in any_tasks()
    ) {
        let recorded = Snapshot { tasks: before, ..recorded(then.clone()) };
        let now = Now { tasks, ..now(21, data.clone()) };
        let found = report(&recorded, &now);
        let (then, data) = (&then["b"].measurements, &data["b"].measurements);
        let mut ids = Vec::new();
        for deviation in &found.deviations {
            match deviation {
                Deviation::UnexpectedMeasurement { measurement, .. } => {
                    prop_assert!(data.contains_key(measurement) && !then.contains_key(measurement));
                }
                Deviation::UnexpectedTag { measurement, tag, .. } => {
                    prop_assert!(data[measurement].tags.contains_key(tag));
                    prop_assert!(!then.get(measurement).is_some_and(|then| then.tags.contains_key(tag)));
                }
                Deviation::UnexpectedField { measurement, field, .. } => {
                    prop_assert!(data[measurement].fields.contains_key(field));
                    prop_assert!(!then.get(measurement).is_some_and(|then| then.fields.contains_key(field)));
                }
                Deviation::UnexpectedType { measurement, field, stored, .. } => {
                    let has = |measurement: &ObservedMeasurement| {
                        measurement.fields.get(field).is_some_and(|field| field.types.contains_key(stored))
                    };
                    prop_assert!(has(&data[measurement]) && !then.get(measurement).is_some_and(has));
                }
                Deviation::MeasurementGone { measurement, .. } => {
                    prop_assert!(then.contains_key(measurement) && !data.contains_key(measurement));
                }
                Deviation::TaskAdded { id, .. } | Deviation::TaskRemoved { id, .. } | Deviation::TaskChanged { id, .. } => {
                    prop_assert!(!ids.contains(&id), "{} is told twice", id);
                    ids.push(id);
                }
                other => prop_assert!(false, "unexpected {:?}", other),
            }
        }
        let same = |id: &String| recorded.tasks.get(id) == now.tasks.get(id);
        prop_assert!(ids.iter().all(|id| !same(id)));
    }
}
