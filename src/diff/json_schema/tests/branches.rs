//! Schemas of schemas.

use super::Row;

pub(super) const ROWS: &[Row] = &[
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
