//! Points that become equal.

use super::*;
use crate::{
    model::{FieldType, OnCollision, OnConvertError},
    points::{Collided, Colliding, Collisions},
};

const POINTS: &str = "m,r=b,s=1 f=2i,g=2i 5\nm,r=b,s=1 f=2i 6\nm,r=a,s=1 f=1i,h=1i 5\nm,s=1 f=0i 5\nm,r=a,s=2 f=9i 5\nm,r=c,s=1 f=2i 7";

fn drop_tag(on_collision: OnCollision) -> Transform {
    Transform::of(PointChange::DropTag { tag: text("r"), on_collision })
}

/// What becomes of a window, and what was counted.
fn whole(text: &str, transform: &Transform, last: i64) -> Result<(String, Tally), Collided> {
    let mut tally = Tally::default();
    let points = Transformer::new(transform).whole(batches(text), last, &mut tally)?;
    Ok((lines(&points), tally))
}

#[test]
fn equal_points_are_counted() {
    let mut collisions = Collisions::default();
    let (points, _) = changed(batches(POINTS), &drop_tag(OnCollision::Fail));
    for batch in &points {
        collisions.add(batch);
    }
    assert_eq!(collisions.count(), 2);
    assert_eq!(whole(POINTS, &drop_tag(OnCollision::Fail), 9), Err(Collided { points: 2 }));
}

#[test]
fn equal_points_become_one_field_by_field() {
    let (points, tally) = whole(POINTS, &drop_tag(OnCollision::KeepFirst), 9).unwrap();
    assert_eq!(points, "m,s=1 f=0i,h=1i,g=2i 5\nm,s=1 f=2i 6\nm,s=1 f=2i 7\nm,s=2 f=9i 5\n");
    // The tags of five points, and two values of f.
    let expected = Tally { points_in: 6, points_out: 4, merged: 2, dropped: 7, ..Tally::default() };
    assert_eq!(tally, expected);
    let (points, _) = whole(POINTS, &drop_tag(OnCollision::KeepLast), 9).unwrap();
    assert_eq!(points, "m,s=1 f=2i,h=1i,g=2i 5\nm,s=1 f=2i 6\nm,s=1 f=2i 7\nm,s=2 f=9i 5\n");
}

#[test]
fn equal_points_are_moved_to_times_that_are_free() {
    let (points, tally) = whole(POINTS, &drop_tag(OnCollision::Shift), 9).unwrap();
    assert_eq!(
        points,
        "m,s=1 f=0i 5\nm,s=1 f=1i,h=1i 8\nm,s=1 f=2i,g=2i 9\nm,s=1 f=2i 6\nm,s=1 f=2i 7\nm,s=2 f=9i 5\n"
    );
    assert_eq!((tally.shifted, tally.points_out), (2, 6));
    assert_eq!(whole(POINTS, &drop_tag(OnCollision::Shift), 8), Err(Collided { points: 1 }));
}

#[test]
fn a_tag_that_becomes_a_field_is_settled_by_its_value() {
    let change = PointChange::TagToField {
        tag: text("r"),
        to: FieldType::String,
        on_error: OnConvertError::Fail,
        on_collision: OnCollision::KeepLast,
    };
    let (points, _) = whole("m,r=b f=1i 1\nm,r=a f=2i 1", &Transform::of(change), 9).unwrap();
    assert_eq!(points, "m f=1i,r=\"b\" 1\n");
}

#[test]
fn names_that_fall_together_are_refused() {
    let rename = Transform::of(PointChange::RenameTag { from: text("r"), to: text("q") });
    assert_eq!(whole("m,r=a f=1i 1\nm,q=a f=1i 1", &rename, 9), Err(Collided { points: 1 }));
    assert_eq!(whole("m,r=a f=1i 1\nm,q=a f=1i 2", &rename, 9).unwrap().0, "m,q=a f=1i 2\nm,q=a f=1i 1\n");
}

#[test]
fn whether_points_may_become_equal() {
    let colliding = |transform: &Transform| Transformer::new(transform).colliding();
    let field = Transform::of(PointChange::DropField { field: text("f") });
    assert_eq!(colliding(&field), Colliding::Never);
    assert_eq!(colliding(&drop_tag(OnCollision::Fail)), Colliding::Refused);
    assert_eq!(colliding(&drop_tag(OnCollision::Shift)), Colliding::Resolved);
}
