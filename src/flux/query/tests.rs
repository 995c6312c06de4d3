//! What cannot be compiled, and values that look like something else.

use serde_json::{Value, json};

use super::compile;
use crate::model::{Query, Schema};

fn schema() -> Schema {
    serde_json::from_value(json!({
        "buckets": { "b": { "retention": "7d" } },
        "tags": { "room": {} },
        "measurements": {
            "m": {
                "bucket": "b", "tags": ["room"],
                "fields": { "f": { "type": "float" }, "s": { "type": "string" }, "on": { "type": "boolean" } },
            },
            "n": { "bucket": "b", "tags": [], "fields": { "f": { "type": "integer" } } },
        },
        "queries": { "sorted": { "from": "m", "sort": { "by": "time" } }, "plain": { "from": "m", "range": "-1d" } },
    }))
    .unwrap()
}

/// The keys where it is wrong, and what.
fn refused(query: Value) -> (String, String) {
    let query: Query = serde_json::from_value(query).unwrap();
    let error = compile(&schema(), "q", &query).unwrap_err();
    (error.keys.join("."), error.message)
}

fn script(query: Value) -> String {
    let query: Query = serde_json::from_value(query).unwrap();
    compile(&schema(), "q", &query).unwrap().to_string()
}

/// Queries, and where what is wrong with each.
fn wrong() -> Vec<(Value, &'static str, &'static str)> {
    let since = |kind: &str, optional: bool| json!({ "since": { "type": kind, "example": "1d", "optional": optional } });
    vec![
        (json!({ "from": "x" }), "from", "there is no measurement `x` to read"),
        (json!({ "from": ["m", "n"], "fields": ["s"] }), "fields", "`n` has none of the fields"),
        (
            json!({ "from": "m", "where": { "f": { "min": 1 } } }),
            "where.f",
            "a condition on the field `f` would leave the other fields of a point",
        ),
        (
            json!({ "from": "m", "where": { "f": { "min": 1 } }, "pivot": true, "only": "last" }),
            "where.f",
            "a condition on the field `f` would leave the other fields of a point",
        ),
        (
            json!({ "from": "m", "where": { "f": "warm" }, "fields": ["f"] }),
            "where.f",
            "`warm` is not of the type float of `f`",
        ),
        (
            json!({ "from": "m", "where": { "on": { "above": true } }, "fields": ["on"] }),
            "where.on.above",
            "truth values have no order: `on` cannot be compared so",
        ),
        (json!({ "from": "m", "where": { "room": "$r" } }), "where.room", "the query has no parameter `r`"),
        (
            json!({ "from": "m", "where": { "room": [] } }),
            "where.room",
            "the list of values for `room` is empty, so that no row matches",
        ),
        (json!({ "from": "m", "range": "$since" }), "range", "the query has no parameter `since`"),
        (
            json!({ "from": "m", "range": "$since", "parameters": since("duration", false) }),
            "range",
            "`since` is a duration, and a time belongs here",
        ),
        (
            json!({ "from": "m", "range": "-$since", "parameters": since("duration", true) }),
            "range",
            "`since` may be left out, and nothing could stand here then",
        ),
        (
            json!({ "from": "m", "range": "yesterday" }),
            "range",
            "`yesterday` is neither a duration nor a time",
        ),
        (
            json!({ "from": "n", "window": { "by_type": { "string": "last" } } }),
            "window",
            "no field is aggregated",
        ),
        (json!({ "union": ["plain"], "range": "-1d" }), "range", "`range` says nothing of a union"),
        (json!({ "flux": "x", "limit": 1 }), "limit", "`limit` says nothing of raw Flux"),
        (
            json!({ "union": ["plain", "sorted"] }),
            "union",
            "`sorted` cannot be a part of a union: it does not only read measurements",
        ),
    ]
}

#[test]
fn what_cannot_be_said_is_refused_at_its_place() {
    for (query, keys, message) in wrong() {
        assert_eq!(refused(query.clone()), (keys.to_owned(), message.to_owned()), "{query}");
    }
}

#[test]
fn a_text_with_a_dollar_sign_is_no_parameter() {
    let query = json!({ "from": "m", "range": "-1d", "where": { "room": ["$$r", "r$", "$${x}"] } });
    let filter = r#"filter(fn: (r) => r.room == "$r" or r.room == "r\x24" or r.room == "\${x}")"#;
    assert!(script(query.clone()).contains(filter), "{}", script(query));
}
