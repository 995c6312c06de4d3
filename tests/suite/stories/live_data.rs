//! A server that has been written to for long: where its points and the definitions disagree.
//!
//! The points have fixed times, long ago or in a shard group of a century, so that the transcripts
//! can hold them as they are.

use serde_json::json;

use super::Story;
use crate::support::influxd::Influxd;

/// A story whose transcript keeps its times.
fn told(name: &'static str) -> Story {
    let mut story = Story::new(name);
    story.keeps_times = true;
    story
}

/// Seconds since 1970 of a time in January or February 2020, in nanoseconds.
fn at(day: u32) -> u64 {
    (1_577_836_800 + u64::from(day - 1) * 86_400) * 1_000_000_000
}

const DEFINITIONS: &str = "\
buckets:
  events: { retention: infinite, shard_group_duration: 7d }
tags:
  room: { max_values: 10 }
  host: { max_values: 10 }
measurements:
  climate:
    bucket: events
    tags: [room, host]
    fields:
      temperature: { type: float }
      humidity: { type: float, optional: true }
      dew_point: { type: float, optional: true }
  power:
    bucket: events
    fields: { watts: { type: float } }
";

/// Two types in two shard groups, ghosts of a deleted series, things that nobody declared.
fn disagreeing(story: &Story) {
    let id = story.organization.create_bucket("events", 0, 604_800);
    let lines = [
        // The week of 30 December 2019.
        format!("climate,room=kitchen,host=a temperature=20.5,humidity=40.0 {}", at(2)),
        format!("climate,room=hall,host=a temperature=18.25 {}", at(3)),
        // The week of 27 January: another writer, another type, a field and a tag more, one less.
        format!("climate,room=kitchen,floor=0 temperature=21i,co2=400i {}", at(30)),
        format!("climate,room=hall,floor=0 temperature=19i,co2=410i {}", at(31)),
        // A series that will be gone, with a tag, a value and a field that only it has.
        format!("climate,room=attic,host=a,gone=x temperature=3.5,lost=\"x\" {}", at(4)),
        format!("weather,station=roof wind=3.5 {}", at(5)),
        format!("weather,station=garden wind=2.5 {}", at(33)),
    ];
    story.organization.write(&id, &lines.join("\n"));
    let range = json!({
        "start": "2019-01-01T00:00:00Z", "stop": "2021-01-01T00:00:00Z",
        "predicate": "_measurement=\"climate\" AND gone=\"x\"",
    });
    let path = format!("/api/v2/delete?orgID={}&bucket={id}", story.organization.id);
    story.organization.http().post_text(&path, &range.to_string());
}

#[test]
fn where_points_and_definitions_disagree() {
    let mut story = told("live_data");
    disagreeing(&story);
    story.define(DEFINITIONS);
    story.run("plan --out plan.json");
    story.run("plan --format markdown --jobs 1");
    story.run("apply --yes");
    story.run("apply --yes plan.json");
    story.server();
    story.ledger();
    story.note("the type that is stored last");
    story.define(&DEFINITIONS.replace("temperature: { type: float }", "temperature: { type: integer }"));
    story.run("plan");
    story.end();
}

/// The bounds of shard groups are the server's own where the token may read them.
#[test]
fn with_an_operators_token() {
    let mut story = told("live_data_operator");
    story.token.clone_from(&Influxd::shared().operator_token);
    disagreeing(&story);
    story.define(DEFINITIONS);
    story.run("plan");
    story.run("plan --format json");
    story.end();
}

/// The shard group of a century is open: it refuses the declared type for long.
#[test]
fn until_when_a_type_is_refused() {
    let mut story = told("live_data_forecast");
    let id = story.organization.create_bucket("events", 2 * 36_500 * 86_400, 36_500 * 86_400);
    story.organization.write(&id, &format!("climate temperature=20i {}", at(2)));
    story.define(
        "buckets:\n  events: { retention: 73000d, shard_group_duration: 36500d }\nmeasurements:\n  \
         climate: { bucket: events, fields: { temperature: { type: float } } }\n",
    );
    story.run("plan");
    story.run("plan --format json");
    story.end();
}

const CHANGED: &str = "\
buckets:
  events: { retention: infinite, shard_group_duration: 7d, renamed_from: [raw] }
tags:
  room: { max_values: 10, renamed_from: [rm] }
  level: { max_values: 10 }
measurements:
  climate:
    bucket: events
    renamed_from: [weather]
    tags: [room, level]
    fields:
      temperature: { type: float, renamed_from: [temp] }
      unit: { type: string }
    retired:
      - { field: old, type: float, since: 2020-01-01, reason: Never right., delete: true }
      - { tag: mac, since: 2020-01-01, reason: Privacy., delete: true }
retired:
  - { measurement: trial, since: 2020-01-01, reason: It ended., delete: true }
  - { bucket: spare, since: 2020-01-01, reason: Empty., delete: true }
";

/// Everything that the definitions can ask of points, in one plan, on a bucket that is renamed.
#[test]
fn what_each_change_needs() {
    let mut story = told("live_data_changes");
    let id = story.organization.create_bucket("raw", 0, 604_800);
    story.organization.create_bucket("spare", 0, 604_800);
    let lines = [
        format!("weather,rm=hall,unit=C temp=20.5,level=1i {}", at(2)),
        format!("climate,room=hall,level=1,mac=x temperature=20.5,unit=\"C\",old=1.5 {}", at(9)),
        format!("trial f=1 {}", at(3)),
    ];
    story.organization.write(&id, &lines.join("\n"));
    story.define(CHANGED);
    story.run("plan");
    story.run("plan --format markdown");
    story.run("apply --yes");
    story.server();
    story.end();
}

/// A declared bucket without points, and one with more than is declared, change nothing.
#[test]
fn more_than_declared_is_no_change() {
    let mut story = told("live_data_undeclared");
    let id = story.organization.create_bucket("events", 0, 604_800);
    story.organization.write(&id, &format!("\"q\"\\ m\\,x,t\\ \"g=\\=v f\\ 1=1i {}", at(2)));
    story.define(
        "buckets:\n  events: { retention: infinite, shard_group_duration: 7d }\nmeasurements:\n  \
         later: { bucket: events, fields: { f: { type: float } } }\n",
    );
    story.run("plan");
    story.run("apply --yes");
    story.end();
}
