//! Buckets that somebody changed by hand.

use serde_json::json;

use super::{DEFINITIONS, Story, applied, id, patch, write};

fn delete(story: &mut Story, bucket: &str) {
    let id = id(&story.organization, bucket);
    story.organization.http().delete(&format!("/api/v2/buckets/{id}"));
    story.note(&format!("somebody deletes {bucket}"));
}

#[test]
fn nothing_has_changed() {
    let mut story = applied("drift_none");
    story.run("drift");
    story.organization.create_bucket("telegraf", 0, 0);
    write(&mut story, "climate", "room_climate,room=hall,host=a temperature=20 1");
    write(&mut story, "telegraf", "cpu,host=a usage=20 1");
    story.note("declared data, and a bucket that is not managed, are no drift");
    story.run("drift");
    story.run("drift --format json");
    story.end();
}

#[test]
fn settings_and_names() {
    let mut story = applied("drift_buckets");
    let rule = json!({ "type": "expire", "everySeconds": 172_800, "shardGroupDurationSeconds": 86_400 });
    patch(&mut story, "power", &json!({ "retentionRules": [rule] }));
    patch(&mut story, "climate", &json!({ "description": "Rooms, and the \u{1b}[31mgarden" }));
    story.run("drift");
    patch(&mut story, "climate", &json!({ "name": "weather\nreport" }));
    story.run("drift");
    story.run("drift --format json");
    delete(&mut story, "power");
    story.run("drift");
    story.note("and what `plan` says of the same");
    story.run("plan");
    story.end();
}

/// A bucket with the same name and settings is not the same bucket.
#[test]
fn deleted_and_made_anew() {
    let mut story = applied("drift_replaced");
    write(&mut story, "power", "meter,host=a watts=20i 1");
    story.run("drift");
    delete(&mut story, "power");
    story.organization.create_bucket("power", 0, 604_800);
    story.note("somebody makes it anew");
    story.run("drift");
    story.end();
}

/// Buckets that are declared as gone, and one that was made by hand before it was applied.
#[test]
fn retired_and_early_ones() {
    let mut story = applied("drift_retired_bucket");
    let more = "  hourly: { retention: infinite }\ntags:";
    let retired = "retired: [{ bucket: old, since: 2020-12-24, reason: Moved to climate. }]\n";
    story.define(&(DEFINITIONS.replace("tags:\n  room", &format!("{more}\n  room")) + retired));
    story.run("drift");
    story.organization.create_bucket("old", 0, 0);
    story.organization.create_bucket("hourly", 0, 0);
    story.note("somebody makes old and hourly");
    story.run("drift");
    story.end();
}
