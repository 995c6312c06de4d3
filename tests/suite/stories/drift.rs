//! Drift: what was done to a server since the last revision, and what its data has that it should not.

mod buckets;
mod data;
mod records;
mod tags;
mod tasks;
mod tokens;

use serde_json::{Value, json};

use super::Story;
use crate::support::organization::Organization;

/// Two buckets with a measurement each; infinite, so that fixed times stay.
const DEFINITIONS: &str = "buckets:
  climate: { retention: infinite, description: Rooms. }
  power: { retention: infinite }
tags:
  room: { max_values: 3 }
  host: {}
measurements:
  room_climate:
    bucket: climate
    tags: [room, host]
    fields: { temperature: { type: float } }
  meter:
    bucket: power
    tags: [host]
    fields: { watts: { type: integer }, state: { type: string, optional: true } }
";

/// 2021-01-01T00:00:00Z in seconds.
const NEW_YEAR: u64 = 1_609_459_200;

/// A story whose points have times that stay in the transcript.
fn told(name: &'static str) -> Story {
    let mut story = Story::new(name);
    story.keeps_past = true;
    story
}

/// The story after its first apply.
fn applied(name: &'static str) -> Story {
    let mut story = told(name);
    story.define(DEFINITIONS);
    assert_eq!(story.run("apply --yes").exit, 0);
    story
}

/// The id of a bucket by its name.
fn id(organization: &Organization, name: &str) -> String {
    let buckets = organization.buckets();
    let bucket = buckets.iter().find(|bucket| bucket["name"] == name);
    bucket.unwrap()["id"].as_str().unwrap().to_owned()
}

/// Writes points of some hours after the new year of 2021 to a bucket, each line with its hour
/// behind the last blank.
fn write(story: &mut Story, bucket: &str, lines: &str) {
    let id = id(&story.organization, bucket);
    let line = |line: &str| {
        let (point, hour) = line.rsplit_once(' ').unwrap();
        format!("{point} {}000000000\n", NEW_YEAR + 3_600 * hour.parse::<u64>().unwrap())
    };
    let text: String = lines.lines().map(str::trim).filter(|text| !text.is_empty()).map(line).collect();
    story.organization.write(&id, &text);
    story.note(&format!("points are written to {bucket}"));
}

fn patch(story: &mut Story, bucket: &str, body: &Value) {
    let id = id(&story.organization, bucket);
    story.organization.http().patch(&format!("/api/v2/buckets/{id}"), body);
    story.note(&format!("somebody changes {bucket}: {body}"));
}

/// A task that somebody makes by hand; its id.
fn task(story: &mut Story, flux: &str, description: &str) -> String {
    let body = json!({ "orgID": story.organization.id, "flux": flux, "description": description });
    story.note("somebody makes a task");
    story.organization.http().post("/api/v2/tasks", &body)["id"].as_str().unwrap().to_owned()
}
