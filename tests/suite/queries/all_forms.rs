//! All keys of a query with each other: each combination that makes sense is compiled, is as Flux's own formatter
//! leaves it, runs, and answers with the columns that it promises.

use fluxform::{
    flux::{answer, compile},
    model::{Query, Schema},
};
use serde_json::{Map, Value, json};

use super::answers::{objections, tables};
use crate::{generate::formatted, support::organization::Organization};

fn schema() -> Schema {
    serde_json::from_value(json!({
        "buckets": { "near": { "retention": "infinite" }, "far": { "retention": "infinite", "name": "far away" } },
        "tags": { "room": {}, "host": { "name": "ho st" } },
        "measurements": {
            "climate": {
                "bucket": "near",
                "tags": ["room", "host"],
                "optional_tags": ["host"],
                "fields": {
                    "f": { "type": "float" }, "i": { "type": "integer" }, "u": { "type": "unsigned" },
                    "s": { "type": "string", "optional": true }, "b": { "type": "boolean" },
                },
            },
            "power": {
                "bucket": "far",
                "tags": ["room"],
                "fields": { "f": { "type": "float" }, "watts": { "type": "integer" } },
            },
        },
    }))
    .unwrap()
}

fn organization() -> Organization {
    let organization = Organization::new();
    let near = organization.create_bucket("near", 0, 0);
    let lines = |hour: i64| {
        let time = 1_700_000_000_000_000_000 + hour * 1_800_000_000_000;
        format!(
            "climate,room=hall,ho\\ st=a f={hour}.5,i={hour}i,u={hour}u,s=\"t{hour}\",b=true {time}\n\
             climate,room=hall f={hour}.25,i={hour}i,u={hour}u,b=false {time}\n\
             climate,room=attic,ho\\ st=b f=1,i=2i,u=3u,b=false,s=\"x\" {time}\n"
        )
    };
    organization.write(&near, &(0..9).map(lines).collect::<String>());
    let far = organization.create_bucket("far away", 0, 0);
    organization.write(&far, "power,room=hall f=1,watts=2i 1700000000000000000\n");
    organization
}

const RANGE: &str = r#"{ "start": "2023-11-14T22:00:00Z", "stop": "2023-11-15T04:00:00Z" }"#;

/// Functions, with whether they take numbers only.
const FUNCTIONS: [(&str, bool); 11] = [
    ("count", false),
    ("distinct", false),
    ("first", false),
    ("last", false),
    ("max", true),
    ("mean", true),
    ("median", true),
    ("mode", false),
    ("spread", true),
    ("sum", true),
    ("unique", false),
];

/// What can be computed, each with whether it takes numbers only, and whether rows lose their time.
fn computed() -> Vec<(Value, bool, bool)> {
    let mut all = vec![
        (json!({}), false, false),
        (json!({ "only": "first" }), false, false),
        (json!({ "only": "last" }), false, false),
    ];
    for (function, numeric) in FUNCTIONS {
        all.push((json!({ "window": { "every": "1h", "aggregate": function } }), numeric, false));
        let selects = ["first", "last", "max", "unique"].contains(&function);
        all.push((json!({ "window": { "aggregate": function } }), numeric, !selects));
    }
    let by_type =
        json!({ "float": "mean", "integer": "sum", "unsigned": "max", "string": "last", "boolean": "count" });
    all.push((json!({ "window": { "every": "1h", "by_type": by_type } }), false, false));
    all.push((json!({ "window": { "aggregate": { "i": "max" }, "by_type": by_type } }), false, true));
    all
}

/// Every combination that makes sense, as JSON.
fn queries() -> Vec<Value> {
    let mut all = Vec::new();
    for fields in [json!([]), json!(["f"]), json!(["f", "i"]), json!(["s"])] {
        let texts = fields == json!([]) || fields == json!(["s"]);
        for (what, numeric, timeless) in computed() {
            if numeric && texts {
                continue;
            }
            for group in [Value::Null, json!([]), json!(["room"]), json!(["room", "host"])] {
                for (pivot, by) in [(false, ""), (true, ""), (false, "time"), (true, "time"), (true, "room")]
                {
                    let one_type = fields.as_array().unwrap().len() == 1;
                    let sorts = !by.is_empty();
                    let grouped_away = by == "room" && group != json!(["room"]) && what != json!({});
                    if sorts && (timeless || (!pivot && !one_type) || grouped_away)
                        || (pivot && timeless && what.to_string().contains("distinct"))
                    {
                        continue;
                    }
                    let mut query = Map::from_iter([
                        ("from".to_owned(), json!("climate")),
                        ("range".to_owned(), serde_json::from_str(RANGE).unwrap()),
                        ("fields".to_owned(), fields.clone()),
                        ("pivot".to_owned(), json!(pivot)),
                    ]);
                    query.extend(what.as_object().unwrap().clone());
                    if !group.is_null() {
                        query.insert("group".to_owned(), group.clone());
                    }
                    if sorts {
                        query.insert("sort".to_owned(), json!({ "by": by, "descending": true }));
                        query.insert("limit".to_owned(), json!(4));
                    }
                    all.push(Value::Object(query));
                }
            }
        }
    }
    all
}

