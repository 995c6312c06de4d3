//! The Flux target: every script runs on a real InfluxDB as it is, and is laid out as Flux's own
//! formatter leaves it.

use std::collections::BTreeMap;

use fluxform::{
    flux::{self, Script},
    generate::Target,
    model::{FieldType, Measurement, Query, Schema, StandardQuery, Tag},
};
use serde_json::json;

use super::{contents, example, files, odd};
use crate::support::organization::Organization;

/// An organization that holds a point of each measurement.
pub(super) fn organization(schema: &Schema) -> Organization {
    let organization = Organization::new();
    for (key, bucket) in &schema.buckets {
        let id = organization.create_bucket(&bucket.server_name(key).replace('"', ""), 0, 0);
        let lines: String =
            schema.measurements_of(key).map(|(key, found)| line(schema, key, found)).collect();
        organization.write(&id, &lines);
    }
    organization
}

fn line(schema: &Schema, key: &str, measurement: &Measurement) -> String {
    let escape = |text: &str| text.replace(',', "\\,").replace('=', "\\=").replace(' ', "\\ ");
    let mut line = measurement.server_name(key).replace(',', "\\,").replace(' ', "\\ ");
    for tag in &measurement.tags {
        let definition: &Tag = &schema.tags[tag];
        line += &format!(",{}={}", escape(definition.server_name(tag)), "x");
    }
    let fields = measurement.fields.iter().map(|(key, field)| {
        let value = match field.stored_type() {
            FieldType::Float => "1.5",
            FieldType::Integer => "1i",
            FieldType::Unsigned => "1u",
            FieldType::Boolean => "true",
            FieldType::String => "\"x\"",
        };
        format!("{}={value}", escape(key))
    });
    format!("{line} {}\n", fields.collect::<Vec<_>>().join(","))
}

/// Runs all scripts, and holds those that were compiled against the formatter.
fn hold(schema: &Schema) {
    let organization = organization(schema);
    let scripts = scripts(schema);
    let mut files = files(Target::Flux, schema);
    files.retain(|file| !file.path.starts_with("tasks/"));
    assert_eq!(files.len(), scripts.len());
    for file in files {
        assert!(
            scripts.values().any(|(_, script)| file.contents.ends_with(&script.to_string())),
            "{}",
            file.path
        );
        let reply = organization.query(&file.contents);
        assert!(!reply.contains(",error,reference"), "{}\n{}\n{reply}", file.path, file.contents);
    }
    for (name, (_, script)) in scripts.iter().filter(|(_, (query, _))| query.flux.is_none()) {
        let script = script.to_string();
        assert_eq!(formatted(&organization, &script), script, "{name}");
    }
}

/// All queries, and what they are compiled to.
pub(super) fn scripts(schema: &Schema) -> BTreeMap<String, (Query, Script)> {
    let mut queries = flux::standard(schema, &StandardQuery::ALL);
    queries.extend(schema.queries.clone());
    let compiled = |(name, query): (String, Query)| {
        let script = flux::compile(schema, &name, &query).unwrap();
        (name, (query, script))
    };
    queries.into_iter().map(compiled).collect()
}

/// The script as the formatter leaves it: the server formats a task whose options it changes.
pub fn formatted(organization: &Organization, script: &str) -> String {
    let options = "\noption task = {name: \"x\", every: 1h}\n";
    let body =
        json!({ "orgID": organization.id, "flux": format!("{script}{options}"), "status": "inactive" });
    let task = organization.http().post("/api/v2/tasks", &body);
    let url = format!("{}/api/v2/tasks/{}", organization.url, task["id"].as_str().unwrap());
    let request = ureq::patch(url).header("authorization", format!("Token {}", organization.token));
    let reply: serde_json::Value =
        request.send_json(json!({ "every": "2h" })).unwrap().body_mut().read_json().unwrap();
    let text = reply["flux"].as_str().unwrap();
    text.split("\noption task").next().unwrap().to_owned()
}

#[test]
fn the_scripts_of_the_example_run() {
    hold(&example());
}

#[test]
fn scripts_with_odd_names_run() {
    hold(&odd());
}

#[test]
fn a_script_explains_itself() {
    let files = files(Target::Flux, &example());
    assert_eq!(
        contents(&files, "time_based_last_30_days.flux"),
        r#"// time_based_last_30_days
// The time-based patterns of one entity over the last 30 days.
//
// Parameters, with example values that make the script run as it is:
//   entity_id: The entity.
entity_id = "light.living_room"

from(bucket: "pattern_aggregates_daily")
    |> range(start: -30d)
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> filter(fn: (r) => r.entity_id == entity_id)
"#
    );
}
