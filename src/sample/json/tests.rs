//! Values against their schemas, and what no value can be made of.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::{Json, validator};
use crate::{
    model::{Field, FieldKind},
    sample::{error::SampleError, random::Seed},
};

fn field(schema: Value, max_bytes: Option<u64>, example: Option<Value>) -> Field {
    Field { schema: Some(schema), max_bytes, example, ..Field::of_kind(FieldKind::Json) }
}

/// Made of the field: 200 values, each held against the schema and the most bytes.
fn made(field: &Field) -> Result<Vec<Value>, SampleError> {
    let json = Json::new("f", field)?;
    let validator = validator(field.schema.as_ref().unwrap()).unwrap();
    let values = (0..200).map(|number| {
        let text = json.make(&mut Seed::new(1).nth(number).random());
        let value: Value = serde_json::from_str(&text).unwrap();
        assert!(validator.is_valid(&value), "{text} of {:?}", field.schema);
        assert!(field.max_bytes.is_none_or(|most| text.len() as u64 <= most), "{text} has {}", text.len());
        value
    });
    Ok(values.collect())
}

fn parsed(schema: &str) -> Value {
    serde_json::from_str(schema).unwrap()
}

fn distinct(values: &[Value]) -> usize {
    values.iter().map(Value::to_string).collect::<std::collections::BTreeSet<_>>().len()
}

