//! Definitions as files: read again they are the same, whatever the names and texts are.

use std::collections::{BTreeMap, BTreeSet};

use fluxform::{
    definition::{SourceFile, load},
    infer::{Inferred, Lacking, Origin, SeenTag, drafts, lines_to_add},
    model::{
        Acceptance, Bucket, Field, FieldKind, Measurement, Retention, Rollup, RollupField, RollupTag,
        RollupTime, Schema, Span, Tag,
    },
};
use proptest::{collection, option, prelude::*, sample::select};
use serde_json::{Value, json};

use super::field;

/// Texts that YAML readers like to take for something else, or that leave their place.
const ODD: [&str; 44] = [
    "a -",
    "a-",
    "a - b",
    "a -b",
    "on",
    "1.10",
    "~",
    "null",
    "true",
    "No",
    "0x1F",
    "1e3",
    ".inf",
    "-",
    "- a",
    "? a",
    ": a",
    "a: b",
    "a #b",
    "#a",
    "&a",
    "*a",
    "!a",
    "|",
    ">",
    "%a",
    "@a",
    "`a",
    "<<",
    "[a",
    "{a",
    "a, b",
    " lead",
    "trail ",
    "two\nlines",
    "cr\r\n",
    "tab\t",
    "\"q\"",
    "it's",
    "back\\slash",
    "emoji 🏠",
    "\u{85}\u{2028}\u{feff}",
    "\0\u{7f}",
    "2025-01-15",
];

fn text() -> impl Strategy<Value = String> {
    let long = (any::<char>(), 100_usize..3_000).prop_map(|(c, times)| String::from(c).repeat(times));
    prop_oneof![
        6 => select(ODD.to_vec()).prop_map(str::to_owned),
        3 => "[a-zA-Z_][a-zA-Z0-9_ ./-]{0,20}",
        2 => ".{1,30}",
        1 => long,
    ]
}

fn accept() -> impl Strategy<Value = Vec<Acceptance>> {
    let one = text().prop_map(|reason| Acceptance { code: "NM109".to_owned(), reason, until: None });
    collection::vec(one, 0..2)
}

fn bucket() -> impl Strategy<Value = Bucket> {
    let seconds = select(vec![0_u64, 3_600, 5_400, 90 * 86_400 + 1]);
    (option::of(text()), text(), seconds, option::of(1_u64..1_000_000), accept()).prop_map(
        |(name, description, seconds, shard, accept)| Bucket {
            name,
            layer: None,
            description,
            retention: Retention::from_api_seconds(seconds),
            shard_group_duration: shard.map(Span::from_secs),
            rationale: String::new(),
            renamed_from: Vec::new(),
            accept,
        },
    )
}

fn tag() -> impl Strategy<Value = Tag> {
    (option::of(text()), collection::btree_set(text(), 0..5), option::of(1_u64..u64::MAX), accept()).prop_map(
        |(name, values, max_values, accept)| Tag {
            name,
            values: values.into_iter().collect(),
            max_values,
            accept,
            ..Tag::default()
        },
    )
}

fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!({})),
        text().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e300..1e300_f64).prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        Just(Value::Null),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            collection::btree_map(text(), inner, 0..4)
                .prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn any_field() -> impl Strategy<Value = Field> {
    let kind = select(vec![FieldKind::Float, FieldKind::Unsigned, FieldKind::String, FieldKind::Json]);
    let schema = option::of(json_value().prop_filter("null is nothing", |value| !value.is_null()));
    (kind, schema, accept()).prop_map(|(kind, schema, accept)| Field { schema, accept, ..field(kind) })
}

fn measurement() -> impl Strategy<Value = Measurement> {
    let tags = collection::btree_set(text(), 0..4);
    let fields = collection::btree_map(text(), any_field(), 1..4);
    (option::of(text()), text(), tags, fields, accept()).prop_map(|(name, bucket, tags, fields, accept)| {
        let tags: Vec<String> = tags.into_iter().collect();
        let optional_tags = tags.iter().take(1).cloned().collect();
        let mut measurement: Measurement =
            serde_json::from_value(json!({ "bucket": bucket, "tags": tags, "fields": {} })).unwrap();
        measurement.optional_tags = optional_tags;
        Measurement { name, fields, accept, ..measurement }
    })
}

fn rollup() -> impl Strategy<Value = Rollup> {
    let computed = prop_oneof![
        text().prop_map(RollupField::Same),
        (text(), text()).prop_map(|(function, source)| RollupField::Of(BTreeMap::from([(function, source)]))),
    ];
    (text(), text(), text(), collection::btree_map(text(), computed, 1..3)).prop_map(
        |(description, from, to, fields)| Rollup {
            description,
            from: from.clone(),
            to: to.clone(),
            every: "1h".to_owned(),
            offset: Some("5m".to_owned()),
            conditions: BTreeMap::new(),
            fields,
            group: vec![to.clone()],
            tags: BTreeMap::from([(from, RollupTag::ByMonth(BTreeMap::from([(to, vec![1])])))]),
            time: RollupTime::Stop,
            enabled: false,
            accept: Vec::new(),
        },
    )
}

