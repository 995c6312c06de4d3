//! Arrays.

use super::Row;

pub(super) const ROWS: &[Row] = &[
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
