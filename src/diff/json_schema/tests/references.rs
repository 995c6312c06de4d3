//! References and words.

use super::Row;

pub(super) const ROWS: &[Row] = &[
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
