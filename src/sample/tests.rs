//! Points as lines: what they hold, how many they are, and that they are the same again.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Amount, SampleError, Sampler, Wanted};
use crate::{
    model::{Schema, TimeRange},
    points::{Options, Precision, Verified, Verifier},
};

const FROM: &str = "2026-11-01T00:00:00Z";
const TO: &str = "2026-11-08T00:00:00Z";

fn wanted(from: &str, to: &str) -> Wanted {
    let range = TimeRange { start: from.parse().unwrap(), end: to.parse().unwrap() };
    Wanted { seed: 1, range, amount: None, precision: Precision::Nanoseconds }
}

fn schema(tags: &Value, mut measurement: Value) -> Schema {
    measurement["bucket"] = json!("b");
    let carried: Vec<&String> = tags.as_object().unwrap().keys().collect();
    measurement["tags"] = json!(carried);
    let whole = json!({ "buckets": { "b": { "retention": "infinite" } }, "tags": tags, "measurements": { "m": measurement } });
    serde_json::from_value(whole).unwrap()
}

fn lines(schema: &Schema, key: &str, wanted: Wanted) -> Result<String, SampleError> {
    let mut sampler = Sampler::new(schema, key, wanted)?;
    let (points, mut lines) = (sampler.points(), Vec::new());
    while sampler.write_next(&mut lines) {}
    let text = String::from_utf8(lines).unwrap();
    assert_eq!(text.lines().count() as u64, points);
    Ok(text)
}

fn verify(schema: &Schema, lines: &str, precision: Precision) -> Vec<String> {
    let now = "2026-11-08T00:00:00Z".parse().unwrap();
    let options = Options { precision, now, bucket: None, limit: Some(5) };
    let verifier = Verifier::new(schema, options).unwrap();
    let (mut found, mut sum) = (Vec::new(), Verified::default());
    let shown = verifier.verify("lines", lines.as_bytes(), &mut sum, |finding| {
        found.push(format!(
            "{} {}",
            finding.message,
            finding.location.map(|at| at.source).unwrap_or_default()
        ));
        Ok::<(), std::fmt::Error>(())
    });
    shown.unwrap();
    assert_eq!(sum.points, lines.lines().count() as u64);
    found
}

/// The values of a tag, with how many points have each; those without it under the empty text.
fn values<'l>(lines: &'l str, tag: &str) -> BTreeMap<&'l str, usize> {
    let mut values = BTreeMap::new();
    for line in lines.lines() {
        let head = line.split(' ').next().unwrap();
        let value = head.split(',').find_map(|part| part.strip_prefix(tag)?.strip_prefix('='));
        *values.entry(value.unwrap_or_default()).or_default() += 1;
    }
    values
}

fn every_constraint() -> Schema {
    schema(
        &json!({
            "city": { "max_values": 7, "pattern": "^[A-Z][a-z]+( [A-Z][a-z]+)?$", "example": "New York" },
            "country": { "max_values": 3, "depends_on": ["city"], "example": "USA" },
            "region": { "values": ["a,b", "c=d", "e f", "\\g"], "depends_on": ["city", "country"] },
            "kind": { "values": ["x", "y"] },
            "day": { "derive": "%Y-%m-%d", "pattern": "^[0-9-]{10}$", "max_values": 8 },
            "weekday": { "derive": "%A", "values": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] },
            "of day": { "values": ["odd", "even"], "depends_on": ["day"] },
            "free": {},
        }),
        json!({
            "name": "a, measurement=",
            "optional_tags": ["kind", "country", "weekday"],
            "volume": { "points_per_day": 300 },
            "fields": {
                "bounded": { "type": "float", "min": -0.5, "max": 0.25 },
                "below": { "type": "float", "max": -10, "example": -20.5 },
                "any float": { "type": "float", "optional": true },
                "whole": { "type": "integer", "min": -3.5, "max": 3.5 },
                "count,ed": { "type": "unsigned", "min": -10, "example": 12 },
                "huge": { "type": "unsigned", "min": 18_446_744_073_709_550_000.0 },
                "truth": { "type": "boolean", "optional": true },
                "word": { "type": "string", "values": ["one", "t\"w\"o", "thr\\ee", "too long to fit"], "max_bytes": 6 },
                "text": { "type": "string", "max_bytes": 9, "example": "longer than nine" },
                "shown": { "type": "string", "example": "as it is" },
                "json": { "type": "json", "max_bytes": 60, "schema": { "type": "object", "additionalProperties": false,
                    "required": ["a"], "properties": { "a": { "type": "array", "items": { "type": "integer" } }, "b": { "type": "string" } } } },
            },
        }),
    )
}

