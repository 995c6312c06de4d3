//! Laws of importing, whatever was found and whatever was defined before.

use std::collections::{BTreeMap, BTreeSet};

use fluxform::{
    infer::{Found, Inferred, infer},
    lint::{Levels, lint},
    model::{
        Bucket, BucketSettings, FieldType, Held, Keeping, ObservedBucket, ObservedField, ObservedMeasurement,
        ObservedTag, Retention, Schema, Span,
    },
};
use proptest::{collection, prelude::*, sample::select};

/// Few names, some of which meet when one is put before the other.
const NAMES: [&str; 10] = ["a", "b", "a_b", "b_a", "a_a", "a_tag", "A", "a_2", "🏠", "on"];

fn a_name() -> impl Strategy<Value = String> {
    select(NAMES.to_vec()).prop_map(str::to_owned)
}

fn measurement() -> impl Strategy<Value = ObservedMeasurement> {
    let tag = (1_u64..40, 0_u64..3).prop_map(|(count, lacking)| ObservedTag {
        count,
        series: 50 - lacking,
        values: (0..count).map(|number| format!("v{number}")).collect(),
    });
    let types = [FieldType::Float, FieldType::Integer, FieldType::String];
    let types = collection::btree_set(select(types.to_vec()), 1..3);
    let field = types.prop_map(|types| ObservedField {
        types: types.into_iter().map(|kind| (kind, Held::default())).collect(),
    });
    (collection::btree_map(a_name(), tag, 0..4), collection::btree_map(a_name(), field, 0..3))
        .prop_map(|(tags, fields)| ObservedMeasurement { series: 50, tags, fields, times: None })
}

fn found() -> impl Strategy<Value = Found> {
    let bucket = collection::btree_map(a_name(), measurement(), 0..5);
    collection::btree_map(a_name(), bucket, 0..4).prop_map(|buckets| {
        let keeping = Keeping { retention: Retention::Infinite, shard_group_duration: Span::WEEK };
        let settings =
            |name: &String| BucketSettings { name: name.clone(), description: String::new(), keeping };
        Found {
            buckets: buckets.keys().map(|name| (name.clone(), Bucket::from(settings(name)))).collect(),
            observed: buckets
                .into_iter()
                .map(|(name, measurements)| {
                    (name, ObservedBucket { measurements, unreadable: BTreeSet::new() })
                })
                .collect(),
            ..Found::default()
        }
    })
}

/// The same definitions under other keys, as a person may have chosen them.
fn renamed(schema: &Schema, which: &BTreeSet<String>) -> Schema {
    let is_free = |key: &String| {
        let taken = [schema.buckets.contains_key(key), schema.tags.contains_key(key)];
        !taken.contains(&true) && !schema.measurements.contains_key(key)
    };
    let other = |key: &String| {
        let wish = format!("{key}_a");
        if which.contains(key) && is_free(&wish) { wish } else { key.clone() }
    };
    let mut renamed = Schema::default();
    for (key, bucket) in &schema.buckets {
        let name = Some(bucket.server_name(key).to_owned());
        renamed.buckets.insert(other(key), Bucket { name, ..bucket.clone() });
    }
    for (key, tag) in &schema.tags {
        let mut tag = tag.clone();
        tag.name = Some(tag.server_name(key).to_owned());
        renamed.tags.insert(other(key), tag);
    }
    for (key, measurement) in &schema.measurements {
        let mut measurement = measurement.clone();
        measurement.name = Some(measurement.server_name(key).to_owned());
        measurement.bucket = other(&measurement.bucket);
        measurement.tags = measurement.tags.iter().map(other).collect();
        measurement.optional_tags = measurement.optional_tags.iter().map(other).collect();
        renamed.measurements.insert(other(key), measurement);
    }
    renamed
}

fn together(one: &Schema, other: &Schema) -> Schema {
    let mut all = one.clone();
    all.buckets.extend(other.buckets.clone());
    all.tags.extend(other.tags.clone());
    all.measurements.extend(other.measurements.clone());
    all
}

/// Every measurement with fields, by its names on the server, with those of its tags and its fields.
fn said(schema: &Schema) -> BTreeMap<(String, String), BTreeSet<String>> {
    let all = schema.measurements.iter().map(|(key, it)| {
        let bucket = schema.buckets[&it.bucket].server_name(&it.bucket).to_owned();
        let tags = it.tags.iter().map(|tag| schema.tags[tag].server_name(tag).to_owned());
        let fields = it.fields.keys().map(|field| format!("field {field}"));
        ((bucket, it.server_name(key).to_owned()), tags.chain(fields).collect())
    });
    all.collect()
}

fn seen(found: &Found) -> BTreeMap<(String, String), BTreeSet<String>> {
    let mut all = BTreeMap::new();
    for (bucket, observed) in &found.observed {
        for (name, it) in observed.measurements.iter().filter(|(_, it)| !it.fields.is_empty()) {
            let fields = it.fields.keys().map(|field| format!("field {field}"));
            all.insert((bucket.clone(), name.clone()), it.tags.keys().cloned().chain(fields).collect());
        }
    }
    all
}

/// What a person would add by hand.
fn complete(schema: &mut Schema, inferred: &Inferred) {
    for lacking in &inferred.lacking {
        let own = schema.measurements.get_mut(&lacking.measurement).unwrap();
        own.tags.extend(lacking.tags.clone());
        own.optional_tags.extend(lacking.optional_tags.clone());
        own.fields.extend(lacking.fields.clone());
    }
}

/// Errors about anything but names that cannot be otherwise.
fn errors(schema: &Schema) -> Vec<String> {
    let found = lint(schema, None, &Levels::default(), jiff::civil::date(2026, 1, 1)).findings;
    let wrong = found.into_iter().filter(|finding| {
        let code = finding.code.as_str();
        code.starts_with("RF") || code == "NM113" || code == "MS101"
    });
    // A tag may be there for a measurement that a person completes.
    wrong.filter(|finding| finding.code.as_str() != "RF111").map(|finding| finding.message).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_that_is_found_is_defined_once(
        before in found(), after in found(), renames in collection::btree_set(a_name(), 0..6)
    ) {
        let defined = renamed(&infer(&before, &Schema::default()).schema, &renames);
        prop_assert_eq!(said(&defined), seen(&before));
        let first = infer(&after, &defined);
        for key in first.schema.buckets.keys() {
            prop_assert!(!defined.buckets.contains_key(key));
        }
        for key in first.schema.measurements.keys() {
            prop_assert!(!defined.measurements.contains_key(key));
        }
        for key in first.schema.tags.keys() {
            prop_assert!(!defined.tags.contains_key(key));
        }
        let mut all = together(&defined, &first.schema);
        prop_assert_eq!(errors(&all), Vec::<String>::new());
        complete(&mut all, &first);
        prop_assert_eq!(errors(&all), Vec::<String>::new());
        let said = said(&all);
        for (place, members) in seen(&after) {
            prop_assert!(members.is_subset(&said[&place]), "{:?}", place);
        }
        let again = infer(&after, &all);
        prop_assert_eq!(again.schema, Schema::default());
        prop_assert_eq!(again.lacking, Vec::new());
    }
}
