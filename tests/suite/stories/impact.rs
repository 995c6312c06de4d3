//! Who uses what a change renames, retypes or removes: queries and rollups of the definitions, and what
//! the server has.

use std::fs;

use fluxform::model::TaskMark;
use serde_json::{Value, json};

use super::Story;
use crate::support::readers::{check, dashboard, query, task, variable};

const BEFORE: &str = "\
buckets:
  events: { retention: infinite, shard_group_duration: 7d, name: raw }
  daily: { retention: infinite }
tags:
  room: { max_values: 10, name: rm }
measurements:
  climate:
    name: weather
    bucket: events
    tags: [room]
    fields:
      temp: { type: float }
      humidity: { type: float }
      old: { type: float, optional: true }
  climate_daily:
    bucket: daily
    tags: [room]
    fields: { temperature: { type: float } }
queries:
  humid: { from: climate, range: -1d, window: { every: 1h, aggregate: { humidity: mean } } }
  hall: { from: climate, range: -1d, fields: [temp], where: { room: hall } }
  latest: { union: [hall] }
  script:
    flux: |
      from(bucket: \"raw\")
          |> range(start: -1d)
          |> filter(fn: (r) => r._measurement == \"weather\" and r._field == \"temp\")
rollups:
  days: { from: climate, to: climate_daily, every: 1d, group: [room], fields: { temperature: { mean: temp } } }
";

/// Bucket, measurement, tag and field have other names, a field has another type, one is gone. The query
/// `hall` was forgotten.
fn after() -> String {
    let changes = [
        ("name: raw }", "renamed_from: [raw] }"),
        ("name: rm }", "renamed_from: [rm] }"),
        ("name: weather", "renamed_from: [weather]"),
        ("temp: { type: float }", "temperature: { type: float, renamed_from: [temp] }"),
        (
            "humidity: { type: float }",
            "humidity: { type: integer, convert: { from: float, on_error: round } }",
        ),
        (
            "      old: { type: float, optional: true }\n",
            "    retired:\n      - { field: old, type: float, since: 2020-01-01, reason: Wrong., delete: true }\n",
        ),
        ("{ mean: temp }", "{ mean: temperature }"),
    ];
    changes.iter().fold(BEFORE.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

/// Points of the old shape.
fn written(story: &Story) {
    let id = story.organization.create_bucket("raw", 0, 604_800);
    story.organization.create_bucket("daily", 0, 604_800);
    story.organization.write(&id, "weather,rm=hall temp=20.5,humidity=40.5,old=1 1577923200000000000\n");
}

/// One of each kind, and some that use other things.
fn make_readers(story: &Story) {
    let of = |field: &str| query("weather", field).replace("events", "raw");
    let home = &story.organization;
    task(home, "nightly report", &of("temp"), "");
    task(home, "fluxform: a rollup", &of("humidity"), &TaskMark::Bridge.describe("Made."));
    task(home, "elsewhere", &query("weather", "temp"), "");
    check(home, "too humid", &of("humidity"));
    let by_room = of("old") + "  |> group(columns: [\"rm\"])\n";
    dashboard(home, "Climate", &[("Warmth", &[&of("temp")]), ("Both", &[&by_room, &of("humidity")])]);
    dashboard(home, "Power", &[("Watts", &[&query("power", "temp")])]);
    variable(home, "rooms", &json!({ "type": "map", "values": { "room": "rm" } }));
}

fn before(story: &Story) {
    let folder = story.project.path().join("before");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("home.yaml"), BEFORE).unwrap();
}

#[test]
fn everything_that_uses_what_changes() {
    let mut story = Story::new("impact");
    story.keeps_times = true;
    written(&story);
    make_readers(&story);
    before(&story);
    story.define(&after());
    story.run("plan");
    story.run("plan --format markdown");
    story.run("check --against ./before");
    story.run("check --against ./before --live --format markdown");
    story.end();
}

#[test]
fn the_same_for_programs() {
    let mut story = Story::new("impact_json");
    written(&story);
    make_readers(&story);
    before(&story);
    story.define(&after());
    let plan = |options: &str| -> Value {
        let output = story.command(&format!("plan --format json {options}")).output().unwrap();
        serde_json::from_slice(&output.stdout).unwrap()
    };
    let planned = plan("");
    let review = story.command("check --against ./before --live --format json").output().unwrap();
    let review: Value = serde_json::from_slice(&review.stdout).unwrap();
    // Who reads is no part of what a plan is.
    check(&story.organization, "a new one", &query("weather", "old").replace("events", "raw"));
    let again = plan("");
    assert_eq!(planned["id"], again["id"]);
    assert_ne!(planned["data"]["impact"], again["data"]["impact"]);
    let shown = |value: &Value| serde_json::to_string_pretty(value).unwrap();
    story.note(&format!("data.impact of the plan\n{}", shown(&planned["data"]["impact"])));
    story.note(&format!("readers of the review\n{}", shown(&review["readers"])));
    story.note(&format!("impact of the review\n{}", shown(&review["impact"])));
    story.run("plan --out plan.json");
    story.run("apply plan.json --yes");
    story.end();
}

/// Names that would be something else in a terminal, in Markdown, in a script.
#[test]
fn odd_names_of_readers() {
    let mut story = Story::new("impact_odd_names");
    let id = story.organization.create_bucket("a|b <b>", 0, 604_800);
    story.organization.write(&id, "</td>,t=x @all=1 1577923200000000000\n");
    let script = "from(bucket: \"a|b <b>\") |> filter(fn: (r) => r._measurement == \"</td>\" and r._field == \"@all\")";
    let odd = ["</details>", "a|b `c` ``d", "line\nbreak \u{1b}[1m", "[x](http://example.org) @all #12"];
    for name in odd {
        check(&story.organization, name, script);
    }
    dashboard(&story.organization, odd[1], &[(odd[2], &[script]), (odd[3], &[script])]);
    let definitions = |field: &str| {
        format!(
            "buckets:\n  odd: {{ retention: infinite, shard_group_duration: 7d, name: \"a|b <b>\" }}\ntags:\n  t: {{ max_values: 1 }}\n\
             measurements:\n  m:\n    name: \"</td>\"\n    bucket: odd\n    tags: [t]\n    fields:\n      {field}\n\
             queries:\n  \"q|`x`\": {{ from: m, range: -1d }}\n"
        )
    };
    let folder = story.project.path().join("before");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("home.yaml"), definitions("\"@all\": { type: float }")).unwrap();
    story.define(&definitions("all: { type: float, renamed_from: [\"@all\"] }"));
    story.run("plan");
    story.run("plan --format markdown");
    for format in ["text", "markdown", "github"] {
        story.run(&format!("check --against ./before --live --format {format}"));
    }
    story.end();
}

/// A list that is empty may be so for want of a permission.
#[test]
fn what_the_token_may_not_see() {
    let mut story = Story::new("impact_not_seen");
    written(&story);
    make_readers(&story);
    before(&story);
    story.define(&BEFORE.replace("name: raw }", "renamed_from: [raw] }").replace("\"raw\"", "\"events\""));
    let may = ["buckets", "orgs", "tasks", "checks", "variables", "labels"].map(|kind| ("read", kind));
    story.token = story.organization.restricted(&may);
    story.note("with a token that may not read dashboards");
    story.run("plan");
    story.run("check --against ./before --live");
    story.end();
}

/// Nothing changes that could be used, so nobody is asked for.
#[test]
fn no_request_too_many() {
    let story = Story::new("impact_requests");
    written(&story);
    make_readers(&story);
    let asks = |definitions: &str| {
        super::story::define(&story.project, definitions);
        let output = story.command("-v plan").output().unwrap();
        let log = String::from_utf8(output.stderr).unwrap();
        assert!(log.contains("/api/v2/buckets"), "{log}");
        ["tasks", "checks", "dashboards", "variables"].map(|kind| log.contains(&format!("/api/v2/{kind}")))
    };
    let shorter = BEFORE.replace("retention: infinite, shard_group_duration: 7d", "retention: 3650d");
    let (queries, _) = shorter.split_once("rollups:").unwrap();
    assert_eq!(asks(queries), [false; 4]);
    // A rollup is a task.
    assert_eq!(asks(&shorter), [true, false, false, false]);
    assert_eq!(asks(&after()), [true; 4]);
}