#[test]
fn points_fit_definitions_with_every_constraint() {
    let schema = every_constraint();
    for precision in Precision::ALL {
        let lines = lines(&schema, "m", Wanted { precision, ..wanted(FROM, TO) }).unwrap();
        assert_eq!(lines.lines().count(), 2_100);
        assert_eq!(verify(&schema, &lines, precision), Vec::<String>::new());
        let times: Vec<i64> =
            lines.lines().map(|line| line.rsplit(' ').next().unwrap().parse().unwrap()).collect();
        assert!(times.is_sorted_by(|one, next| one < next));
    }
}

#[test]
fn the_same_is_the_same_again() {
    let schema = every_constraint();
    let of = |from: &str, to: &str, seed| lines(&schema, "m", Wanted { seed, ..wanted(from, to) }).unwrap();
    let week = of(FROM, TO, 1);
    assert_eq!(of(FROM, TO, 1), week);
    assert_ne!(of(FROM, TO, 2), week);
    let middle = "2026-11-03T11:11:11Z";
    assert_eq!(of(FROM, middle, 1) + &of(middle, TO, 1), week);
    // Another measurement and other tags change nothing.
    let mut more = schema.clone();
    more.measurements.insert("a".to_owned(), schema.measurements["m"].clone());
    more.tags.insert("another".to_owned(), crate::model::Tag::default());
    assert_eq!(lines(&more, "m", wanted(FROM, TO)).unwrap(), week);
    // Measurements share the values of their tags, and not their points.
    let other = lines(&more, "a", wanted(FROM, TO)).unwrap();
    assert_ne!(other, week);
    assert_eq!(
        values(&other, "city").keys().collect::<Vec<_>>(),
        values(&week, "city").keys().collect::<Vec<_>>()
    );
}

#[test]
fn tags_keep_their_budgets_and_follow_each_other() {
    let tags = json!({
        "city": { "max_values": 7 }, "country": { "max_values": 3, "depends_on": ["city"] },
        "kind": { "values": ["x", "y"] }, "season": { "values": ["s", "w"], "depends_on": ["month"] },
        "month": { "derive": "%Y-%m" },
    });
    let measurement = json!({ "optional_tags": ["kind"], "fields": { "f": { "type": "float" } }, "volume": { "points_per_day": 21 } });
    let schema = schema(&tags, measurement);
    let sampler = Sampler::new(&schema, "m", wanted(FROM, TO)).unwrap();
    assert_eq!((sampler.series(), sampler.points()), (7 * 3, 7 * 21));
    let lines = lines(&schema, "m", wanted(FROM, TO)).unwrap();
    // Every series has its turn, and as many points.
    assert_eq!(values(&lines, "city").into_values().collect::<Vec<_>>(), [21; 7]);
    assert_eq!(values(&lines, "kind"), BTreeMap::from([("", 49), ("x", 49), ("y", 49)]));
    assert!(values(&lines, "country").len() <= 3);
    assert_eq!(values(&lines, "month"), BTreeMap::from([("2026-11", 147)]));
    assert_eq!(values(&lines, "season").len(), 1);
    let heads = lines.lines().map(|line| line.split(' ').next().unwrap());
    assert_eq!(heads.collect::<BTreeSet<_>>().len(), 21);
}

#[test]
fn examples_of_tags_go_with_each_other() {
    let schema = every_constraint();
    let lines = lines(&schema, "m", wanted(FROM, TO)).unwrap();
    let of_example: Vec<&str> = lines.lines().filter(|line| line.contains("city=New\\ York,")).collect();
    assert!(of_example.len() > 100);
    assert!(of_example.iter().all(|line| line.contains(",country=USA,")), "{}", of_example[0]);
}

