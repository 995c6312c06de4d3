//! Names, and tags that become fields and the other way round.

use super::*;
use crate::model::{FieldType, OnCollision, OnConvertError};

fn rename_tag(from: &str, to: &str) -> PointChange {
    PointChange::RenameTag { from: text(from), to: text(to) }
}

fn rename_field(from: &str, to: &str) -> PointChange {
    PointChange::RenameField { from: text(from), to: text(to) }
}

fn add_tag(tag: &str, value: &str) -> PointChange {
    PointChange::AddTag { tag: text(tag), value: text(value) }
}

fn tag_to_field(tag: &str, to: FieldType, on_error: OnConvertError) -> PointChange {
    PointChange::TagToField { tag: text(tag), to, on_error, on_collision: OnCollision::Fail }
}

fn field_to_tag(field: &str) -> PointChange {
    PointChange::FieldToTag { field: text(field), from: None }
}

#[test]
fn measurements_and_tags() {
    let points = "m,a=1,c=3 f=1i 1\nm,b=2 f=1i 2\nm,a=1,b=2 f=1i 3";
    let renamed = become_of(points, vec![rename_tag("a", "b")]);
    assert_eq!(renamed, "m,b=1,c=3 f=1i 1\nm,b=2 f=1i 2\nm,b=2 f=1i 3\n");
    assert_eq!(counted(points, vec![rename_tag("a", "b")]).dropped, 1);
    let moved = become_of(points, vec![PointChange::RenameMeasurement { to: text("n") }, add_tag("b", "x")]);
    assert_eq!(moved, "n,a=1,b=x,c=3 f=1i 1\nn,b=2 f=1i 2\nn,a=1,b=2 f=1i 3\n");
    let dropped = PointChange::DropTag { tag: text("a"), on_collision: OnCollision::Fail };
    assert_eq!(become_of(points, vec![dropped.clone()]), "m,c=3 f=1i 1\nm,b=2 f=1i 2\nm,b=2 f=1i 3\n");
    assert_eq!(counted(points, vec![dropped]).dropped, 2);
    let one = PointChange::DropTagValue { tag: text("b"), value: text("2") };
    assert_eq!(become_of(points, vec![one]), "m,a=1,c=3 f=1i 1\nm f=1i 2\nm,a=1 f=1i 3\n");
}

#[test]
fn series_that_are_somewhere_else() {
    let points = "m,a=1,c=3 f=1i 1\nm,b=2 f=1i 2\nm,a=2 f=1i 3";
    let without = PointChange::DropSeries { tags: [(text("a"), text("1"))].into() };
    assert_eq!(become_of(points, vec![without.clone()]), "m,b=2 f=1i 2\nm,a=2 f=1i 3\n");
    let tally = Tally { points_in: 3, points_out: 2, left_out: 1, ..Tally::default() };
    assert_eq!(counted(points, vec![without]), tally);
}

#[test]
fn fields() {
    let points = "m a=1i,b=2i 1\nm a=3i 2\nm b=4i 3\nm a=5i,b=5i,c=t 4";
    let renamed = become_of(points, vec![rename_field("a", "b")]);
    assert_eq!(renamed, "m b=2i 1\nm b=3i 2\nm b=4i 3\nm b=5i,c=t 4\n");
    assert_eq!(counted(points, vec![rename_field("a", "b")]).dropped, 1);
    assert_eq!(become_of("m a=1i 1", vec![rename_field("a", "x,y")]), "m x\\,y=1i 1\n");

    let dropped = PointChange::DropField { field: text("a") };
    assert_eq!(become_of(points, vec![dropped.clone()]), "m b=2i 1\nm b=4i 3\nm b=5i,c=t 4\n");
    let tally = Tally { points_in: 4, points_out: 3, lost: 1, dropped: 3, ..Tally::default() };
    assert_eq!(counted(points, vec![dropped]), tally);
    let kept = PointChange::KeepFields { fields: vec![text("c"), text("x")] };
    assert_eq!(become_of(points, vec![kept.clone()]), "m c=t 4\n");
    let tally = Tally { points_in: 4, points_out: 1, lost: 3, dropped: 6, ..Tally::default() };
    assert_eq!(counted(points, vec![kept]), tally);
}

#[test]
fn a_tag_becomes_a_field() {
    let points = "m,a=1,t=7 f=1i 1\nm,t=7 f=1i,t=8i 2\nm f=1i 3";
    let number = tag_to_field("t", FieldType::Integer, OnConvertError::Fail);
    assert_eq!(become_of(points, vec![number.clone()]), "m,a=1 f=1i,t=7i 1\nm f=1i,t=8i 2\nm f=1i 3\n");
    let tally = Tally { points_in: 3, points_out: 3, changed: 1, dropped: 1, ..Tally::default() };
    assert_eq!(counted(points, vec![number.clone()]), tally);

    assert_eq!(failing("m,t=x f=1i 1", number), ["m,t=x 1 t=x: the text is not a number"]);
    let dropped = tag_to_field("t", FieldType::Integer, OnConvertError::DropField);
    assert_eq!(become_of("m,t=x f=1i 1", vec![dropped]), "m f=1i 1\n");
    let kept = tag_to_field("t", FieldType::Integer, OnConvertError::KeepIn(text("old")));
    assert_eq!(become_of("m,t=x f=1i 1", vec![kept]), "m f=1i,old=\"x\" 1\n");
}

