//! What would be done, counted, and nothing done.

use std::collections::BTreeMap;

use fluxform::{
    model::{FieldType, OnCollision, OnConvertError, PointChange, Transform},
    transfer::{Copied, Mover, survey},
};

use super::sample::{bucket_with, held, jobs, look};
use crate::support::organization::Organization;

#[test]
fn what_fails_and_collides_is_counted() {
    let organization = Organization::new();
    let client = organization.client();
    let lines = b"m,t=a v=1.5 1000\nm,t=b v=2 1000\nm,t=b v=3 90000000000000\nother v=0.5 1000\n";
    bucket_with(&organization, "b", &[lines]);
    let before = held(&client, "b");
    let (live, bucket) = look(&client, "b");
    let mover = Mover::new(&client, &live, jobs());
    let all = Copied { measurement: "m".to_owned(), only: BTreeMap::new() };
    let count = |change: PointChange| survey(&mover, &bucket, &all, &Transform::of(change)).unwrap();
    let cast = |on_error: OnConvertError| PointChange::CastField {
        field: "v".to_owned(),
        from: None,
        to: FieldType::Integer,
        on_error,
    };
    let fails = count(cast(OnConvertError::Fail));
    assert!(!fails.tally.is_good());
    assert_eq!((fails.collided, fails.tally.points_in, fails.tally.changed), (0, 3, 2));
    assert_eq!(fails.tally.failures[&0].count, 1);
    assert_eq!(fails.tally.failures[&0].examples[0].series, "m,t=a");
    let rounds = count(cast(OnConvertError::Round));
    assert_eq!((rounds.tally.is_good(), rounds.collided), (true, 0));
    let drop = |on_collision| PointChange::DropTag { tag: "t".to_owned(), on_collision };
    assert_eq!(count(drop(OnCollision::Fail)).collided, 1);
    let kept = count(drop(OnCollision::KeepLast));
    assert_eq!((kept.collided, kept.tally.merged), (0, 1));
    assert_eq!(held(&client, "b"), before);
}