const VALID: &[(&str, usize)] = &[
    ("true", 100),
    ("{}", 100),
    (r#"{ "type": "boolean" }"#, 2),
    (r#"{ "type": "null" }"#, 1),
    (r#"{ "type": "integer", "minimum": 0, "exclusiveMaximum": 3 }"#, 3),
    (r#"{ "type": "integer", "minimum": -7, "maximum": 7, "multipleOf": 5 }"#, 3),
    (r#"{ "type": "integer", "minimum": 18446744073709549568 }"#, 1),
    (r#"{ "type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1 }"#, 50),
    (r#"{ "type": "number", "minimum": 0.1, "maximum": 0.7, "multipleOf": 0.1 }"#, 6),
    (r#"{ "type": "number", "minimum": 0, "maximum": 10, "multipleOf": 2.5 }"#, 5),
    (r#"{ "type": "string", "minLength": 3, "maxLength": 3 }"#, 50),
    (r#"{ "type": "string", "minLength": 70, "pattern": "^[a-f]+$" }"#, 50),
    (r#"{ "type": "string", "maxLength": 2, "pattern": "^[äöü]+$" }"#, 5),
    (r#"{ "enum": ["a", 1, null, { "b": [] }] }"#, 4),
    (r#"{ "type": "string", "enum": ["a", 1, "long"], "maxLength": 1 }"#, 1),
    (r#"{ "const": { "a": 1.5 } }"#, 1),
    (r#"{ "type": ["integer", "null"] }"#, 20),
    (
        r#"{ "type": "array", "items": { "type": "integer", "minimum": 0, "maximum": 2 }, "uniqueItems": true, "minItems": 3 }"#,
        1,
    ),
    (r#"{ "type": "array", "items": { "type": "number" }, "minItems": 24, "maxItems": 24 }"#, 100),
    (
        r#"{ "type": "array", "prefixItems": [{ "type": "string" }, { "const": 2 }], "items": false, "minItems": 2 }"#,
        50,
    ),
    (r#"{ "type": "array", "items": false }"#, 1),
    (r#"{ "minItems": 2, "maxItems": 2 }"#, 50),
    (r#"{ "type": "object", "maxProperties": 0 }"#, 1),
    (r#"{ "type": "object", "required": ["a"], "additionalProperties": { "type": "integer" } }"#, 50),
    (r#"{ "type": "object", "minProperties": 3, "propertyNames": { "pattern": "^k[0-9]$" } }"#, 50),
    (r#"{ "type": "object", "minProperties": 2, "propertyNames": { "enum": ["a", "b"] } }"#, 50),
    (
        r#"{ "properties": { "a": { "type": "integer" }, "b": { "type": "string" }, "c": false }, "required": ["a"], "additionalProperties": false, "minProperties": 2 }"#,
        50,
    ),
    (
        r#"{ "type": "object", "properties": { "a": {}, "b": {}, "c": {} }, "required": ["b"], "maxProperties": 2 }"#,
        20,
    ),
    (
        r#"{ "type": "object", "patternProperties": { "^x": { "type": "integer" } }, "additionalProperties": false }"#,
        50,
    ),
    (r#"{ "anyOf": [{ "type": "integer" }, { "type": "null" }] }"#, 20),
    (
        r#"{ "oneOf": [{ "type": "integer", "minimum": 0, "maximum": 9 }, { "type": "number", "minimum": 5, "maximum": 9 }] }"#,
        10,
    ),
    (r#"{ "oneOf": [{ "type": "string" }, false] }"#, 50),
    (r#"{ "allOf": [{ "type": "integer" }] }"#, 20),
    (r#"{ "type": "integer", "minimum": 0, "maximum": 9, "not": { "enum": [4, 5] } }"#, 8),
    (
        r#"{ "type": "array", "contains": { "const": 1 }, "items": { "type": "integer", "minimum": 0, "maximum": 3 } }"#,
        5,
    ),
    (
        r#"{ "type": "string", "allOf": [{ "pattern": "^x" }, { "pattern": "y$" }], "examples": ["xy", "no", "xzy"] }"#,
        2,
    ),
    (r#"{ "allOf": [{ "pattern": "^x" }, { "pattern": "y$" }], "default": "xy" }"#, 1),
];

#[test]
fn values_satisfy_their_schemas() {
    for (schema, at_least) in VALID {
        let values =
            made(&field(parsed(schema), None, None)).unwrap_or_else(|error| panic!("{schema}: {error}"));
        let found = distinct(&values);
        assert!(found >= *at_least, "{schema}: {found} different values");
    }
}

#[test]
fn references_come_to_an_end() {
    for schema in [
        json!({ "$ref": "#/$defs/n", "$defs": { "n": { "type": "object", "required": ["v"], "additionalProperties": false,
            "properties": { "v": { "type": "integer" }, "next": { "$ref": "#/$defs/n" } } } } }),
        json!({ "type": "array", "items": { "$ref": "#" } }),
        json!({ "anyOf": [{ "$ref": "#/$defs/a~1b" }, { "type": "null" }],
            "$defs": { "a/b": { "type": "array", "items": { "$ref": "#" }, "minItems": 2, "maxItems": 3 } } }),
        json!({ "type": "object", "additionalProperties": { "$ref": "#" } }),
        json!({ "$ref": "#/$defs/%61", "$defs": { "a": { "type": "string" } } }),
    ] {
        made(&field(schema.clone(), None, None)).unwrap_or_else(|error| panic!("{schema}: {error}"));
    }
}

#[test]
fn texts_have_at_most_so_many_bytes() {
    let map = json!({ "type": "object", "minProperties": 1, "additionalProperties": { "type": "integer" } });
    let words = json!({ "type": "array", "items": { "type": "string" }, "minItems": 1 });
    let hours = json!({ "type": "array", "items": { "type": "integer", "minimum": 10, "maximum": 23 }, "minItems": 5, "maxItems": 24 });
    for (schema, most) in [(&map, 9), (&map, 40), (&words, 5), (&words, 20), (&hours, 16), (&json!(true), 4)]
    {
        made(&field(schema.clone(), Some(most), None)).unwrap_or_else(|error| panic!("{schema}: {error}"));
    }
}

#[test]
fn the_example_is_what_all_have_where_nothing_else_is_found() {
    let hard = json!({ "type": "string", "not": { "pattern": "^[a-z ]*$" } });
    let values = made(&field(hard.clone(), None, Some(json!("A1")))).unwrap();
    assert_eq!((distinct(&values), &values[0]), (1, &json!("A1")));
    // An example that is none is no help.
    assert!(made(&field(hard, None, Some(json!("a")))).is_err());
    let without = Field { example: Some(json!([1])), ..Field::of_kind(FieldKind::Json) };
    assert_eq!(Json::new("f", &without).unwrap().make(&mut Seed::new(0).random()), "[1]");
}

const IMPOSSIBLE: &[(&str, Option<u64>, &str, &str)] = &[
    ("false", None, "schema", "no value is valid here"),
    (
        r#"{ "type": "integer", "minimum": 2, "maximum": 1 }"#,
        None,
        "schema.minimum",
        "no integer is within the bounds",
    ),
    (
        r#"{ "items": { "type": "number", "multipleOf": 5, "minimum": 1, "maximum": 4 } }"#,
        None,
        "schema.items.minimum",
        "no number is within the bounds",
    ),
    (
        r#"{ "properties": { "a": { "type": "string", "pattern": "^(?=x)" } } }"#,
        None,
        "schema.properties.a.pattern",
        "it is no regular expression of the `regex` crate",
    ),
    (
        r#"{ "type": "string", "pattern": "^x{9}$", "maxLength": 5 }"#,
        None,
        "schema.pattern",
        "no text was found that matches it and has at most 5 characters",
    ),
    (
        r#"{ "type": "string", "minLength": 3, "maxLength": 2 }"#,
        None,
        "schema.minLength",
        "no text has 3 to 2 characters",
    ),
    (
        r#"{ "type": "string", "minLength": 3 }"#,
        Some(4),
        "max_bytes",
        "no value was found that has at most 4 bytes",
    ),
    (
        r#"{ "type": "array", "minItems": 3, "maxItems": 2 }"#,
        None,
        "schema.minItems",
        "there may not be as many items",
    ),
    (
        r#"{ "type": "array", "minItems": 3, "uniqueItems": true, "items": { "type": "boolean" } }"#,
        None,
        "schema",
        "no value was found that satisfies it",
    ),
    (
        r#"{ "type": "object", "required": ["a"], "additionalProperties": false }"#,
        None,
        "schema.required",
        "it names `a`, which `additionalProperties` forbids",
    ),
    (
        r#"{ "type": "object", "required": ["a", "b"], "maxProperties": 1 }"#,
        None,
        "schema.maxProperties",
        "more members are required",
    ),
    (
        r#"{ "type": "object", "minProperties": 1, "additionalProperties": false }"#,
        None,
        "schema.minProperties",
        "there may not be as many members",
    ),
    (r#"{ "type": "integer", "enum": ["a"] }"#, None, "schema.enum", "nothing that it lists is valid here"),
    (
        r#"{ "type": "string", "not": { "minLength": 0 } }"#,
        None,
        "schema.not",
        "no value was found that satisfies `not`",
    ),
    (
        r##"{ "$ref": "#/$defs/a", "$defs": { "a": { "type": "object", "required": ["b"], "properties": { "b": { "$ref": "#" } } } } }"##,
        None,
        "schema",
        "a value of it would have no end",
    ),
    (
        r#"{ "anyOf": [{ "type": "string", "pattern": "[^\\s\\S]" }] }"#,
        None,
        "schema.anyOf.0.pattern",
        "nothing matches it",
    ),
];

#[test]
fn what_cannot_be_made_is_told_with_its_place() {
    for (schema, most, place, message) in IMPOSSIBLE {
        let error = made(&field(parsed(schema), *most, None)).err().unwrap_or_else(|| panic!("{schema}"));
        let expected = format!("no JSON can be made for field `f`: {message}");
        assert_eq!((error.path.join("."), error.message), ((*place).to_owned(), expected), "{schema}");
    }
}

/// A schema that refers to itself has an end where enough members do, and is refused where not.
#[test]
fn members_that_are_needed_come_to_an_end() {
    let endless = json!({
        "$ref": "#/$defs/d",
        "$defs": { "d": {
            "type": "object", "minProperties": 2, "additionalProperties": false,
            "properties": { "b": { "type": "integer" }, "d": { "$ref": "#/$defs/d" } },
        } },
    });
    assert!(made(&field(endless.clone(), Some(200), None)).is_err());
    let mut ends = endless;
    ends["$defs"]["d"]["minProperties"] = json!(1);
    assert!(made(&field(ends, Some(200), None)).is_ok());
}

fn any_schema() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        (-5..5_i64, 0..8_i64)
            .prop_map(|(low, more)| json!({ "type": "integer", "minimum": low, "maximum": low + more })),
        (-5..5_i64, 0..8_i64).prop_map(
            |(low, more)| json!({ "type": "number", "exclusiveMinimum": low, "maximum": low + more })
        ),
        (0..4_u64, 0..6_u64)
            .prop_map(|(low, more)| json!({ "type": "string", "minLength": low, "maxLength": low + more })),
        "[a-c]{1,2}(\\[0-9x\\][+?]|\\(d\\|ef\\)\\{1,3\\})?"
            .prop_map(|pattern| json!({ "type": "string", "pattern": pattern })),
        Just(json!({ "type": ["boolean", "null"] })),
        Just(json!({ "enum": ["a", 2, null] })),
        Just(json!({ "$ref": "#/$defs/d" })),
    ];
    leaf.prop_recursive(3, 24, 3, |inner| {
        let list = (inner.clone(), 0..3_u64, 0..3_u64, any::<bool>());
        let keys = prop::collection::btree_map("[a-d]", inner.clone(), 0..3);
        let object = (keys, prop::collection::btree_set("[a-d]", 0..2), inner.clone(), any::<bool>(), 0..3_u64);
        prop_oneof![
            list.prop_map(|(items, low, more, unique)| json!({
                "type": "array", "items": items, "minItems": low, "maxItems": low + more, "uniqueItems": unique,
            })),
            object.prop_map(|(properties, required, others, is_open, least)| json!({
                "type": "object", "properties": properties, "required": required, "minProperties": least,
                "additionalProperties": if is_open { others } else { json!(false) },
            })),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|branches| json!({ "anyOf": branches })),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|branches| json!({ "oneOf": branches })),
            (inner.clone(), inner).prop_map(|(one, other)| json!({ "allOf": [one, { "not": other }] })),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// There is an error, or every value is valid.
    #[test]
    fn whatever_is_made_is_valid(mut schema in any_schema(), definition in any_schema(), most in 10..200_u64) {
        schema["$defs"] = json!({ "d": definition });
        let _ = made(&field(schema, Some(most), None));
    }
}