#[test]
fn a_field_becomes_a_tag() {
    let points = "m,a=1 f=1i,t=\"x\" 1\nm,a=1 f=2i 2\nm,a=1 f=3i,t=\"y z\" 3\nm,a=1 g=\"ü\",t=\"x\" 4";
    let tag = field_to_tag("t");
    let expected = "m,a=1,t=x f=1i 1\nm,a=1,t=x g=\"ü\" 4\nm,a=1 f=2i 2\nm,a=1,t=y\\ z f=3i 3\n";
    assert_eq!(become_of(points, vec![tag.clone()]), expected);
    let tally = Tally { points_in: 4, points_out: 4, changed: 3, ..Tally::default() };
    assert_eq!(counted(points, vec![tag.clone()]), tally);

    let numbers = become_of("m f=1i,t=-0.0 1\nm f=1i,t=1e300 2\nm f=1i,t=t 3", vec![tag.clone()]);
    assert_eq!(numbers, "m,t=-0 f=1i 1\nm,t=1e300 f=1i 2\nm,t=true f=1i 3\n");
    let there = "m,t=x f=1i,t=\"y\" 1\nm,t=x f=1i,t=\"x\" 2";
    assert_eq!(become_of(there, vec![tag.clone()]), "m,t=x f=1i 1\nm,t=x f=1i 2\n");
    assert_eq!(counted(there, vec![tag]).dropped, 1);
}

#[test]
fn what_cannot_be_a_tag_fails() {
    let tag = || field_to_tag("t");
    assert_eq!(failing("m t=\"x\" 1", tag()), ["m 1 t=x: the point would have no field left"]);
    assert_eq!(failing("m f=1i,t=\"\" 1", tag()), ["m 1 t=: a name or a tag cannot be empty"]);
    assert_eq!(
        failing("m f=1i,t=\"x\\\\\" 1", tag()),
        ["m 1 t=x\\: a name or a tag cannot end in a backslash"]
    );
    let mut broken = batches("m f=1i 1").remove(0);
    let column = broken.column_or_new(b"t");
    let value = broken.push_text(b"a\nb").unwrap();
    broken.set(0, column, value);
    let (_, tally) = changed(vec![broken], &Transform::of(tag()));
    let example = &tally.failures[&0].examples[0];
    assert_eq!((example.value.as_str(), &example.why), ("a\u{fffd}b", &super::super::Why::LineFeed));

    let long = "x".repeat(65_526);
    assert_eq!(become_of(&format!("m f=1i,t=\"{long}\" 1"), vec![tag()]), format!("m,t={long} f=1i 1\n"));
    let longer = format!("m f=1i,t=\"{long}x\" 1");
    let shown = "x".repeat(200);
    let why = "the names of the series would be longer than 65535 bytes";
    assert_eq!(failing(&longer, tag()), [format!("m 1 t={shown}…: {why}")]);
    // The others go on.
    let (points, _) = changed(batches("m f=1i,t=\"x\" 1\nm f=1i,t=\"\" 2"), &Transform::of(tag()));
    assert_eq!(lines(&points), "m,t=x f=1i 1\nm f=1i,t=\"\" 2\n");
}

#[test]
fn names_that_cannot_be_written_fail() {
    let reserved = "InfluxDB keeps the name for itself";
    let point = "m,a=1 f=2i 1";
    let expected = |key: &str, value: &str, why: &str| [format!("m,a=1 1 {key}={value}: {why}")];
    assert_eq!(failing(point, rename_field("f", "time")), expected("f", "2", reserved));
    assert_eq!(failing(point, rename_tag("a", "_field")), expected("a", "1", reserved));
    assert_eq!(failing(point, add_tag("time", "x")), expected("time", "x", reserved));
    let empty = "a name or a tag cannot be empty";
    assert_eq!(failing(point, add_tag("b", "")), expected("b", "", empty));
    assert_eq!(failing(point, PointChange::RenameMeasurement { to: text("") }), expected("", "m", empty));
    let comment = "a measurement cannot begin with `#`";
    assert_eq!(failing(point, PointChange::RenameMeasurement { to: text("#n") }), expected("", "m", comment));
    assert_eq!(failing("m _field=2i,f=1i 1", field_to_tag("_field")), [format!("m 1 _field=2: {reserved}")]);
    // What it is not about does not fail.
    assert_eq!(
        become_of(point, vec![rename_field("g", "time"), rename_tag("b", "time")]),
        point.to_owned() + "\n"
    );
}
