//! Objects.

use super::Row;

pub(super) const ROWS: &[Row] = &[
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
