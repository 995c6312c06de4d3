//! Schemas and what is read from them.

use serde_json::{Value, json};

use super::{Json, read};
use crate::generate::names::Taken;

fn reading(schema: &Value) -> Result<Json, Vec<String>> {
    let read = read("field", "The field.", Some(schema), &mut Taken::new(&["String"]));
    read.map_err(|problems| {
        let told =
            |problem: &crate::generate::Problem| format!("{}: {}", problem.path.join("/"), problem.message);
        problems.iter().map(told).collect()
    })
}

/// What a template sees of the whole, without what says nothing.
fn shape(schema: &Value) -> Value {
    let json = reading(schema).unwrap();
    let mut seen = serde_json::to_value(&json).unwrap();
    strip(&mut seen);
    if json.definitions.is_empty() { seen["root"].take() } else { seen }
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|key, value| {
                key != "doc" && !value.is_null() && *value != json!(false) && *value != json!([])
            });
            object.values_mut().for_each(strip);
            object.retain(|_, value| *value != json!({}));
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

fn flaws(schema: &Value) -> Vec<String> {
    let told = reading(schema).unwrap_err().into_iter();
    told.map(|flaw| flaw.replace("fields/field/schema", "").replace("the JSON of `field`: ", "")).collect()
}

#[test]
fn scalars() {
    for (schema, expected) in [
        (json!(true), json!({"kind": "any"})),
        (json!({"type": "null"}), json!({"kind": "null"})),
        (json!({"type": ["boolean", "null"]}), json!({"kind": "boolean", "nullable": true})),
        (
            json!({"type": "integer", "minimum": 1.5, "exclusiveMaximum": 10, "multipleOf": 2.0}),
            json!({"kind": "integer", "minimum": 2, "maximum": 9, "multiple_of": 2}),
        ),
        (
            json!({"type": "integer", "minimum": 3, "exclusiveMinimum": 3.5, "maximum": u64::MAX}),
            json!({"kind": "integer", "minimum": 4, "maximum": u64::MAX}),
        ),
        (
            json!({"type": "number", "minimum": 0, "exclusiveMinimum": 0, "maximum": 1, "exclusiveMaximum": 2}),
            json!({"kind": "number", "exclusive_minimum": 0.0, "maximum": 1.0}),
        ),
        (
            json!({"type": "string", "minLength": 1, "maxLength": 2.0, "pattern": "^a", "format": "uuid"}),
            json!({"kind": "text", "min_length": 1, "max_length": 2, "pattern": "^a"}),
        ),
        (
            json!({"enum": ["a", null, "b", "a"]}),
            json!({"kind": "listed", "name": "Field", "values": ["a", "b"], "nullable": true}),
        ),
        (
            json!({"type": "string", "enum": ["a", null]}),
            json!({"kind": "listed", "name": "Field", "values": ["a"]}),
        ),
        (
            json!({"type": ["string", "null"], "const": "a"}),
            json!({"kind": "listed", "name": "Field", "values": ["a"]}),
        ),
        (json!({"const": null}), json!({"kind": "null"})),
        (
            json!({"oneOf": [{"type": "null"}, {"type": "boolean"}]}),
            json!({"kind": "boolean", "nullable": true}),
        ),
        (json!({"anyOf": [true, {"type": "null"}]}), json!({"kind": "any"})),
    ] {
        assert_eq!(shape(&schema), expected, "{schema}");
    }
}

#[test]
fn what_holds_others() {
    for (schema, expected) in [
        (
            json!({"items": true, "minItems": 3, "maxItems": 3, "uniqueItems": true}),
            json!({"kind": "list", "items": {"kind": "any"}, "min_items": 3, "max_items": 3, "length": 3,
                "unique": true}),
        ),
        (
            json!({"type": "object", "additionalProperties": {"enum": ["x"]}, "required": ["b", "a", "a"],
                "minProperties": 1, "maxProperties": 9, "propertyNames": {"pattern": "^[a-z]"}}),
            json!({"kind": "map", "values": {"kind": "listed", "name": "FieldValue", "values": ["x"]},
                "names": {"pattern": "^[a-z]"}, "min_properties": 1, "max_properties": 9, "required": ["a", "b"]}),
        ),
        (
            json!({"type": "object", "additionalProperties": false}),
            json!({"kind": "record", "name": "Field"}),
        ),
        (
            json!({"properties": {"a b": {"type": "boolean"}, "c": {"items": {"properties": {}}}},
                "required": ["a b", "d"]}),
            json!({"kind": "record", "name": "Field", "required": ["d"], "additional": {"kind": "any"}, "members": [
                {"key": "a b", "required": true, "shape": {"kind": "boolean"}},
                {"key": "c", "shape": {"kind": "list", "items":
                    {"kind": "record", "name": "FieldCItem", "additional": {"kind": "any"}}}},
            ]}),
        ),
    ] {
        assert_eq!(shape(&schema), expected, "{schema}");
    }
}

#[test]
fn what_a_schema_says_of_a_place_is_its_documentation() {
    let json = reading(&json!({"items": {"title": "One.", "properties": {"a": {"type": "null"}}}})).unwrap();
    let mut docs = Vec::new();
    json.root.walk(&mut |shape| docs.push(shape.doc.as_str()));
    assert_eq!(
        docs,
        ["The field.", "One.", "The value of `a`.", "The members that the schema does not name."]
    );
}

