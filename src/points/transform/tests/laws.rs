//! Laws of transforms, on random points.

use std::collections::BTreeMap;

use proptest::{collection::vec, option, prelude::*, sample::select};

use super::*;
use crate::{
    model::{FieldType, OnCollision, OnConvertError},
    points::{Collisions, Digest},
};

/// A value before it is in a batch.
#[derive(Debug, Clone)]
enum Put {
    Value(Value),
    Text(Vec<u8>),
}

/// Tags, time and fields, of few names.
type Drawn = (Tags, i64, Fields);
type Tags = [Option<&'static str>; 4];
type Fields = [Option<Put>; 4];

const TYPES: [FieldType; 5] =
    [FieldType::Float, FieldType::Integer, FieldType::Unsigned, FieldType::String, FieldType::Boolean];

/// A value of a type, and often one that is something in another.
fn value(kind: FieldType) -> BoxedStrategy<Put> {
    let float = |number| Put::Value(Value::Float(number));
    match kind {
        FieldType::Float => {
            let odd = select(vec![0.0, -0.0, 1.0, 2.5, 9_007_199_254_740_994.0, 1e19, 5e-324, f64::MAX]);
            prop_oneof![odd, (-9_i32..9).prop_map(f64::from), -1e9..1e9].prop_map(float).boxed()
        }
        FieldType::Integer => {
            let odd = select(vec![i64::MAX, i64::MIN, 9_007_199_254_740_993]);
            prop_oneof![odd, -2_i64..3].prop_map(|number| Put::Value(Value::Integer(number))).boxed()
        }
        FieldType::Unsigned => {
            let odd = select(vec![u64::MAX, 1 << 63]);
            prop_oneof![odd, 0_u64..3].prop_map(|number| Put::Value(Value::Unsigned(number))).boxed()
        }
        FieldType::Boolean => any::<bool>().prop_map(|truth| Put::Value(Value::Boolean(truth))).boxed(),
        FieldType::String => {
            let odd = select(vec!["", "1", "-0", "1.50", "true", "x y", "a=b,c", "2\\", "1e400"]);
            let odd = odd.prop_map(|text| text.as_bytes().to_vec());
            prop_oneof![odd, vec(any::<u8>(), 0..3)].prop_map(Put::Text).boxed()
        }
    }
}

fn any_value() -> impl Strategy<Value = Put> {
    select(TYPES.to_vec()).prop_flat_map(value)
}

fn drawn<V: Strategy<Value = Put>>(fields: impl Fn(usize) -> V) -> impl Strategy<Value = Vec<Drawn>> {
    let tag = || option::weighted(0.6, select(vec!["x", "1", "2.5", "-0"]));
    let field = |number| option::weighted(0.7, fields(number));
    let fields = [field(0), field(1), field(2), field(3)];
    vec(([tag(), tag(), tag(), tag()], 0_i64..3, fields), 0..8)
}

/// The points: of equal ones the last. Tags and fields are called alike.
fn points(drawn: Vec<Drawn>, tags: [&str; 4], fields: [&str; 4]) -> Vec<Batch> {
    let mut series: BTreeMap<_, BTreeMap<i64, _>> = BTreeMap::new();
    for (tags, time, values) in drawn {
        series.entry(tags).or_default().insert(time, values);
    }
    let batch = |(values, rows): (Tags, BTreeMap<i64, Fields>)| {
        let mut batch = Batch { measurement: b"m".to_vec(), ..Batch::default() };
        for (key, value) in tags.iter().zip(values) {
            batch.tags.extend(value.map(|value| (key.as_bytes().to_vec(), value.as_bytes().to_vec())));
        }
        batch.fields = fields.map(|field| field.as_bytes().to_vec()).to_vec();
        for (time, values) in rows {
            batch.times.push(time);
            for value in values {
                let value = match value {
                    None => Value::Absent,
                    Some(Put::Value(value)) => value,
                    Some(Put::Text(text)) => batch.push_text(&text).unwrap(),
                };
                batch.values.push(value);
            }
        }
        batch
    };
    series.into_iter().map(batch).collect()
}

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

fn any_points() -> impl Strategy<Value = Vec<Batch>> {
    drawn(|_| any_value()).prop_map(|drawn| points(drawn, NAMES, NAMES))
}

fn on_error(other: impl Strategy<Value = String> + 'static) -> impl Strategy<Value = OnConvertError> {
    let plain = vec![
        OnConvertError::Fail,
        OnConvertError::DropField,
        OnConvertError::Round,
        OnConvertError::Truncate,
    ];
    prop_oneof![4 => select(plain), 1 => other.prop_map(OnConvertError::KeepIn)]
}

fn any_change() -> impl Strategy<Value = PointChange> {
    let name = || select(NAMES.to_vec()).prop_map(text);
    let collision =
        select(vec![OnCollision::Fail, OnCollision::KeepFirst, OnCollision::KeepLast, OnCollision::Shift]);
    let kind = || select(TYPES.to_vec());
    let tags = vec((name(), select(vec!["x", "1"]).prop_map(text)), 1..3);
    prop_oneof![
        name().prop_map(|to| PointChange::RenameMeasurement { to }),
        tags.prop_map(|tags| PointChange::DropSeries { tags: tags.into_iter().collect() }),
        (name(), name()).prop_map(|(from, to)| PointChange::RenameTag { from, to }),
        (name(), name()).prop_map(|(from, to)| PointChange::RenameField { from, to }),
        vec(name(), 0..4).prop_map(|fields| PointChange::KeepFields { fields }),
        (name(), kind(), on_error(name())).prop_map(|(field, to, on_error)| PointChange::CastField {
            field,
            from: None,
            to,
            on_error
        }),
        (name(), kind(), on_error(name()), collision.clone()).prop_map(
            |(tag, to, on_error, on_collision)| PointChange::TagToField { tag, to, on_error, on_collision }
        ),
        name().prop_map(|field| PointChange::FieldToTag { field, from: None }),
        (name(), collision).prop_map(|(tag, on_collision)| PointChange::DropTag { tag, on_collision }),
        name().prop_map(|tag| PointChange::DropTagValue { tag, value: text("x") }),
        name().prop_map(|field| PointChange::DropField { field }),
        name().prop_map(|tag| PointChange::AddTag { tag, value: text("x") }),
    ]
}

fn digest(batches: &[Batch]) -> Digest {
    let mut digest = Digest::default();
    for batch in batches {
        digest.add(batch);
    }
    digest
}

fn collisions(batches: &[Batch]) -> u64 {
    let mut collisions = Collisions::default();
    for batch in batches {
        collisions.add(batch);
    }
    collisions.count()
}

/// Each row a batch.
fn cut(batches: &[Batch]) -> Vec<Batch> {
    let rows = batches.iter().flat_map(|batch| {
        batch.rows().map(|(time, values)| Batch {
            times: vec![time],
            values: values.to_vec(),
            ..batch.clone()
        })
    });
    rows.collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_change_leaves_what_it_changed(points in any_points(), change in any_change()) {
        let transform = Transform::of(change);
        let (once, tally) = changed(points, &transform);
        if tally.is_good() {
            prop_assert!(transform.is_repeatable());
            let (twice, again) = changed(once.clone(), &transform);
            prop_assert_eq!((digest(&twice), again.is_good()), (digest(&once), true));
        }
    }

    #[test]
    fn what_is_repeatable_can_be_repeated(points in any_points(), changes in vec(any_change(), 2..4)) {
        let transform = Transform::from(changes);
        let (once, tally) = changed(points, &transform);
        if tally.is_good() && transform.is_repeatable() {
            let (twice, again) = changed(once.clone(), &transform);
            prop_assert_eq!((digest(&twice), again.is_good()), (digest(&once), true));
        }
    }

    #[test]
    fn every_point_is_accounted_for_however_it_comes(points in any_points(), changes in vec(any_change(), 1..4)) {
        let transform = Transform::from(changes);
        let (whole, tally) = changed(points.clone(), &transform);
        prop_assert_eq!(tally.points_in, digest(&points).points);
        prop_assert_eq!(tally.points_out, digest(&whole).points);
        prop_assert_eq!(tally.points_in, tally.points_out + tally.lost + tally.left_out);
        let (parts, of_parts) = changed(cut(&points), &transform);
        if tally.is_good() {
            prop_assert_eq!(digest(&parts), digest(&whole));
        }
        let counts = |tally: &Tally| Tally { failures: BTreeMap::new(), ..tally.clone() };
        prop_assert_eq!(counts(&of_parts), counts(&tally));
    }

    #[test]
    fn what_becomes_equal_is_settled_in_whatever_order_it_comes(
        points in any_points(),
        changes in vec(any_change(), 1..4),
    ) {
        let transform = Transform::from(changes);
        let transformer = Transformer::new(&transform);
        let settle = |points: Vec<Batch>| {
            let mut tally = Tally::default();
            transformer.whole(points, i64::MAX, &mut tally).map(|points| (points, tally))
        };
        let Ok((settled, tally)) = settle(points.clone()) else { return Ok(()) };
        prop_assert_eq!(collisions(&settled), 0);
        prop_assert_eq!(tally.points_in, tally.points_out + tally.lost + tally.left_out + tally.merged);
        prop_assert_eq!(digest(&settled).points, tally.points_out);
        if tally.merged + tally.shifted == 0 {
            prop_assert_eq!(digest(&settled), digest(&changed(points.clone(), &transform).0));
        }
        if tally.is_good() {
            let mut turned = cut(&points);
            turned.reverse();
            let again = settle(turned).map(|(points, _)| digest(&points));
            prop_assert_eq!(again, Ok(digest(&settled)));
        }
    }
}

/// Changes that lose nothing, of points with the tags p to s and fields of known types. What is new is
/// called otherwise.
mod lossless {
    use super::*;

    const TAGS: [&str; 4] = ["p", "q", "r", "s"];
    const FIELDS: [&str; 4] = ["a", "b", "c", "d"];

    fn typed_points() -> impl Strategy<Value = (Vec<Batch>, [FieldType; 4])> {
        let kind = || select(TYPES.to_vec());
        [kind(), kind(), kind(), kind()].prop_flat_map(|kinds| {
            drawn(move |number| value(kinds[number]))
                .prop_map(move |drawn| (points(drawn, TAGS, FIELDS), kinds))
        })
    }

    fn any_lossless() -> impl Strategy<Value = PointChange> {
        let tag = || select(vec!["p", "q", "r", "u", "v"]).prop_map(text);
        let any_tag = || select(vec!["p", "q", "r", "u", "v", "a"]).prop_map(text);
        let field = || select(vec!["a", "b", "c", "x", "y", "p"]).prop_map(text);
        let new_tag = || select(vec!["u", "v"]).prop_map(text);
        let new_field = || select(vec!["x", "y"]).prop_map(text);
        let kind = select(TYPES.to_vec());
        let to_field = |tag| PointChange::TagToField {
            tag,
            to: FieldType::String,
            on_error: OnConvertError::Fail,
            on_collision: OnCollision::Fail,
        };
        prop_oneof![
            Just(PointChange::RenameMeasurement { to: text("n") }),
            (any_tag(), new_tag()).prop_map(|(from, to)| PointChange::RenameTag { from, to }),
            (field(), new_field()).prop_map(|(from, to)| PointChange::RenameField { from, to }),
            (field(), kind, on_error(new_field())).prop_map(|(field, to, on_error)| PointChange::CastField {
                field,
                from: None,
                to,
                on_error
            }),
            tag().prop_map(to_field),
            field().prop_map(|field| PointChange::FieldToTag { field, from: None }),
            any_tag().prop_map(|tag| PointChange::AddTag { tag, value: text("fill") }),
        ]
    }

    /// The transform that knows the former types.
    fn knowing(changes: Vec<PointChange>, kinds: [FieldType; 4]) -> Transform {
        let mut types: BTreeMap<String, FieldType> = FIELDS.map(text).into_iter().zip(kinds).collect();
        let mut changes = changes;
        for change in &mut changes {
            match change {
                PointChange::RenameField { from, to } => {
                    types.remove(from).map(|kind| types.insert(to.clone(), kind));
                }
                PointChange::CastField { field, from, to, .. } => *from = types.insert(field.clone(), *to),
                PointChange::TagToField { tag, to, .. } => {
                    types.insert(tag.clone(), *to);
                }
                PointChange::FieldToTag { field, from } => *from = types.remove(field),
                _ => {}
            }
        }
        Transform::from(changes)
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_loses_nothing_leads_back(
            (points, kinds) in typed_points(),
            changes in vec(any_lossless(), 1..4),
        ) {
            let transform = knowing(changes, kinds);
            let (new, tally) = changed(points.clone(), &transform);
            if transform.is_lossless() && tally.is_good() && collisions(&new) == 0 {
                let (old, back) = changed(new, &transform.inverse("m"));
                prop_assert_eq!((digest(&old), back.is_good()), (digest(&points), true));
            }
        }
    }
}