#[test]
fn amounts_are_kept() {
    let field = json!({ "f": { "type": "float", "optional": true } });
    let of = |volume: Option<f64>, amount| {
        let mut measurement = json!({ "fields": field });
        if let Some(points_per_day) = volume {
            measurement["volume"] = json!({ "points_per_day": points_per_day });
        }
        let schema = schema(&json!({}), measurement);
        lines(&schema, "m", Wanted { amount, ..wanted(FROM, TO) }).unwrap().lines().count()
    };
    assert_eq!(of(None, None), 7 * 24);
    assert_eq!(of(Some(10.0), None), 70);
    assert_eq!(of(Some(0.0), None), 0);
    assert_eq!(of(Some(10.0), Some(Amount::PerDay(2.0))), 14);
    assert_eq!(of(Some(0.0), Some(Amount::Points(33))), 33);
}

#[test]
fn a_point_has_at_least_one_field() {
    let fields =
        json!({ "a": { "type": "boolean", "optional": true }, "b": { "type": "boolean", "optional": true } });
    let schema = schema(&json!({}), json!({ "fields": fields }));
    let lines =
        lines(&schema, "m", Wanted { amount: Some(Amount::Points(500)), ..wanted(FROM, TO) }).unwrap();
    assert_eq!(verify(&schema, &lines, Precision::Nanoseconds), Vec::<String>::new());
    let has = |key: &str| lines.lines().filter(|line| line.contains(key)).count();
    assert!((300..500).contains(&has("a=")) && (300..500).contains(&has("b=")));
}

#[test]
fn points_of_one_time_are_of_different_series() {
    let tags = json!({ "t": { "max_values": 50 } });
    let schema = schema(&tags, json!({ "fields": { "f": { "type": "float" } } }));
    let (from, to) = ("2026-11-01T00:00:00Z", "2026-11-01T00:01:00Z");
    let amount = |points| Wanted {
        amount: Some(Amount::Points(points)),
        precision: Precision::Seconds,
        ..wanted(from, to)
    };
    let lines = lines(&schema, "m", amount(2_400)).unwrap();
    let heads = lines.lines().map(|line| (line.split(' ').next().unwrap(), line.rsplit(' ').next().unwrap()));
    assert_eq!(heads.collect::<BTreeSet<_>>().len(), 2_400);
    let error = Sampler::new(&schema, "m", amount(6_000)).unwrap_err();
    assert_eq!(error.path, ["measurements", "m"]);
}

#[test]
fn what_contradicts_itself_is_told_with_its_place() {
    let float = json!({ "f": { "type": "float" } });
    for (tags, fields, place) in [
        (json!({}), json!({ "f": { "type": "float", "min": 2, "max": 1 } }), "measurements.m.fields.f.min"),
        (
            json!({}),
            json!({ "f": { "type": "integer", "min": 0.2, "max": 0.8 } }),
            "measurements.m.fields.f.min",
        ),
        (json!({}), json!({ "f": { "type": "unsigned", "max": -1 } }), "measurements.m.fields.f.max"),
        (
            json!({}),
            json!({ "f": { "type": "string", "values": ["abc"], "max_bytes": 2 } }),
            "measurements.m.fields.f.values",
        ),
        (
            json!({}),
            json!({ "f": { "type": "json", "schema": { "minItems": 9 }, "max_bytes": 2 } }),
            "measurements.m.fields.f.max_bytes",
        ),
        (
            json!({}),
            json!({ "f": { "type": "json", "schema": { "type": 1 } } }),
            "measurements.m.fields.f.schema",
        ),
        (json!({}), json!({ "time": { "type": "float" } }), "measurements.m.fields.time"),
        (json!({ "t": { "pattern": "^$" } }), float.clone(), "tags.t.pattern"),
        (json!({ "t": { "name": "time" } }), float.clone(), "tags.t"),
        (json!({ "t": { "derive": "%Y", "pattern": "^2025$" } }), float.clone(), "tags.t.pattern"),
        (json!({ "t": { "derive": "%d", "values": ["01", "02"] } }), float.clone(), "tags.t.values"),
        (json!({ "t": { "derive": "%d", "max_values": 6 } }), float.clone(), "tags.t.max_values"),
        (json!({ "t": { "derive": "%!" } }), float.clone(), "tags.t.derive"),
    ] {
        let schema = schema(&tags, json!({ "fields": fields }));
        let error = Sampler::new(&schema, "m", wanted(FROM, TO)).err().unwrap_or_else(|| panic!("{place}"));
        assert_eq!(error.path.join("."), place, "{error}");
    }
}
