//! `fluxform query`: queries of the definitions, run on the server.

use std::{
    fs,
    io::{BufRead, BufReader},
    process::Stdio,
};

use super::Story;
use crate::support::program::Ran;

const DEFINITIONS: &str = r#"buckets:
  home: { retention: infinite }
tags:
  room: { description: The room., values: [hall, kitchen] }
  host: { pattern: "^[a-z]+$", max_values: 10 }
measurements:
  climate:
    bucket: home
    tags: [room, host]
    optional_tags: [host]
    volume: { points_per_day: 24 }
    fields:
      temperature: { type: float, unit: "°C" }
      people: { type: integer }
      ticks: { type: unsigned }
      open: { type: boolean }
      note: { type: string }
queries:
  of_room:
    description: What is known of one room.
    parameters: { room: { tag: room, example: hall } }
    from: climate
    range: { start: 2020-01-01T00:00:00Z, stop: 2020-01-02T00:00:00Z }
    where: { room: $room }
  warm:
    description: The mean temperature by the hour.
    from: climate
    range: { start: 2020-01-01T00:00:00Z, stop: 2020-01-02T00:00:00Z }
    fields: [temperature]
    window: { every: 1h, aggregate: mean }
  people:
    from: climate
    range: { start: 2020-01-01T00:00:00Z, stop: 2020-01-02T00:00:00Z }
    fields: [people]
  together:
    description: Both.
    union: [warm, people]
  pivoted:
    description: The fields side by side, as far as there are any.
    flux: |
      from(bucket: "home")
        |> range(start: 2020-01-01T00:00:00Z, stop: 2020-01-02T00:00:00Z)
        |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
        |> drop(columns: ["_start", "_stop"])
  named:
    description: A result with a name.
    flux: |
      from(bucket: "home")
        |> range(start: 2020-01-01T00:00:00Z, stop: 2020-01-02T00:00:00Z)
        |> filter(fn: (r) => r._field == "ticks")
        |> count()
        |> yield(name: "counted")
  above:
    description: Where it was warmer.
    parameters:
      limit: { type: float, description: The bound., example: 20.5 }
      word: { type: string, example: a }
      least: { type: integer, example: 1 }
      most: { type: unsigned, example: 9 }
      is: { type: boolean, example: true }
    flux: |
      import "array"
      array.from(rows: [{limit: limit, word: word, least: least, most: most, is: is}])
  broken:
    description: Fails after its first table.
    flux: |
      from(bucket: "home")
        |> range(start: 2020-01-01T00:00:00Z, stop: 2020-01-02T00:00:00Z)
        |> group()
  wrong:
    description: The server refuses it.
    parameters: { room: { tag: room, example: hall } }
    flux: |
      from(bucket: "home")
        |> range(start: -1d)
        |> filter(fn: (r) => r.room == room)
        |> maximum()
  nowhere:
    description: Its bucket is not there.
    flux: 'from(bucket: "nowhere") |> range(start: -1d)'
  writes:
    description: It writes.
    flux: |
      from(bucket: "home") |> range(start: 0)
        |> to(bucket: "home")
  nothing:
    description: No row fits.
    flux: 'from(bucket: "home") |> range(start: 2019-01-01T00:00:00Z, stop: 2019-01-02T00:00:00Z)'
"#;

const POINTS: &str = "climate,room=hall temperature=20.5,people=90071992547409931i,ticks=18446744073709551615u,open=true,note=\"a \\\"b\\\", c\" 1577840400000000000
climate,room=hall temperature=1e300,note=\"\" 1577840400500000000
climate,room=kitchen,host=pi temperature=-3,people=2i 1577844000000000001
climate,room=kitchen,host=pi note=\"l1\nl2 \x1b[31mred\" 1577847600000000000
";

fn story(name: &'static str) -> Story {
    let mut story = Story::new(name);
    story.keeps_past = true;
    let id = story.organization.create_bucket("home", 0, 604_800);
    story.organization.write(&id, POINTS);
    fs::write(story.project.path().join("schemas/home.yaml"), DEFINITIONS).unwrap();
    story
}

/// Runs a query with values that hold blanks and signs of shells.
fn run_with(story: &mut Story, arguments: &str, values: &[&str]) {
    let mut command = story.command(arguments);
    for value in values {
        command.args(["--param", value]);
    }
    let shown: Vec<_> = values.iter().map(|value| format!("--param {value:?}")).collect();
    story.run_as(&format!("fluxform {arguments} {}", shown.join(" ")), &mut command);
}

#[test]
fn queries_are_listed_and_explained_without_a_server() {
    let mut story = story("query_explained");
    story.host = "http://127.0.0.1:1".to_owned();
    story.run("query");
    story.run("query --format json");
    story.run("query of_room together --examples --explain");
    story.run("query pivoted --explain");
    story.run("query of_room --param room=kitchen --explain --format json");
    story.end();
}

