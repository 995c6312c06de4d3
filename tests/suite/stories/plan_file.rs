//! A plan in a file: written, read back, refused where it no longer fits.

use std::fs;

use super::{Story, story};
use crate::support::organization::Organization;

const DEFINITIONS: &str =
    "buckets:\n  daily: { retention: 90d }\n  events: { retention: 60d, shard_group_duration: 1d }\n";

/// A story with a saved plan.
fn planned(name: &'static str) -> Story {
    let mut story = Story::new(name);
    story.organization.create_bucket("events", 2_592_000, 86_400);
    story.define(DEFINITIONS);
    story.run("plan --out plan.json");
    story
}

/// Writes another plan file made from the saved one.
fn edit(story: &Story, from: &str, to: &str) {
    let path = story.project.path().join("plan.json");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{text}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

#[test]
fn a_saved_plan_is_applied() {
    let mut story = planned("plan_file");
    story.run("apply plan.json --dry-run");
    story.run("apply plan.json --yes");
    story.server();
    story.run("apply plan.json --yes");
    story.end();
}

#[test]
fn a_plan_is_stale_when_the_server_has_changed() {
    let mut story = planned("plan_stale");
    let id = story.organization.buckets()[0]["id"].as_str().unwrap().to_owned();
    let body = serde_json::json!({ "description": "by hand" });
    story.organization.http().patch(&format!("/api/v2/buckets/{id}"), &body);
    story.note("somebody describes `events`");
    story.run("apply plan.json --yes");
    story.server();
    story.ledger();
    story.labels();
    story.end();
}

#[test]
fn plans_that_are_not_what_was_made() {
    let mut story = planned("plan_edited");
    edit(&story, "90d", "91d");
    story.note("the plan is edited");
    story.run("apply plan.json --yes");
    edit(&story, "\"version\": 1", "\"version\": 2");
    story.note("the plan is of another version");
    story.run("apply plan.json --yes");
    edit(&story, "\"version\": 2", "\"version\": 2, \"more\": true");
    story.run("apply plan.json --yes");
    edit(&story, "\"version\": 2", "\"version\": 1");
    story.note("the plan has a key that its version does not have");
    story.run("apply plan.json --yes");
    fs::write(story.project.path().join("plan.json"), "\u{0}garbage").unwrap();
    story.note("the plan is garbage");
    story.run("apply plan.json --yes");
    story.run("apply no-plan.json --yes");
    story.server();
    story.ledger();
    story.labels();
    story.end();
}

#[test]
fn a_plan_for_another_organization() {
    let mut story = Story::new("plan_elsewhere");
    let other = Organization::new();
    let elsewhere = story::project(&other.name);
    story::define(&elsewhere, DEFINITIONS);
    let mut command = story.command_in(&elsewhere, "plan --out plan.json");
    command.env("INFLUX_TOKEN", &other.token);
    story.run_as("fluxform plan --out plan.json (for another organization)", &mut command);
    let path = elsewhere.path().join("plan.json");
    let mut command = story.command("apply --yes");
    story.run_as("fluxform apply --yes plan.json", command.arg(path));
    story.server();
    story.end();
}

/// The document is the same on stdout and in the file, and the same twice.
#[test]
fn a_plan_as_json() {
    let mut story = planned("plan_json");
    let first = story.run("plan --format json");
    let path = story.project.path().join("plan.json");
    assert_eq!(first.stdout, fs::read_to_string(path).unwrap());
    let second: crate::support::program::Ran = story.command("plan --format json").output().unwrap().into();
    assert_eq!(first.stdout, second.stdout);
    story.end();
}

/// Names and descriptions come from anybody who may create a bucket.
#[test]
fn markup_in_names_is_only_text() {
    let mut story = Story::new("plan_markdown");
    for name in ["a|b `c` <b>@all</b>", "![x](http://evil)", "tab\there", "*bold* | \\"] {
        story.organization.create_bucket(name, 0, 0);
    }
    story.define(
        "buckets:\n  \
         'x | y': { retention: infinite, description: '<script>| `a` @team [l](http://e)' }\n  \
         'back`tick': { retention: infinite, description: \"two\\nlines\" }\n",
    );
    story.run("plan --format markdown");
    story.run("plan");
    story.end();
}
