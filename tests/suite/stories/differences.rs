//! `diff` with a server and with what the ledger recorded of it.

use std::fs;

use super::Story;

const DEFINITIONS: &str = "\
buckets:
  events: { retention: 90d, shard_group_duration: 7d, description: Events. }
tags:
  room: { values: [hall, kitchen], description: The room. }
measurements:
  climate:
    bucket: events
    description: Climate.
    tags: [room]
    fields:
      temperature: { type: float, description: In the middle. }
      humidity: { type: float, description: Relative. }
";

#[test]
fn sides_that_a_server_is() {
    let mut story = Story::new("differences");
    story.define(DEFINITIONS);
    story.run("diff ledger");
    story.run("apply --yes");
    story.note("nothing was written yet");
    story.run("diff live");
    let id = story.organization.bucket_id("events");
    story.organization.write(&id, "climate,room=hall,floor=1 temperature=20.5,power=3i 1800000000000000000");
    story.run("diff live");
    story.run("diff ledger live");
    story.note("another retention, another type");
    story.define(
        &DEFINITIONS.replace("90d", "60d").replace("humidity: { type: float", "power: { type: float"),
    );
    story.run("diff live . --format markdown");
    story.run("diff . ledger:1");
    story.note("a review says what an apply would do, by what was recorded");
    let before = story.project.path().join("before");
    fs::create_dir(&before).unwrap();
    fs::write(before.join("home.yaml"), DEFINITIONS).unwrap();
    story.run("check --against ./before --plan ledger --format markdown");
    story.run("check --against ./before --plan ledger");
    story.run("check --against ./before --plan ledger:9 --format markdown");
    fs::write(story.project.path().join("plan.json"), "{}").unwrap();
    story.run("check --against ./before --plan plan.json --format json");
    story.run("diff ledger:7");
    story.run("diff ledger live --format json");
    story.end();
}