fn schema() -> impl Strategy<Value = Schema> {
    let buckets = collection::btree_map(text(), bucket(), 0..4);
    let tags = collection::btree_map(text(), tag(), 0..4);
    let measurements = collection::btree_map(text(), measurement(), 0..4);
    (buckets, tags, measurements, collection::btree_map(text(), rollup(), 0..2)).prop_map(
        |(buckets, tags, measurements, rollups)| Schema {
            buckets,
            tags,
            measurements,
            rollups,
            ..Schema::default()
        },
    )
}

fn origin() -> Origin {
    Origin { source: "home at\nhttp://127.0.0.1".to_owned(), day: "2026-11-25".to_owned() }
}

fn inferred(schema: Schema) -> Inferred {
    let tags = schema.tags.keys().map(|key| (key.clone(), SeenTag { values: 37, measurements: 1 })).collect();
    Inferred { schema, tags, ..Inferred::default() }
}

/// The files of a schema, as they would be written.
fn files(schema: &Schema) -> Vec<SourceFile> {
    let drafts = drafts(&inferred(schema.clone()), &origin(), |_| false).unwrap();
    drafts.into_iter().map(|draft| SourceFile { path: draft.path, text: draft.text }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_is_read_as_the_same(schema in schema()) {
        let files = files(&schema);
        let paths: BTreeSet<String> = files.iter().map(|file| file.path.to_lowercase()).collect();
        prop_assert_eq!(paths.len(), files.len());
        for file in &files {
            // Another reader agrees.
            let other: yaml_serde::Value = yaml_serde::from_str(&file.text)
                .map_err(|error| TestCaseError::fail(format!("{error}\n{}", file.text)))?;
            prop_assert!(other.is_mapping());
        }
        let loaded = load(files.clone());
        prop_assert!(loaded.diagnostics.is_empty(), "{:#?}\n{:#?}", loaded.diagnostics, files);
        prop_assert_eq!(loaded.schema, schema);
    }

    #[test]
    fn lines_to_add_are_members(fields in collection::btree_map(text(), any_field(), 1..4), tag in text()) {
        let lacking = Lacking { tags: vec![tag.clone()], optional_tags: vec![tag], fields, ..Lacking::default() };
        let own: Measurement = serde_json::from_value(json!({ "bucket": "b", "tags": ["old"], "fields": {} })).unwrap();
        let lines = lines_to_add(&lacking, &own).unwrap();
        let indented: String = lines.lines().map(|line| format!("    {line}\n")).collect();
        let text = format!("measurements:\n  m:\n    bucket: b\n{indented}");
        let loaded = load(vec![SourceFile { path: "m.yaml".to_owned(), text: text.clone() }]);
        prop_assert!(loaded.diagnostics.is_empty(), "{:#?}\n{}", loaded.diagnostics, text);
        let measurement = &loaded.schema.measurements["m"];
        prop_assert_eq!(&measurement.fields, &lacking.fields);
        let tags = vec!["old".to_owned(), lacking.tags[0].clone()];
        prop_assert_eq!((&measurement.tags, &measurement.optional_tags), (&tags, &lacking.optional_tags));
    }
}

#[test]
fn files_are_as_people_write_them() {
    let schema: Schema = serde_json::from_value(json!({
        "buckets": { "telegraf": { "description": "Machines.", "retention": "30d", "shard_group_duration": "1d" } },
        "tags": { "host": { "max_values": 50 }, "mode": { "values": ["idle", "on", "user"] } },
        "measurements": {
            "cpu": {
                "bucket": "telegraf", "tags": ["host", "mode"], "optional_tags": ["mode"],
                "fields": {
                    "usage": { "type": "float" },
                    "shares": { "type": "json", "schema": { "items": { "type": "number" }, "minItems": 24, "maxItems": 24, "type": "array" } },
                    "big": { "type": "json", "schema": {
                        "type": "object", "required": ["alpha", "beta", "gamma", "delta"],
                        "properties": {
                            "alpha": { "type": "integer" }, "beta": { "type": "integer" },
                            "gamma": { "type": ["string", "null"] }, "delta": { "type": "array", "items": { "type": "string" } },
                        },
                    } },
                },
            },
            "disk/io": {
                "name": "disk/io", "bucket": "telegraf", "fields": { "it's": { "type": "integer" } },
                "accept": [{ "code": "NM109", "reason": "found on the server by import" }],
            },
        },
        "rollups": { "cpu 1h": { "from": "cpu", "to": "cpu", "every": "1h", "offset": "5m", "fields": { "usage": "mean", "most": { "max": "usage" } } } },
    }))
    .unwrap();
    let taken = |path: &str| path == "buckets.yaml" || path == "buckets-2.yaml";
    let made = drafts(&inferred(schema), &origin(), taken).unwrap();
    let shown: String = made.iter().map(|draft| format!("=== {}\n{}", draft.path, draft.text)).collect();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/infer/files.txt");
    if std::env::var("BLESS").is_ok_and(|value| value == "1") {
        std::fs::write(&path, &shown).unwrap();
    }
    assert_eq!(shown, std::fs::read_to_string(path).unwrap());
}
