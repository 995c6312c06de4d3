//! What says the same.

use super::Row;

pub(super) const ROWS: &[Row] = &[
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