#[test]
fn answers_are_shown_in_each_format() {
    let mut story = story("query_formats");
    for format in ["table", "csv", "json", "lp"] {
        story.run(&format!("query of_room --param room=hall --format {format}"));
    }
    story.run("query of_room --param room=kitchen --format table");
    story.run("query of_room --param room=kitchen --format lp");
    story.run("query pivoted");
    story.run("query pivoted --format csv");
    story.run("query named");
    story.run("query named --format csv");
    story.run("query nothing");
    story.run("query nothing --format json");
    for format in ["table", "csv", "json", "lp"] {
        story.run(&format!("query warm people --format {format}"));
    }
    story.run("query together");
    story.end();
}

#[test]
fn values_fit_their_parameters_and_stay_values() {
    let mut story = story("query_parameters");
    let hostile = "word=\") |> drop() ${1 + 1} $\\ \n// é\u{1b}[31m";
    run_with(&mut story, "query above --examples --format json", &[hostile]);
    let all = ["limit=-1e3", "word=", "least=-9223372036854775808", "most=18446744073709551615", "is=false"];
    run_with(&mut story, "query above", &all);
    for values in [
        &["room=attic"][..],
        &["room=kitchn"],
        &["rom=hall"],
        &["room=hall", "room=kitchen"],
        &["room=hall", "colour=red"],
        &["room"],
        &[],
    ] {
        run_with(&mut story, "query of_room", values);
    }
    for value in ["limit=warm", "limit=NaN", "least=1.5", "most=-1", "is=yes"] {
        run_with(&mut story, "query above --examples", &[value]);
    }
    story.run("query above");
    story.run("query of_rom");
    story.run("query --examples");
    story.run("query --format lp");
    story.run("query of_room --examples --explain --format csv");
    story.end();
}

#[test]
fn failures_say_what_and_where() {
    let mut story = story("query_failures");
    story.run("query wrong --examples");
    story.run("query nowhere");
    story.run("query writes");
    story.run("query pivoted --format lp");
    story.run("query named --format lp");
    story.token = story.organization.restricted(&[("read", "orgs"), ("read", "tasks")]);
    story.note("with a token that may not read the bucket");
    story.run("query warm");
    story.token = "no-token".to_owned();
    story.run("query warm");
    story.end();
}

const MANY: &str = "queries:
  many:
    description: A million rows.
    flux: |
      import \"generate\"
      generate.from(count: 1000000, fn: (n) => n, start: 2020-01-01T00:00:00Z, stop: 2020-02-01T00:00:00Z)
";

/// The most memory that a process had, in kilobytes.
fn peak(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

#[test]
fn an_answer_that_breaks_off_is_a_failure_after_its_rows() {
    let story = story("query_broken");
    // Which of the types comes first is by chance.
    for (format, end) in [("table", "\n\n"), ("csv", "\r\n"), ("json", "}}\n"), ("lp", "\n")] {
        let ran: Ran = story.command(&format!("query broken --format {format}")).output().unwrap().into();
        let said = "error: query `broken`: InfluxDB could not run a query: schema collision: cannot group ";
        assert!(ran.stderr.starts_with(said), "{format}: {ran:?}");
        assert!(
            ran.stderr.ends_with("\n  what was shown of the answer is not all of it\n"),
            "{format}: {ran:?}"
        );
        assert!(
            ran.exit == 2 && ran.stdout.contains("climate") && ran.stdout.ends_with(end),
            "{format}: {ran:?}"
        );
        assert!(!ran.stdout.contains("\"tables\""), "{format}: {ran:?}");
    }
}

#[test]
fn a_million_rows_take_no_more_memory_than_a_few() {
    let story = Story::new("query_many");
    super::story::define(&story.project, MANY);
    let mut child = story.command("query many").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let (mut lines, mut most) = ([0_u64; 2], [0_u64; 2]);
    let mut count = 0_u64;
    for line in BufReader::new(child.stdout.take().unwrap()).lines() {
        line.unwrap();
        count += 1;
        if count == 10_000 || count == 990_000 {
            lines.rotate_left(1);
            most.rotate_left(1);
            (lines[1], most[1]) = (count, peak(child.id()));
        }
    }
    assert!(child.wait().unwrap().success());
    // The names of the columns, a line below them, the rows, an empty line.
    assert_eq!(count, 1_000_003);
    assert!(most[1] < most[0] + 4_000, "{most:?} kB after {lines:?} lines");
}

#[test]
fn a_reader_that_has_enough_is_no_failure() {
    let story = Story::new("query_head");
    super::story::define(&story.project, MANY);
    let mut child = story.command("query many").stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}
