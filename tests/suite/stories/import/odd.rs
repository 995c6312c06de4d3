//! Names that are hard on line protocol, InfluxQL, Flux, URLs, YAML and files, all at once.

use std::collections::BTreeSet;

use serde_json::json;

use super::{Story, agrees, run_in};
use crate::support::{
    definitions::of_project,
    project::Project,
    sample::{escaped, name},
};

const BUCKETS: [&str; 11] = [
    "a/b",
    "0123456789abcdef",
    "with space",
    "Größe",
    "🏠",
    "it's",
    "foo",
    "foo/autogen",
    "shadow",
    "on",
    "%2F?&=#",
];

/// Of measurements, tags and fields.
const NAMES: [&str; 24] = [
    "a/b",
    "../up",
    "0123456789abcdef",
    "q\"uote",
    "it's",
    "sp ace",
    "Größe",
    "🏠",
    "back\\slash",
    "com,ma",
    "eq=ual",
    "on",
    "null",
    "~",
    "1.10",
    ".hidden",
    "CON",
    "Cpu",
    "cpu",
    "- dash",
    "a: b",
    "{{ x }}",
    "${x}",
    "result",
];

/// Every name as measurement, tag, value and field: each of them one of each.
fn lines() -> String {
    let line = |own: &&str| {
        let tags: Vec<String> =
            NAMES.iter().filter(|tag| *tag != own).map(|tag| format!("{0}={0}", name(tag))).collect();
        format!("{},{} {}=1i 1\n", escaped(own, &[',', ' ']), tags.join(","), name(own))
    };
    NAMES.iter().map(line).collect()
}

#[test]
fn odd_names() {
    let mut story = Story::new("import_odd_names");
    for bucket in BUCKETS {
        let id = story.organization.create_bucket(bucket, 0, 0);
        story.organization.write(&id, &lines());
        // The writer doubles backslashes.
        story.organization.write(&id, "un\\\\\\,readable,t=x f=1 1\n");
    }
    // The name of the bucket `shadow` leads elsewhere in InfluxQL.
    let other = story.organization.create_bucket("other", 0, 0);
    story.organization.write(&other, "of_other,t=x f=1 1\n");
    let mapping = json!({
        "orgID": story.organization.id, "bucketID": other, "database": "shadow", "retention_policy": "autogen",
        "default": true,
    });
    story.organization.http().post("/api/v2/dbrps", &mapping);
    let empty = Project::new();
    run_in(&mut story, &empty, "import");
    agrees(&story, &empty);
    let schema = of_project(empty.path());
    for bucket in BUCKETS {
        let held = schema
            .measurements
            .iter()
            .filter(|(_, it)| schema.buckets[&it.bucket].server_name(&it.bucket) == bucket);
        let mut found = BTreeSet::new();
        for (key, measurement) in held {
            let own = measurement.server_name(key);
            let tags: BTreeSet<&str> =
                measurement.tags.iter().map(|tag| schema.tags[tag].server_name(tag)).collect();
            let expected: BTreeSet<&str> = NAMES.into_iter().filter(|tag| *tag != own).collect();
            assert_eq!(tags, expected, "{bucket}: {own}");
            assert_eq!(measurement.fields.keys().collect::<Vec<_>>(), [own], "{bucket}: {own}");
            assert!(measurement.optional_tags.is_empty());
            found.insert(own.to_owned());
        }
        assert_eq!(found, NAMES.map(str::to_owned).into(), "{bucket}");
    }
    story.end();
}
