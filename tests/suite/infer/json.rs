//! JSON Schemas of texts: they hold for what they were made from, the rules and the generator
//! understand them, and they say what a person would.

use std::collections::BTreeMap;

use fluxform::{
    generate::{Options, Target, Templates, generate},
    infer::json_schema,
    lint::{Levels, lint},
    model::{Bucket, BucketSettings, Field, FieldKind, Keeping, Measurement, Retention, Schema, Span},
};
use proptest::{collection, prelude::*, sample::select};
use serde_json::{Map, Value, json};

use super::field;

/// The schema of some JSON values, as texts.
fn of(values: &[Value]) -> Option<Value> {
    json_schema(&values.iter().map(Value::to_string).collect::<Vec<_>>())
}

#[test]
fn what_a_person_would_say() {
    let cases = [
        (vec![json!([1, 2]), json!([]), json!([3])], json!({"type": "array", "items": {"type": "integer"}})),
        (vec![json!([1, 2.5]), json!([0])], json!({"type": "array", "items": {"type": "number"}})),
        (
            vec![json!(vec![0.5; 24]), json!(vec![0.25; 24]), json!(vec![1; 24])],
            json!({"type": "array", "items": {"type": "number"}, "minItems": 24, "maxItems": 24}),
        ),
        // Two may be of one length by chance.
        (vec![json!([1, 2]), json!([3, 4])], json!({"type": "array", "items": {"type": "integer"}})),
        (
            vec![json!({"a": 1, "b": "x"}), json!({"a": 2})],
            json!({
                "type": "object",
                "properties": {"a": {"type": "integer"}, "b": {"type": "string"}},
                "required": ["a"],
            }),
        ),
        (
            vec![json!({"on": true, "level": null}), json!({"on": false, "level": 3})],
            json!({
                "type": "object",
                "properties": {"level": {"type": ["integer", "null"]}, "on": {"type": "boolean"}},
                "required": ["level", "on"],
            }),
        ),
        // Of two kinds: left open.
        (
            vec![json!({"a": 1}), json!({"a": "x"})],
            json!({"type": "object", "properties": {"a": true}, "required": ["a"]}),
        ),
        (vec![json!([1, "x"])], json!({"type": "array", "items": true})),
        (vec![json!([]), json!({})], json!(true)),
        (vec![json!({})], json!({"type": "object", "additionalProperties": true})),
        // Keys that are data.
        (
            vec![json!({"light.kitchen": 0.5}), json!({"light.hall": 1, "cover.door": -0.5})],
            json!({"type": "object", "additionalProperties": {"type": "number"}}),
        ),
        (
            vec![json!({"2025-01": {"n": 1}}), json!({"2025-02": {"n": 2, "m": 1}})],
            json!({
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "properties": {"m": {"type": "integer"}, "n": {"type": "integer"}},
                    "required": ["n"],
                },
            }),
        ),
        (vec![json!([u64::MAX, 1])], json!({"type": "array", "items": {"type": "integer", "minimum": 0}})),
        (vec![json!([u64::MAX, -1])], json!({"type": "array", "items": {"type": "number"}})),
        (vec![json!([1e300])], json!({"type": "array", "items": {"type": "number"}})),
    ];
    for (values, expected) in cases {
        assert_eq!(of(&values).unwrap(), expected, "{values:?}");
    }
}

#[test]
fn what_is_no_json_stays_text() {
    for texts in [vec![], vec!["{}", "x"], vec!["1"], vec!["\"{}\""], vec!["null"], vec!["{\"a\": 1e999}"]] {
        let texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
        assert_eq!(json_schema(&texts), None, "{texts:?}");
    }
}

#[test]
fn a_schema_stays_readable() {
    let mut deep = json!({"n": 1});
    for _ in 0..60 {
        deep = json!({"below": deep, "beside": [deep]});
        if deep.to_string().len() > 100_000 {
            break;
        }
    }
    let wide: Map<String, Value> =
        (0..40).map(|n| (format!("m{n}"), json!({"a": {"b": {"c": n}}}))).collect();
    let wide: Map<String, Value> = (0..40).map(|n| (format!("w{n}"), Value::Object(wide.clone()))).collect();
    let many: Map<String, Value> =
        (0..10_000).map(|n| (format!("k{n}"), if n % 2 == 0 { json!(n) } else { json!("x") })).collect();
    for value in [deep, Value::Object(wide), Value::Object(many.clone())] {
        let schema = of(std::slice::from_ref(&value)).unwrap();
        assert!(schema.to_string().len() < 20_000, "{schema}");
        assert!(jsonschema::is_valid(&schema, &value));
    }
    assert_eq!(of(&[Value::Object(many)]).unwrap(), json!({"type": "object", "additionalProperties": true}));
}

fn key() -> impl Strategy<Value = String> {
    prop_oneof![
        select(vec![
            "a",
            "b",
            "type",
            "properties",
            "$ref",
            "const",
            "",
            "2025-01",
            "light.x",
            "ü 🏠",
            "a/b~c"
        ])
        .prop_map(str::to_owned),
        "[a-z]{1,3}",
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        ".{0,8}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            collection::btree_map(key(), inner, 0..6)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// A project with one field of JSON.
fn schema(of: Value) -> Schema {
    let field = Field { schema: Some(of), ..field(FieldKind::Json) };
    let measurement: Measurement =
        serde_json::from_value(json!({ "bucket": "b", "fields": { "f": field } })).unwrap();
    let keeping = Keeping { retention: Retention::Infinite, shard_group_duration: Span::WEEK };
    let bucket = Bucket::from(BucketSettings { name: "b".into(), description: String::new(), keeping });
    Schema {
        buckets: BTreeMap::from([("b".to_owned(), bucket)]),
        measurements: BTreeMap::from([("m".to_owned(), measurement)]),
        ..Schema::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_schema_holds_for_what_it_was_made_from(values in collection::vec(value(), 1..12)) {
        let values: Vec<Value> = values.into_iter().map(|value| json!([value])).collect();
        let made = of(&values).unwrap();
        for value in &values {
            prop_assert!(jsonschema::is_valid(&made, value), "{} does not hold for {}", made, value);
        }
        let schema = schema(made);
        let found = lint(&schema, None, &Levels::default(), jiff::civil::date(2026, 1, 1)).findings;
        let of_json: Vec<_> = found.iter().filter(|finding| finding.code.as_str().starts_with("JS")).collect();
        prop_assert!(of_json.is_empty(), "{:?}", of_json);
        let options = Options { crate_name: "made".to_owned(), organization: None, standard_queries: Vec::new() };
        let templates = Templates::new(BTreeMap::new()).unwrap();
        let generated = generate(Target::Rust, &schema, None, &options, &templates);
        prop_assert!(generated.is_ok(), "{:?}", generated.err());
    }
}
