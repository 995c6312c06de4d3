//! What each difference is said to mean: schema before, schema after, all that is said.
//!
//! `-` narrowed, `+` widened, `#` documented, `?` unclear.

use serde_json::Value;

use super::{SchemaDifference, compare_json_schemas};

type Row = (&'static str, &'static str, &'static [&'static str]);

/// What says the same.
const NOTHING: &[Row] = &[
    (r#"{"type": ["string"]}"#, r#"{"type": "string"}"#, &[]),
    (r#"{"type": ["null", "string"]}"#, r#"{"type": ["string", "null"]}"#, &[]),
    (r#"{"type": ["number", "integer"]}"#, r#"{"type": "number"}"#, &[]),
    (r#"{"enum": ["a", "b"]}"#, r#"{"enum": ["b", "a"]}"#, &[]),
    (r#"{"enum": ["a"]}"#, r#"{"const": "a"}"#, &[]),
    (r#"{"enum": [1, [2.0]]}"#, r#"{"enum": [[2], 1.0]}"#, &[]),
    (r#"{"type": "string", "enum": ["a"]}"#, r#"{"enum": ["a"]}"#, &[]),
    (r#"{"required": ["a", "b"]}"#, r#"{"required": ["b", "a"]}"#, &[]),
    (r#"{"minimum": 1}"#, r#"{"minimum": 1.0}"#, &[]),
    (r#"{"minimum": 1, "exclusiveMinimum": 0}"#, r#"{"minimum": 1}"#, &[]),
    ("{}", "true", &[]),
    (r#"{"not": {}}"#, r#"{"not": true}"#, &[]),
    (r#"{"minItems": 0, "minLength": 0, "minProperties": 0}"#, "{}", &[]),
    (r#"{"uniqueItems": false}"#, "{}", &[]),
    (r#"{"additionalProperties": true, "items": {}}"#, "{}", &[]),
    (r#"{"propertyNames": true, "required": []}"#, "{}", &[]),
    (r#"{"minContains": 2}"#, "{}", &[]),
    (r#"{"contains": true, "minContains": 1}"#, r#"{"contains": true}"#, &[]),
    (r#"{"then": {"type": "string"}}"#, "{}", &[]),
    (
        r#"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#,
        r#"{"anyOf": [{"type": "null"}, {"type": "string"}]}"#,
        &[],
    ),
    (r##"{"$ref": "#/$defs/a", "$defs": {"a": {"type": "string"}}}"##, r#"{"type": "string"}"#, &[]),
    (
        r##"{"$ref": "#/$defs/a", "$defs": {"a": {"minimum": 1}}}"##,
        r##"{"$ref": "#/$defs/b", "$defs": {"b": {"minimum": 1}}}"##,
        &[],
    ),
    (r#"{"$defs": {"unused": {"type": "string"}}}"#, r#"{"$defs": {"unused": {"type": "null"}}}"#, &[]),
    (
        r#"{"prefixItems": [{"type": "string"}], "items": {"type": "string"}}"#,
        r#"{"items": {"type": "string"}}"#,
        &[],
    ),
];

/// One value: its type, what there is of it, its bounds.
const VALUES: &[Row] = &[
    ("{}", r#"{"type": "string"}"#, &["- `type` string added"]),
    (r#"{"type": "string"}"#, "true", &["+ `type` string removed"]),
    (r#"{"type": "integer"}"#, r#"{"type": "number"}"#, &["+ `type` integer → number"]),
    (r#"{"type": "number"}"#, r#"{"type": "integer"}"#, &["- `type` number → integer"]),
    (r#"{"type": "string"}"#, r#"{"type": ["string", "null"]}"#, &["+ `type` string → string or null"]),
    (
        r#"{"type": "string"}"#,
        r#"{"type": "integer"}"#,
        &["- `type` string → integer", "+ `type` string → integer"],
    ),
    (r#"{"enum": ["a", "b"]}"#, r#"{"enum": ["a"]}"#, &[r#"- no longer allows "b""#]),
    (r#"{"enum": ["a"]}"#, r#"{"enum": ["a", "b"]}"#, &[r#"+ allows "b" as well"#]),
    (r#"{"enum": ["a"]}"#, r#"{"enum": ["b"]}"#, &[r#"- no longer allows "a""#, r#"+ allows "b" as well"#]),
    (r#"{"const": "a"}"#, r#"{"enum": ["a", null]}"#, &["+ allows null as well"]),
    (r#"{"const": 1}"#, r#"{"const": 2}"#, &["- `const` 1 → 2", "+ `const` 1 → 2"]),
    ("{}", r#"{"enum": [1, 2]}"#, &["- `enum` added: 1, 2"]),
    (r#"{"const": {"a": 1}}"#, "{}", &[r#"+ `const` removed: {"a":1}"#]),
    (r#"{"enum": ["a", 1]}"#, r#"{"type": ["string", "integer"]}"#, &[r#"+ `enum` removed: "a", 1"#]),
    (
        r#"{"enum": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]}"#,
        r#"{"enum": [0]}"#,
        &["- no longer allows 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2 more", "+ allows 0 as well"],
    ),
    (r#"{"minimum": 0}"#, r#"{"minimum": 0.5}"#, &["- `minimum` 0 → 0.5"]),
    (r#"{"minimum": 0}"#, r#"{"minimum": -1}"#, &["+ `minimum` 0 → -1"]),
    (r#"{"maximum": 5}"#, r#"{"maximum": 4}"#, &["- `maximum` 5 → 4"]),
    (
        r#"{"maximum": 9007199254740992}"#,
        r#"{"maximum": 9007199254740993}"#,
        &["+ `maximum` 9007199254740992 → 9007199254740993"],
    ),
    (r#"{"minimum": 0}"#, r#"{"exclusiveMinimum": 0}"#, &["- `minimum` 0 → `exclusiveMinimum` 0"]),
    (r#"{"exclusiveMaximum": 1}"#, r#"{"maximum": 1}"#, &["+ `exclusiveMaximum` 1 → `maximum` 1"]),
    ("{}", r#"{"maximum": 1}"#, &["- `maximum` 1 added"]),
    (r#"{"minimum": 1}"#, "{}", &["+ `minimum` 1 removed"]),
    (r#"{"multipleOf": 2}"#, r#"{"multipleOf": 4}"#, &["- `multipleOf` 2 → 4"]),
    (r#"{"multipleOf": 0.1}"#, r#"{"multipleOf": 0.01}"#, &["+ `multipleOf` 0.1 → 0.01"]),
    (r#"{"multipleOf": 2}"#, r#"{"multipleOf": 3}"#, &["- `multipleOf` 2 → 3", "+ `multipleOf` 2 → 3"]),
    (
        r#"{"minLength": 1}"#,
        r#"{"minLength": 2, "maxLength": 8}"#,
        &["- `minLength` 1 → 2", "- `maxLength` 8 added"],
    ),
    ("{}", r#"{"pattern": "^a"}"#, &[r#"- `pattern` "^a" added"#]),
    (r#"{"pattern": "^a"}"#, "{}", &[r#"+ `pattern` "^a" removed"#]),
    (r#"{"pattern": "^a"}"#, r#"{"pattern": "^b"}"#, &[r#"? `pattern` "^a" → "^b""#]),
    ("{}", r#"{"format": "date"}"#, &[r#"? `format` "date" added"#]),
    (r#"{"unit": "s"}"#, r#"{"unit": "ms"}"#, &[r#"? `unit` "s" → "ms""#]),
    ("true", "false", &["- no value is allowed any more"]),
    ("false", r#"{"type": "null"}"#, &["+ no value was allowed"]),
    ("1", "true", &["? changed, and one of both is no schema"]),
];

/// Lists.
const LISTS: &[Row] = &[
    (r#"{"items": {"minimum": 0}}"#, r#"{"items": {"minimum": 1}}"#, &["- `/items`: `minimum` 0 → 1"]),
    (r#"{"items": {"type": "string"}}"#, "{}", &["+ `/items`: `type` string removed"]),
    ("{}", r#"{"items": false}"#, &["- `/items`: no value is allowed any more"]),
    (
        r#"{"prefixItems": [{}]}"#,
        r#"{"prefixItems": [{}], "items": false}"#,
        &["- `/items`: no value is allowed any more"],
    ),
    (
        r#"{"items": false}"#,
        r#"{"items": false, "prefixItems": [{"type": "null"}]}"#,
        &["+ `/prefixItems/0`: no value was allowed"],
    ),
    (
        r#"{"prefixItems": [{"type": "string"}]}"#,
        r#"{"prefixItems": [{"type": "string"}, {"type": "null"}]}"#,
        &["- `/prefixItems/1`: `type` null added"],
    ),
    ("{}", r#"{"uniqueItems": true, "minItems": 1}"#, &["- `minItems` 1 added", "- `uniqueItems` added"]),
    (r#"{"maxItems": 3}"#, r#"{"maxItems": 4}"#, &["+ `maxItems` 3 → 4"]),
    ("{}", r#"{"contains": {"const": 1}}"#, &["- `contains` added"]),
    (r#"{"contains": {"const": 1}}"#, "{}", &["+ `contains` removed"]),
    (
        r#"{"contains": {"minimum": 1}}"#,
        r#"{"contains": {"minimum": 2}}"#,
        &["? `/contains`: `minimum` 1 → 2, within `contains`"],
    ),
    (
        r#"{"contains": {}, "maxContains": 2}"#,
        r#"{"contains": {}, "minContains": 0, "maxContains": 1}"#,
        &["- `maxContains` 2 → 1", "+ `minContains` 0 added"],
    ),
];

/// Objects.
const OBJECTS: &[Row] = &[
    (
        "{}",
        r#"{"properties": {"a": {"type": "string"}}}"#,
        &["- `/properties/a`: property added, where any value was allowed"],
    ),
    ("{}", r#"{"properties": {"a": {"description": "A."}}}"#, &["# `/properties/a`: property added"]),
    (r#"{"properties": {"a": {}}}"#, "{}", &["# `/properties/a`: property removed"]),
    (
        r#"{"additionalProperties": false}"#,
        r#"{"additionalProperties": false, "properties": {"a": {"type": "string"}}}"#,
        &["+ `/properties/a`: property added, where no other was allowed"],
    ),
    (
        r#"{"properties": {"a": {"type": "string"}}}"#,
        "{}",
        &["+ `/properties/a`: property removed, so that any value is allowed"],
    ),
    (
        r#"{"additionalProperties": false, "properties": {"a": {}}}"#,
        r#"{"additionalProperties": false}"#,
        &["- `/properties/a`: property removed, and no other is allowed"],
    ),
    (
        r#"{"additionalProperties": {"type": "number"}}"#,
        r#"{"additionalProperties": {"type": "number"}, "properties": {"a": {"type": "integer"}}}"#,
        &["- `/properties/a`: `type` number → integer"],
    ),
    (
        r#"{"properties": {"a/b~": {"minimum": 1}}}"#,
        r#"{"properties": {"a/b~": {}}}"#,
        &["+ `/properties/a~1b~0`: `minimum` 1 removed"],
    ),
    (
        r#"{"properties": {"title": {"title": "x"}}}"#,
        r#"{"properties": {"title": {"title": "y"}}}"#,
        &["# `/properties/title`: `title` changed"],
    ),
    (
        "{}",
        r#"{"additionalProperties": false}"#,
        &["- `/additionalProperties`: no value is allowed any more"],
    ),
    (
        r#"{"additionalProperties": {"type": "string"}}"#,
        "{}",
        &["+ `/additionalProperties`: `type` string removed"],
    ),
    (r#"{"required": ["a"]}"#, r#"{"required": ["b"]}"#, &["- `b` now required", "+ `a` no longer required"]),
    ("{}", r#"{"dependentRequired": {"a": ["b"]}}"#, &["- `b` now required where `a` is given"]),
    (
        r#"{"dependentRequired": {"a": ["b", "c"]}}"#,
        r#"{"dependentRequired": {"a": ["b"]}}"#,
        &["+ `c` no longer required where `a` is given"],
    ),
    (
        "{}",
        r#"{"dependentSchemas": {"a": {"minProperties": 2}}}"#,
        &["- `/dependentSchemas/a`: `minProperties` 2 added"],
    ),
    (r#"{"maxProperties": 2}"#, r#"{"maxProperties": 1}"#, &["- `maxProperties` 2 → 1"]),
    (
        r#"{"propertyNames": {"maxLength": 2}}"#,
        r#"{"propertyNames": {"maxLength": 3}}"#,
        &["+ `/propertyNames`: `maxLength` 2 → 3"],
    ),
    (
        r#"{"patternProperties": {"^a": {"minimum": 1}}}"#,
        r#"{"patternProperties": {"^a": {"minimum": 2}}}"#,
        &["- `/patternProperties/^a`: `minimum` 1 → 2"],
    ),
    (
        "{}",
        r#"{"patternProperties": {"^a": {"type": "null"}}}"#,
        &["- `/patternProperties/^a`: `type` null added"],
    ),
    (
        r#"{"additionalProperties": false}"#,
        r#"{"additionalProperties": false, "patternProperties": {"^a": {}}}"#,
        &["? `/patternProperties/^a`: pattern added"],
    ),
    (
        r#"{"additionalProperties": false, "patternProperties": {"^a": {}}}"#,
        r#"{"additionalProperties": false, "patternProperties": {"^a": {}}, "properties": {"a": {}}}"#,
        &["? `/properties/a`: property added, which a pattern may have been for"],
    ),
    (
        r#"{"additionalProperties": false, "patternProperties": {"^a": {}}, "properties": {"a": {}}}"#,
        r#"{"additionalProperties": false, "patternProperties": {"^a": {}}}"#,
        &["? `/properties/a`: property removed, which a pattern may be for"],
    ),
    (
        r#"{"properties": {"a": {}}, "unevaluatedProperties": false}"#,
        r#"{"properties": {"b": {}}, "unevaluatedProperties": false}"#,
        &[
            "# `/properties/a`: property removed",
            "# `/properties/b`: property added",
            "? `unevaluatedProperties` depends on what else is there, and that changed",
        ],
    ),
];

/// Schemas of schemas.
const BRANCHES: &[Row] = &[
    (
        r#"{"allOf": [{"minimum": 1}]}"#,
        r#"{"allOf": [{"minimum": 1}, {"maximum": 9}]}"#,
        &["- `/allOf/1`: branch added"],
    ),
    (
        r#"{"allOf": [{"minimum": 1}, {"maximum": 9}]}"#,
        r#"{"allOf": [{"maximum": 9}]}"#,
        &["+ `/allOf/0`: branch removed"],
    ),
    (r#"{"allOf": [{"minimum": 1}]}"#, r#"{"allOf": [{"minimum": 2}]}"#, &["- `/allOf/0`: `minimum` 1 → 2"]),
    (
        r#"{"anyOf": [{"type": "string"}]}"#,
        r#"{"anyOf": [{"type": "null"}, {"type": "string"}]}"#,
        &["+ `/anyOf/0`: branch added"],
    ),
    (
        r#"{"anyOf": [{"type": "string"}, {"type": "null"}]}"#,
        r#"{"anyOf": [{"type": "string"}]}"#,
        &["- `/anyOf/1`: branch removed"],
    ),
    (
        r#"{"anyOf": [{"minimum": 1}, {"maxLength": 2}]}"#,
        r#"{"anyOf": [{"minimum": 1}, {"maxLength": 3}]}"#,
        &["+ `/anyOf/1`: `maxLength` 2 → 3"],
    ),
    ("{}", r#"{"anyOf": [{"type": "null"}]}"#, &["- `anyOf` added"]),
    (r#"{"oneOf": [{"type": "null"}]}"#, "{}", &["+ `oneOf` removed"]),
    (
        r#"{"oneOf": [{"minimum": 1}]}"#,
        r#"{"oneOf": [{"minimum": 1}, {"maximum": 9}]}"#,
        &["? `/oneOf/1`: branch added, within `oneOf`"],
    ),
    (
        r#"{"oneOf": [{"minimum": 1}, {"maximum": 0}]}"#,
        r#"{"oneOf": [{"minimum": 1}, {"maximum": 5}]}"#,
        &["? `/oneOf/1`: `maximum` 0 → 5, within `oneOf`"],
    ),
    (
        r#"{"oneOf": [{"type": "null"}, {"type": "string"}]}"#,
        r#"{"oneOf": [{"type": "null"}, {"type": "string"}, {"type": "integer"}]}"#,
        &["+ `/oneOf/2`: branch added"],
    ),
    (
        r#"{"oneOf": [{"type": "object", "required": ["k"], "properties": {"k": {"const": 1}}}, {"type": "object", "required": ["k"], "properties": {"k": {"const": 2}, "v": {"minimum": 0}}}]}"#,
        r#"{"oneOf": [{"type": "object", "required": ["k"], "properties": {"k": {"const": 1}}}, {"type": "object", "required": ["k"], "properties": {"k": {"const": 2}, "v": {"minimum": 1}}}]}"#,
        &["- `/oneOf/1/properties/v`: `minimum` 0 → 1"],
    ),
    ("{}", r#"{"not": {"const": 1}}"#, &["- `not` added"]),
    (r#"{"not": {"minimum": 1}}"#, "{}", &["+ `not` removed"]),
    (
        r#"{"not": {"minimum": 1}}"#,
        r#"{"not": {"minimum": 2}}"#,
        &["? `/not`: `minimum` 1 → 2, within `not`"],
    ),
    ("{}", r#"{"if": {"type": "string"}, "then": {"minLength": 1}}"#, &["- `if` added"]),
    (r#"{"if": {"type": "string"}, "else": false}"#, "{}", &["+ `if` removed"]),
    (
        r#"{"if": {"const": 1}, "then": {"minimum": 1}}"#,
        r#"{"if": {"const": 2}, "then": {"minimum": 1}}"#,
        &["? `/if`: `const` 1 → 2, within `if`"],
    ),
    (
        r#"{"if": {"type": "string"}, "then": {"minLength": 1}}"#,
        r#"{"if": {"type": "string"}, "then": {"minLength": 2}}"#,
        &["- `/then`: `minLength` 1 → 2"],
    ),
];

/// References and words.
const REFERENCES: &[Row] = &[
    (
        r##"{"$ref": "#/$defs/a", "$defs": {"a": {"minimum": 1}}}"##,
        r##"{"$ref": "#/$defs/a", "$defs": {"a": {"minimum": 2}}}"##,
        &["- `/$defs/a`: `minimum` 1 → 2"],
    ),
    (
        r##"{"items": {"$ref": "#/$defs/a"}, "$defs": {"a": {"minimum": 1}}}"##,
        r#"{"items": {"minimum": 0}}"#,
        &["+ `/items`: `minimum` 1 → 0"],
    ),
    (
        r#"{"items": {"minimum": 0}}"#,
        r##"{"items": {"$ref": "#/$defs/a"}, "$defs": {"a": {"minimum": 1}}}"##,
        &["- `/$defs/a`: `minimum` 0 → 1"],
    ),
    (
        r#"{"minimum": 0}"#,
        r##"{"minimum": 0, "$ref": "#/$defs/a", "$defs": {"a": {"maximum": 1}}}"##,
        &["- `/$defs/a`: `maximum` 1 added"],
    ),
    (
        r##"{"$ref": "#/$defs/tree", "$defs": {"tree": {"required": ["v"], "properties": {"next": {"$ref": "#/$defs/tree"}}}}}"##,
        r##"{"$ref": "#/$defs/tree", "$defs": {"tree": {"properties": {"next": {"$ref": "#/$defs/tree"}}}}}"##,
        &["+ `/$defs/tree`: `v` no longer required"],
    ),
    (
        r##"{"items": {"$ref": "#"}, "minItems": 1}"##,
        r##"{"items": {"items": {"$ref": "#"}, "minItems": 1}, "minItems": 2}"##,
        &["- `minItems` 1 → 2"],
    ),
    (r##"{"items": {"$ref": "#"}}"##, "{}", &[]),
    (
        r##"{"not": {"$ref": "#/$defs/a"}, "$defs": {"a": {"minimum": 1}}}"##,
        r##"{"not": {"$ref": "#/$defs/a"}, "$defs": {"a": {"minimum": 2}}}"##,
        &["? `/$defs/a`: `minimum` 1 → 2, within `not`"],
    ),
    (
        r##"{"$ref": "#a", "$defs": {"a": {"$anchor": "a"}}}"##,
        r##"{"$ref": "#a", "$defs": {"a": {"$anchor": "a", "type": "null"}}}"##,
        &["? `$ref` leads where no comparison follows"],
    ),
    (
        r##"{"$dynamicRef": "#a", "title": "x"}"##,
        r##"{"$dynamicRef": "#a"}"##,
        &["# `title` removed", "? `$dynamicRef` leads where no comparison follows"],
    ),
    (r#"{"$id": "v1"}"#, r#"{"$id": "v2"}"#, &[r#"# `$id` "v1" → "v2""#]),
    (
        r#"{"items": {"$id": "v1"}}"#,
        r#"{"items": {"$id": "v2"}}"#,
        &["? `/items`: `$id` within a schema changes where references lead"],
    ),
    (
        r#"{"title": "a", "default": 1}"#,
        r#"{"title": "b", "deprecated": true}"#,
        &["# `default` removed", "# `deprecated` added", "# `title` changed"],
    ),
    (
        r#"{"items": {"examples": [1]}}"#,
        r#"{"items": {"examples": [2], "$comment": "c"}}"#,
        &["# `/items`: `$comment` added", "# `/items`: `examples` changed"],
    ),
    (r#"{"x-order": 1}"#, r#"{"x-order": 2}"#, &["# `x-order` changed"]),
    (
        r#"{"properties": {"a\nb": {"minimum": 1}}}"#,
        r#"{"properties": {"a\nb": {"minimum": 2}}}"#,
        &["- `/properties/a\u{fffd}b`: `minimum` 1 → 2"],
    ),
];

fn said(difference: &SchemaDifference) -> Vec<String> {
    let lists = [
        ('-', &difference.narrowed),
        ('+', &difference.widened),
        ('#', &difference.documented),
        ('?', &difference.unclear),
    ];
    lists.iter().flat_map(|(mark, list)| list.iter().map(move |phrase| format!("{mark} {phrase}"))).collect()
}

#[test]
fn every_difference_is_said_as_it_is() {
    for (before, after, expected) in [NOTHING, VALUES, LISTS, OBJECTS, BRANCHES, REFERENCES].concat() {
        let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap();
        let difference = compare_json_schemas(&parse(before), &parse(after));
        assert_eq!(said(&difference), expected, "{before}\n{after}");
        assert_eq!(difference.is_empty(), expected.is_empty());
    }
}

#[test]
fn phrases_stand_in_the_order_of_the_schema() {
    let schema = |minimum: u32| {
        let item = serde_json::json!({ "minimum": minimum });
        serde_json::json!({
            "minimum": minimum,
            "prefixItems": vec![item.clone(); 11],
            "properties": { "b": item, "a": { "properties": { "c": item } } },
            "allOf": [item],
            "items": item,
        })
    };
    let narrowed = compare_json_schemas(&schema(1), &schema(2)).narrowed;
    let places = narrowed
        .iter()
        .map(|phrase| phrase.trim_end_matches("`minimum` 1 → 2").trim_matches(['`', ':', ' ']));
    let positions = (0..11).map(|position| format!("/prefixItems/{position}"));
    let head = ["", "/allOf/0", "/items"].map(str::to_owned).into_iter();
    let tail = ["/properties/a/properties/c", "/properties/b"].map(str::to_owned);
    let expected: Vec<String> = head.chain(positions).chain(tail).collect();
    assert_eq!(places.collect::<Vec<_>>(), expected);
}

#[test]
fn chains_of_references_end() {
    let chain = |last: &str| {
        let link = |at: usize| format!(r##""d{at}": {{"items": {{"$ref": "#/$defs/d{}"}}}}"##, at + 1);
        let links: Vec<String> = (0..1_000).map(link).collect();
        let text =
            format!(r##"{{"$ref": "#/$defs/d0", "$defs": {{{}, "d1000": {last}}}}}"##, links.join(","));
        serde_json::from_str::<Value>(&text).unwrap()
    };
    let difference = compare_json_schemas(&chain("{}"), &chain("false"));
    assert_eq!(said(&difference), ["? `/$defs/d100`: lies too deep to be compared"]);
}
