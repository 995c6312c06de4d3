//! What transforms do to points, which are written and shown as line protocol.

mod collisions;
mod conversions;
mod laws;
mod series;

use influxdb_line_protocol::FieldValue;

use super::{Tally, Transformer};
use crate::{
    model::{PointChange, Transform},
    points::{Batch, Point, Value, encode},
};

/// The points of lines; neighbours of one series are one batch.
fn batches(lines: &str) -> Vec<Batch> {
    let mut batches: Vec<Batch> = Vec::new();
    for line in lines.lines() {
        let point = Point::read(line.trim()).unwrap();
        let mut tags: Vec<(Vec<u8>, Vec<u8>)> =
            point.tags.iter().map(|(key, value)| (bytes(key), bytes(value))).collect();
        tags.sort();
        let measurement = bytes(&point.measurement);
        let is_same = |batch: &Batch| batch.measurement == measurement && batch.tags == tags;
        if !batches.last().is_some_and(is_same) {
            batches.push(Batch { measurement, tags, ..Batch::default() });
        }
        add(batches.last_mut().unwrap(), &point);
    }
    batches
}

fn bytes(text: &impl std::ops::Deref<Target = str>) -> Vec<u8> {
    text.as_bytes().to_vec()
}

fn add(batch: &mut Batch, point: &Point<'_>) {
    let columns: Vec<usize> =
        point.fields.iter().map(|(key, _)| batch.column_or_new(key.as_bytes())).collect();
    batch.times.push(point.timestamp.unwrap_or_default());
    batch.values.resize(batch.times.len() * batch.fields.len(), Value::Absent);
    for (column, (_, value)) in columns.into_iter().zip(&point.fields) {
        let value = match value {
            FieldValue::I64(number) => Value::Integer(*number),
            FieldValue::U64(number) => Value::Unsigned(*number),
            FieldValue::F64(number) => Value::Float(*number),
            FieldValue::Boolean(truth) => Value::Boolean(*truth),
            FieldValue::String(text) => batch.push_text(text.as_bytes()).unwrap(),
        };
        batch.set(batch.times.len() - 1, column, value);
    }
}

fn lines(batches: &[Batch]) -> String {
    let mut lines = Vec::new();
    for batch in batches {
        encode(batch, &mut lines);
    }
    String::from_utf8(lines).unwrap()
}

/// What becomes of all batches, and what was counted.
fn changed(batches: Vec<Batch>, transform: &Transform) -> (Vec<Batch>, Tally) {
    let (transformer, mut tally, mut all) = (Transformer::new(transform), Tally::default(), Vec::new());
    for batch in batches {
        transformer.apply(batch, &mut |batch| all.push(batch), &mut tally);
    }
    (all, tally)
}

/// The lines that become of lines, when all goes well.
fn become_of(text: &str, changes: Vec<PointChange>) -> String {
    let (points, tally) = changed(batches(text), &Transform::from(changes));
    assert_eq!(tally.failures, [].into());
    lines(&points)
}

/// What is counted of the points of lines.
fn counted(text: &str, changes: Vec<PointChange>) -> Tally {
    changed(batches(text), &Transform::from(changes)).1
}

/// Why the values of lines fail: series, time, key, value.
fn failing(text: &str, change: PointChange) -> Vec<String> {
    let (points, tally) = changed(batches(text), &Transform::of(change));
    assert_eq!(lines(&points), text.to_owned() + "\n", "a failure alters nothing");
    let failures = tally.failures.into_values().flat_map(|failures| failures.examples);
    let shown = failures.map(|example| {
        format!("{} {} {}={}: {}", example.series, example.time, example.key, example.value, example.why)
    });
    shown.collect()
}

fn text(text: &str) -> String {
    text.to_owned()
}
