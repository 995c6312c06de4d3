//! `fluxform query --test`: queries tried on points that are made up, and nothing left of that.

use std::{collections::BTreeMap, process::Output};

use serde_json::Value;

use super::Story;

const DEFINITIONS: &str = r#"buckets:
  home: { retention: 7d, name: "my home" }
  far: { retention: infinite }
tags:
  room: { values: [hall, kitchen] }
measurements:
  climate:
    bucket: home
    tags: [room]
    volume: { points_per_day: 24 }
    fields: { temperature: { type: float, min: 10, max: 30 }, note: { type: string, optional: true } }
  power:
    bucket: far
    tags: [room]
    volume: { points_per_day: 24 }
    fields: { watts: { type: integer, min: 0 } }
queries:
  hourly: { from: climate, range: -1d, fields: [temperature], window: { every: 6h, aggregate: mean } }
  pivoted:
    from: [climate, power]
    range: -2d
    where: { room: $room }
    parameters: { room: { tag: room, example: hall } }
    pivot: true
    sort: { by: time }
    limit: 5
  long_ago: { from: power, range: { start: 2001-01-01, stop: 2001-01-02 } }
  raw: { flux: 'from(bucket: "my home") |> range(start: -1d) |> filter(fn: (r) => r._field == "temperature") |> mean()' }
  of_text: { flux: 'from(bucket: "my home") |> range(start: -3d) |> filter(fn: (r) => r._field == "note") |> mean()' }
  of_strangers: { flux: 'from(bucket: "another") |> range(start: -1d)' }
  by_variable: { flux: "b = \"my home\"\nfrom(bucket: b) |> range(start: -1d)" }
  writes: { flux: 'from(bucket: "my home") |> range(start: -1d) |> to(bucket: "far")' }
"#;

/// A server whose own buckets have points.
fn story(name: &'static str) -> Story {
    let story = Story::new(name);
    super::story::define(&story.project, DEFINITIONS);
    let id = story.organization.create_bucket("my home", 0, 0);
    story.organization.write(&id, "climate,room=hall temperature=1 1600000000000000000\n");
    story
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The state of each query, and why.
fn states(report: &Value) -> BTreeMap<String, (String, String)> {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let queries = report["queries"].as_array().unwrap().iter();
    let why =
        |query: &Value| query["why"].as_array().unwrap().iter().map(text).collect::<Vec<_>>().join("; ");
    queries.map(|query| (text(&query["name"]), (text(&query["state"]), why(query)))).collect()
}

#[test]
fn each_query_is_tried() {
    let story = story("trial");
    let before = story.organization.bucket_lines();
    let output = story.command("query --test --runs 2 --format json").output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let plainly = "it does not name all of its buckets plainly, so that no others can be put in their place";
    let refused = "unsupported input type for mean aggregate: string";
    let expected = [
        ("by_variable", "not_tried", plainly),
        ("climate_count", "kept", ""),
        ("climate_latest", "kept", ""),
        ("climate_range", "kept", ""),
        ("climate_windows", "kept", ""),
        ("hourly", "kept", ""),
        ("long_ago", "no_rows", ""),
        ("of_strangers", "not_tried", plainly),
        ("of_text", "refused", refused),
        ("pivoted", "kept", ""),
        ("power_count", "kept", ""),
        ("power_latest", "kept", ""),
        ("power_range", "kept", ""),
        ("power_windows", "kept", ""),
        ("raw", "answered", ""),
        ("writes", "not_tried", "it would write, on line 1 of its script"),
    ];
    let expected = expected.map(|(name, state, why)| (name.to_owned(), (state.to_owned(), why.to_owned())));
    assert_eq!(states(&report), BTreeMap::from(expected), "{report:#}");
    let told = |name: &str, key: &str| {
        let queries = report["queries"].as_array().unwrap();
        queries.iter().find(|query| query["name"] == name).unwrap()[key].as_u64().unwrap()
    };
    assert_eq!((told("pivoted", "rows"), told("pivoted", "tables"), told("pivoted", "runs")), (5, 1, 2));
    assert!(told("pivoted", "worst_us") >= told("pivoted", "median_us"));
    assert_eq!((told("of_text", "rows"), told("of_text", "runs")), (0, 0));
    assert_eq!(
        stderr(&output).lines().last().unwrap(),
        "tried 16 queries: 10 as promised, 1 answered, 1 no rows, 3 not tried, 1 refused"
    );
    assert_eq!(story.organization.bucket_lines(), before);
    assert_eq!(story.organization.count(&story.organization.bucket_id("my home")), 1);
}

#[test]
fn some_queries_are_tried_on_what_they_read() {
    let story = story("trial_some");
    let before = story.organization.bucket_lines();
    let output = story.command("query hourly --test --days 2").output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let table = String::from_utf8(output.stdout.clone()).unwrap();
    let words: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(words[0], ["query", "rows", "tables", "bytes", "median", "worst"]);
    assert_eq!((words[1][0], words[1][2]), ("hourly", "2"));
    assert!(words[1].ends_with(&["as", "promised"]), "{table}");
    let loaded = stderr(&output);
    let (points, _) = loaded
        .lines()
        .next()
        .unwrap()
        .split_once(" in ")
        .map(|(a, _)| a.split_once(" of ").unwrap())
        .unwrap();
    assert_eq!(points, "loaded 48 points", "{loaded}");
    assert_eq!(story.organization.bucket_lines(), before);
}

#[test]
fn what_cannot_be_done_leaves_nothing() {
    let story = story("trial_refused");
    let before = story.organization.bucket_lines();
    let impossible = DEFINITIONS.replace("min: 10, max: 30", "min: 30, max: 10");
    super::story::define(&story.project, &impossible);
    let output = story.command("query climate_range --test").output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(stderr(&output).contains("temperature"), "{}", stderr(&output));
    assert_eq!(story.organization.bucket_lines(), before);

    super::story::define(&story.project, DEFINITIONS);
    let reads = story.organization.restricted(&[("read", "buckets"), ("read", "orgs")]);
    let output = story.command("query hourly --test").env("INFLUX_TOKEN", &reads).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert_eq!(story.organization.bucket_lines(), before);
}

#[test]
fn formats_of_answers_are_none_of_a_trial() {
    let story = story("trial_format");
    let output = story.command("query --test --format csv").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output),
        "error: `--format csv` and `lp` are for answers, and `--test` shows none\n  use `--format table` or `json`\n"
    );
}