fn hold(organization: &Organization, schema: &Schema, written: &Value) -> usize {
    let query: Query = serde_json::from_value(written.clone()).unwrap();
    let script = compile(schema, "q", &query).unwrap().to_string();
    let promised = answer(schema, "q", &query).unwrap().unwrap();
    let reply = organization.annotated(&script);
    assert!(!reply.contains("error"), "{written}\n{script}\n{reply}");
    let (tables, rows) = tables(&reply);
    assert!(!tables.is_empty(), "{written}\n{script}\n{reply}");
    let objections = objections(&promised, &tables);
    assert!(objections.is_empty(), "{written}\n{script}\n{reply}\n{}", objections.join("\n"));
    rows
}

#[test]
fn every_combination_keeps_its_promise() {
    let (schema, organization) = (schema(), organization());
    let queries = queries();
    assert!(queries.len() > 500, "{}", queries.len());
    for query in &queries {
        let rows = hold(&organization, &schema, query);
        assert!(query.get("limit").is_none() || rows <= 4, "{query}: {rows} rows");
    }
}

#[test]
fn every_combination_is_formatted() {
    let (schema, organization) = (schema(), organization());
    // Of what is laid out alike, one is enough.
    for query in queries().iter().step_by(7) {
        let query: Query = serde_json::from_value(query.clone()).unwrap();
        let script = compile(&schema, "q", &query).unwrap().to_string();
        assert_eq!(formatted(&organization, &script), script);
    }
}

/// Queries beyond the combinations, with the number of rows that each answers with.
fn beyond() -> Vec<(Value, usize)> {
    let range = range();
    let parameters = json!({
        "least": { "field": "f", "example": 4.5 },
        "since": { "type": "time", "example": "2023-11-14T22:00:00Z" },
        "until": { "type": "time", "example": "2023-11-15T04:00:00Z" },
        "every": { "type": "duration", "example": "2h" },
        "host": { "tag": "host", "example": "a", "optional": true },
    });
    vec![
        (with(json!({ "where": { "room": "hall" }, "fields": ["f"] })), 18),
        (
            with(json!({ "where": { "room": ["hall", "attic"], "host": { "not": "a" } }, "fields": ["f"] })),
            18,
        ),
        (with(json!({ "where": { "host": { "not": ["a", "c"] } }, "fields": ["f"] })), 18),
        (with(json!({ "where": { "f": { "min": "4.5", "max": 7 } }, "fields": ["f"] })), 5),
        (with(json!({ "where": { "f": { "above": 4.5, "below": 7 } }, "fields": ["f"], "pivot": true })), 4),
        (with(json!({ "where": { "i": [3, "4"], "b": true, "s": { "not": "t4" } }, "pivot": true })), 1),
        (
            with(
                json!({ "where": { "u": { "min": 8 } }, "fields": ["u"], "window": { "aggregate": "count" } }),
            ),
            2,
        ),
        (
            with(json!({ "where": { "f": { "min": "$least" } }, "fields": ["f"], "parameters": parameters })),
            9,
        ),
        (
            with(json!({
                "range": { "start": "$since", "stop": "$until" }, "fields": ["i"], "where": { "host": "$host" },
                "window": { "every": "$every", "aggregate": "sum" }, "parameters": parameters,
            })),
            9,
        ),
        (json!({ "from": ["climate", "power"], "range": range, "fields": ["f", "watts"] }), 29),
        (
            json!({ "from": ["climate", "power"], "range": range, "pivot": true, "sort": { "by": ["room", "time"] } }),
            28,
        ),
        (
            json!({
                "from": ["power", "climate"], "range": range, "group": ["room"],
                "window": { "aggregate": { "f": "max", "watts": "sum" } },
            }),
            4,
        ),
        (json!({ "union": ["lately", "power now"], "sort": { "by": "value" }, "limit": 2 }), 2),
        (json!({ "union": ["lately", "power now"] }), 4),
    ]
}

fn range() -> Value {
    serde_json::from_str(RANGE).unwrap()
}

/// A query of the range with more keys.
fn with(more: Value) -> Value {
    let mut query = json!({ "from": "climate", "range": range() });
    let Value::Object(more) = more else { panic!("{more} is no query") };
    query.as_object_mut().unwrap().extend(more);
    query
}

#[test]
fn conditions_unions_and_parameters() {
    let mut schema = schema();
    let part = |value: Value| serde_json::from_value(value).unwrap();
    schema.queries.insert("lately".to_owned(), part(with(json!({ "fields": ["f"], "only": "last" }))));
    let power =
        json!({ "from": "power", "range": range(), "fields": ["f"], "window": { "aggregate": "mean" } });
    schema.queries.insert("power now".to_owned(), part(power));
    let organization = organization();
    for (query, expected) in beyond() {
        assert_eq!(hold(&organization, &schema, &query), expected, "{query}");
        let query: Query = serde_json::from_value(query).unwrap();
        let script = compile(&schema, "q", &query).unwrap().to_string();
        assert_eq!(formatted(&organization, &script), script);
    }
}
