//! Whatever is written, the definitions say it: two servers' worth of two hundred measurements each.

use std::collections::{BTreeMap, BTreeSet};

use fluxform::model::{FieldType, Schema};
use proptest::{collection, prelude::*, sample::select, test_runner::TestRunner};

use super::{Story, agrees, command};
use crate::support::{
    definitions::of_project,
    program::Ran,
    project::Project,
    sample::{escaped, name},
};

/// The tags of the series of a measurement, and the types of its fields.
#[derive(Debug, Clone)]
struct Written {
    series: BTreeSet<BTreeMap<String, String>>,
    fields: BTreeMap<String, FieldType>,
    /// Which of the fields a series lacks, by their positions; one has all.
    gaps: BTreeSet<(usize, usize)>,
}

/// By bucket and name.
type Data = BTreeMap<(String, String), Written>;

const TYPES: [FieldType; 5] =
    [FieldType::Float, FieldType::Integer, FieldType::Unsigned, FieldType::String, FieldType::Boolean];

fn a_name() -> impl Strategy<Value = String> {
    let odd = "[a-zA-Zü🏠][a-zA-Z0-9_ /.,=ü🏠'\"#:-]{0,10}[a-z]";
    prop_oneof![3 => "[a-z]{1,3}", 1 => odd].prop_filter("reserved", |name| name != "time")
}

fn written() -> impl Strategy<Value = Written> {
    let values = prop_oneof![4 => "[a-c]", 1 => "[a-z]{2}", 1 => a_name()];
    let key = select(vec!["host", "room", "id", "sp ace", "on", "k=v"]).prop_map(str::to_owned);
    let series = collection::btree_set(collection::btree_map(key, values, 0..4), 1..12);
    let fields = collection::btree_map(a_name(), select(TYPES.to_vec()), 1..20);
    let gaps = collection::btree_set((1_usize..12, 1_usize..20), 0..6);
    (series, fields, gaps).prop_map(|(series, fields, gaps)| Written { series, fields, gaps })
}

fn data() -> impl Strategy<Value = Data> {
    let bucket = select(vec!["one", "two/three", "🏠"]).prop_map(str::to_owned);
    // Some names come twice; two hundred are left of these in any case.
    let all = collection::vec(((bucket, a_name()), written()), 320);
    all.prop_map(|all| all.into_iter().collect::<Data>().into_iter().take(200).collect())
}

fn lines(data: &Data, bucket: &str) -> String {
    let mut lines = String::new();
    for ((_, measurement), written) in data.iter().filter(|((of, _), _)| of == bucket) {
        for (number, tags) in written.series.iter().enumerate() {
            let tags: String =
                tags.iter().map(|(key, value)| format!(",{}={}", name(key), name(value))).collect();
            for (position, (field, kind)) in written.fields.iter().enumerate() {
                if written.gaps.contains(&(number, position)) {
                    continue;
                }
                let value = match kind {
                    FieldType::Float => "1.5",
                    FieldType::Integer => "1i",
                    FieldType::Unsigned => "1u",
                    FieldType::String => "\"x\"",
                    FieldType::Boolean => "true",
                };
                lines += &format!("{}{tags} {}={value} 1\n", escaped(measurement, &[',', ' ']), name(field));
            }
        }
    }
    lines
}

/// What the definitions should say of a measurement: tags, those that some series lack, fields with
/// their types and whether points lack them.
type Said = (BTreeSet<String>, BTreeSet<String>, BTreeMap<String, (FieldType, bool)>);

fn expected(written: &Written) -> Said {
    let tags: BTreeSet<String> = written.series.iter().flat_map(|tags| tags.keys().cloned()).collect();
    let lacking = |tag: &&String| written.series.iter().any(|tags| !tags.contains_key(*tag));
    let optional = tags.iter().filter(lacking).cloned().collect();
    let gap = |position: usize| {
        written.gaps.iter().any(|(series, field)| *series < written.series.len() && *field == position)
    };
    let fields = written.fields.iter().enumerate();
    let fields = fields.map(|(position, (field, kind))| (field.clone(), (*kind, gap(position)))).collect();
    (tags, optional, fields)
}

fn said(schema: &Schema) -> BTreeMap<(String, String), Said> {
    let on_server = |tags: &[String]| {
        tags.iter().map(|tag| schema.tags[tag].server_name(tag).to_owned()).collect::<BTreeSet<_>>()
    };
    let all = schema.measurements.iter().map(|(key, measurement)| {
        let bucket = schema.buckets[&measurement.bucket].server_name(&measurement.bucket);
        let fields = measurement
            .fields
            .iter()
            .map(|(key, field)| (key.clone(), (field.stored_type(), field.optional)));
        let said = (on_server(&measurement.tags), on_server(&measurement.optional_tags), fields.collect());
        ((bucket.to_owned(), measurement.server_name(key).to_owned()), said)
    });
    all.collect()
}

/// The values of each tag over all measurements.
fn values(data: &Data) -> BTreeMap<String, BTreeSet<String>> {
    let mut all: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (key, value) in data.values().flat_map(|written| &written.series).flatten() {
        all.entry(key.clone()).or_default().insert(value.clone());
    }
    all
}

#[test]
fn whatever_is_written_is_defined() {
    let config = ProptestConfig { cases: 2, failure_persistence: None, ..ProptestConfig::default() };
    let run = TestRunner::new(ProptestConfig { max_shrink_iters: 0, ..config }).run(&data(), |data| {
        prop_assert_eq!(data.len(), 200);
        let story = Story::new("none");
        let buckets: BTreeSet<&String> = data.keys().map(|(bucket, _)| bucket).collect();
        for bucket in buckets {
            let id = story.organization.create_bucket(bucket, 0, 0);
            story.organization.write(&id, &lines(&data, bucket));
        }
        let empty = Project::new();
        let ran: Ran = command(&story, &empty, "import").output().unwrap().into();
        prop_assert_eq!(ran.exit, 0, "{}{}", ran.stdout, ran.stderr);
        let schema = of_project(empty.path());
        let expected: BTreeMap<_, _> =
            data.iter().map(|(place, written)| (place.clone(), expected(written))).collect();
        prop_assert_eq!(said(&schema), expected);
        for (tag, values) in values(&data) {
            let definition = &schema.tags.iter().find(|(key, it)| it.server_name(key) == tag).unwrap().1;
            if values.len() < 20 {
                prop_assert_eq!(&definition.values, &values.into_iter().collect::<Vec<_>>());
            } else {
                let budget = definition.max_values.unwrap();
                prop_assert!(budget >= values.len() as u64 && definition.values.is_empty());
            }
        }
        agrees(&story, &empty);
        Ok(())
    });
    // Not the data: it is two hundred measurements long.
    assert!(run.is_ok(), "{}", run.unwrap_err().to_string().chars().take(2_000).collect::<String>());
}