#[test]
fn references_lead_to_definitions() {
    let schema = json!({
        "$defs": {"tree": {"type": ["object", "null"], "additionalProperties": false,
            "properties": {"below": {"items": {"$ref": "#/$defs/tree"}}}}, "unused": {}, "b/c": {"$ref": "#/$defs/tree"}},
        "type": "array", "items": {"$ref": "#/$defs/b~1c"},
    });
    assert_eq!(
        shape(&schema),
        json!({
            "root": {"kind": "list", "items": {"kind": "reference", "name": "BC", "nullable": true}},
            "definitions": [
                {"name": "BC", "shape": {"kind": "reference", "name": "Tree"}},
                {"name": "Tree", "shape": {"kind": "record", "name": "Tree", "members": [
                    {"key": "below", "shape": {"kind": "list",
                        "items": {"kind": "reference", "name": "Tree", "nullable": true}}},
                ]}},
            ],
        })
    );
    let to_itself = json!({"additionalProperties": false, "properties": {"a": {"items": {"$ref": "#"}}}});
    assert_eq!(shape(&to_itself)["root"], json!({"kind": "reference", "name": "Field"}));
}

#[test]
fn a_type_that_cannot_end_is_told() {
    let of = |definition: Value| flaws(&json!({"$defs": {"a": definition}, "items": {"$ref": "#/$defs/a"}}));
    let member = json!({"properties": {"b": {"oneOf": [{"$ref": "#/$defs/a"}, {"type": "null"}]}}});
    assert_eq!(of(member), ["/$defs/a/properties/b/oneOf/0: `A` contains itself directly, without an end"]);
    assert_eq!(of(json!({"$ref": "#/$defs/a"})), ["/$defs/a: `A` contains itself directly, without an end"]);
    assert_eq!(
        of(json!({"items": {"additionalProperties": {"$ref": "#/$defs/a"}}})),
        [
            "/$defs/a/items/additionalProperties: `A` contains itself, and no object with `properties` lies between"
        ]
    );
}

#[test]
fn all_that_is_not_understood_is_told() {
    for (schema, expected) in [
        (json!(false), vec![": no value is valid here"]),
        (json!({}), vec![": it is not said what type the value has"]),
        (json!({"type": "text"}), vec!["/type: `type` is `text`, which is no type of JSON"]),
        (json!({"type": 1}), vec!["/type: `type` is no text"]),
        (json!({"type": ["string", "integer"]}), vec!["/type: `type` lists several types"]),
        (json!({"type": "array"}), vec![": it is not said what the items of the array are"]),
        (json!({"type": "object", "properties": 1}), vec!["/properties: `properties` is no map"]),
        (json!({"type": "object"}), vec![": it is not said what the object holds"]),
        (json!({"enum": ["a", 1]}), vec!["/enum: `enum` lists what is no text"]),
        (
            json!({"type": "integer", "minimum": 2, "exclusiveMaximum": 2}),
            vec![": the bounds leave no integer"],
        ),
        (json!({"type": "integer", "minimum": 1e30}), vec![": the bounds leave no integer"]),
        (json!({"type": "integer", "enum": ["a"]}), vec!["/enum: `enum` lists what is no text"]),
        (json!({"const": "a", "enum": ["a"]}), vec!["/const: `const` stands beside `enum`"]),
        (
            json!({"oneOf": [{"type": "array"}, {"type": "object"}]}),
            vec!["/oneOf: `oneOf` chooses between types"],
        ),
        (
            json!({"oneOf": [{"type": ["string", "null"]}, {"type": "null"}]}),
            vec!["/oneOf: `oneOf` has two branches that take null"],
        ),
        (
            json!({"$ref": "#/$defs/none", "minimum": 1}),
            vec![
                "/minimum: `minimum` is not understood of a reference",
                "/$ref: `$ref` leads out of the field's schema, or nowhere",
            ],
        ),
        (
            json!({"type": "number", "multipleOf": 0.5, "minimum": "1"}),
            vec![
                "/multipleOf: `multipleOf` is not understood of a number",
                "/minimum: `minimum` is no number",
            ],
        ),
        (
            json!({"type": "integer", "multipleOf": 0}),
            vec!["/multipleOf: `multipleOf` is no whole number above 0"],
        ),
        (
            json!({"type": "string", "pattern": 1, "minLength": -1}),
            vec!["/pattern: `pattern` is no text", "/minLength: `minLength` is no whole number from 0 on"],
        ),
        (
            json!({"items": true, "uniqueItems": 1}),
            vec!["/uniqueItems: `uniqueItems` is neither true nor false"],
        ),
        (
            json!({"additionalProperties": true, "propertyNames": {"enum": ["a"]}, "required": "a"}),
            vec![
                "/propertyNames/enum: `enum` is not understood of a text",
                "/required: `required` is no list of keys",
            ],
        ),
        (
            json!({"properties": {}, "minProperties": 1, "patternProperties": {}}),
            vec![
                "/minProperties: `minProperties` is not understood of an object with `properties`",
                "/patternProperties: `patternProperties` is not understood of an object with `properties`",
            ],
        ),
        (
            json!({"additionalProperties": false, "required": ["a"]}),
            vec!["/required: `required` demands `a`, which `additionalProperties` forbids"],
        ),
        (
            json!({"properties": {"a": {"items": {"allOf": []}}, "b": {"type": "null", "not": {}}}}),
            vec![
                "/properties/a/items/allOf: `allOf` is not understood of a value without a type",
                "/properties/b/not: `not` is not understood of null",
            ],
        ),
    ] {
        assert_eq!(flaws(&schema), expected, "{schema}");
    }
}
