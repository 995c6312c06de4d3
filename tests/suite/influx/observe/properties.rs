//! Random points: what is observed is what was written, by both ways.

use std::collections::{BTreeMap, BTreeSet};

use fluxform::model::{FieldType, Held, ObservedBucket, ObservedField, ObservedMeasurement, ObservedTag};
use proptest::{prelude::*, sample::select, test_runner::TestRunner};

use super::{by_flux, seen};
use crate::support::organization::Organization;

/// A point: measurement, tags, fields, day.
type Point = (String, BTreeMap<String, String>, BTreeMap<String, FieldType>, u64);

/// Names with everything that has to be escaped somewhere. A backslash stands only before letters:
/// before other things the server reads it as an escape.
fn name() -> impl Strategy<Value = String> {
    let letters =
        ["a", "b", " ", ",", "=", "\"", "'", "\\x", "ü", "😀", "\t", "\r", "\0", "${", "/", "%", "#"];
    let middle = prop::collection::vec(select(letters.to_vec()), 0..3);
    (select(vec!["m", "t", "ö"]), middle, select(vec!["", "z"]))
        .prop_map(|(first, middle, last)| format!("{first}{}{last}", middle.concat()))
}

fn point() -> impl Strategy<Value = Point> {
    let types = vec![
        FieldType::Float,
        FieldType::Integer,
        FieldType::Unsigned,
        FieldType::String,
        FieldType::Boolean,
    ];
    let tags = prop::collection::btree_map(name(), name(), 0..3);
    let fields = prop::collection::btree_map(name(), select(types), 1..4);
    (name(), tags, fields, 0..3_u64)
}

fn escaped(name: &str, letters: &str) -> String {
    let escape = |letter| if letters.contains(letter) { format!("\\{letter}") } else { String::from(letter) };
    name.chars().map(escape).collect()
}

fn line((measurement, tags, fields, day): &Point) -> String {
    let tags: String = tags
        .iter()
        .map(|(key, value)| format!(",{}={}", escaped(key, ", ="), escaped(value, ", =")))
        .collect();
    let value = |held: &FieldType| match held {
        FieldType::Float => "1",
        FieldType::Integer => "1i",
        FieldType::Unsigned => "1u",
        FieldType::String => "\"a\r\nb\"",
        FieldType::Boolean => "true",
    };
    let fields: Vec<_> =
        fields.iter().map(|(key, held)| format!("{}={}", escaped(key, ", ="), value(held))).collect();
    let time = 1_769_947_200_000_000_000 + day * 86_400_000_000_000;
    format!("{}{tags} {} {time}\n", escaped(measurement, ", "), fields.join(","))
}

/// Takes the points away that the server would refuse: the first type of a day stays.
fn accepted(points: Vec<Point>) -> Vec<Point> {
    let mut held = BTreeMap::new();
    let is_accepted = |(measurement, _, fields, day): &Point| {
        let key = |field: &String| (measurement.clone(), field.clone(), *day);
        let fits = fields.iter().all(|(field, kind)| held.get(&key(field)).is_none_or(|held| held == kind));
        if fits {
            held.extend(fields.iter().map(|(field, kind)| (key(field), *kind)));
        }
        fits
    };
    let mut is_accepted = is_accepted;
    points.into_iter().filter(|point| is_accepted(point)).collect()
}

/// What the points look like.
fn expected(points: &[Point]) -> ObservedBucket {
    let mut bucket = ObservedBucket::default();
    let series: BTreeSet<_> = points.iter().map(|(measurement, tags, ..)| (measurement, tags)).collect();
    for (measurement, tags) in series {
        let seen: &mut ObservedMeasurement = bucket.measurements.entry(measurement.clone()).or_default();
        seen.series += 1;
        for (key, value) in tags {
            let tag: &mut ObservedTag = seen.tags.entry(key.clone()).or_default();
            tag.series += 1;
            tag.values.insert(value.clone());
            tag.count = tag.values.len() as u64;
        }
    }
    for (measurement, _, fields, _) in points {
        for (field, held) in fields {
            let seen = bucket.measurements.get_mut(measurement).unwrap();
            let field: &mut ObservedField = seen.fields.entry(field.clone()).or_default();
            field.types.insert(*held, Held::default());
        }
    }
    bucket
}

#[test]
fn what_is_written_is_observed() {
    let config = ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new(config);
    let points = prop::collection::vec(point(), 1..40);
    let organization = Organization::new();
    let count = std::cell::Cell::new(0);
    let outcome = runner.run(&points, |points| {
        count.set(count.get() + 1);
        let name = format!("bucket {}", count.get());
        let id = organization.create_bucket(&name, 0, 86_400);
        let points = accepted(points);
        organization.write(&id, &points.iter().map(line).collect::<String>());
        let expected = expected(&points);
        prop_assert_eq!(&seen(&organization.client(), &[&name])[&name], &expected);
        prop_assert_eq!(&seen(&by_flux(&organization, &id), &[&name])[&name], &expected, "by Flux");
        Ok(())
    });
    outcome.unwrap();
}
