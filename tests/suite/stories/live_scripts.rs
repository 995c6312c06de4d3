//! `check --live`: what the server says of scripts, none of which is run.

use super::Story;
use crate::support::program::Ran;

const STORAGE: &str = "buckets:
  home: { retention: infinite, description: Rooms., rationale: All of it. }
tags:
  room: { description: Room., values: [hall, kitchen] }
measurements:
  climate:
    bucket: home
    description: Climate.
    tags: [room]
    volume: { points_per_day: 10 }
    fields: { temperature: { type: float, description: Temperature., unit: \"°C\" } }
";

fn definitions(queries: &str) -> String {
    format!("{STORAGE}queries:\n{queries}")
}

/// A story with the bucket and a point in it.
fn story(name: &'static str) -> Story {
    let mut story = Story::new(name);
    let id = story.organization.create_bucket("home", 0, 604_800);
    story.organization.write(&id, "climate,room=hall temperature=20 1577836800000000000\n");
    story.note("on the server is the bucket with one point");
    story
}

const RIGHT: &str = r#"  of_room:
    description: One room.
    parameters: { room: { tag: room, example: hall } }
    from: climate
    range: -1d
    where: { room: $room }
  options:
    description: Imports, options and comments.
    flux: |
      // Comments may stand here,
      import "timezone"

      import "strings" // and here

      option location = timezone.location(name: "Europe/Berlin")
      option now = () => 2020-01-02T00:00:00Z
      from(bucket: "home") // and there
        |> range(start: -1d)
        |> map(fn: (r) => ({r with text: strings.toUpper(v: "${r.room} option x = {"), price: "\${5}"}))
  writes:
    description: It would write, if it was run.
    flux: |
      from(bucket: "home") |> range(start: 0) |> map(fn: (r) => ({r with room: "kitchen"})) |> to(bucket: "home")
  nowhere:
    description: A bucket that is not there is not asked for.
    flux: 'from(bucket: "nowhere") |> range(start: -1d)'
"#;

#[test]
fn what_is_right_is_looked_at_and_not_run() {
    let mut story = story("live_scripts");
    story.define(&definitions(RIGHT));
    story.run("check --live -v");
    let id = story.organization.bucket_id("home");
    assert_eq!(story.organization.count(&id), 1, "a check wrote a point");
    story.end();
}

const WRONG: &str = r#"  bracket:
    description: No end.
    flux: |
      // A comment.
      from(bucket: "home"
        |> range(start: -1d)
  quote:
    description: No end.
    flux: |
      from(bucket: "home)
        |> range(start: -1d)
  leaves:
    description: It leaves the function that it is put into.
    flux: |
      x = 1
      }
      from(bucket: "home") |> range(start: 0) |> map(fn: (r) => ({r with room: "kitchen"})) |> to(bucket: "home")
      __check_1 = () => {
      y = 2
  two:
    description: Two mistakes.
    parameters: { room: { tag: room, example: hall } }
    flux: |
      import "math"

      ä = "äöü €" + nothing
      from(bucket: "home")
        |> range(strt: -1d)
        |> filter(fn: (r) => r.room == room)
        |> limit(n: math.pi)
  import:
    description: No such package.
    flux: |
      // The package is called otherwise.
      import "no/such"
      from(bucket: "home") |> range(start: -1d)
  beside:
    description: A text beside its key.
    flux: 'from(bucket: "home") |> range(start: -1d) |> maximum()'
  folded:
    description: A folded text has other lines than the file.
    flux: >
      from(bucket: "home") |> range(start: -1d)
      |> minimum()
  option:
    description: An option of the wrong type.
    flux: |
      import "timezone"
      option location = timezone.location(nam: "Europe/Berlin")
      from(bucket: "home") |> range(start: -1d)
  package:
    description: A package of its own.
    flux: |
      package main
      from(bucket: "home") |> range(start: -1d)
  function:
    description: An aggregate that there is not.
    from: climate
    range: -1d
    window: { every: 1h, aggregate: meen }
  right:
    description: Nothing is wrong with this one.
    from: climate
    range: -1d
"#;

#[test]
fn what_is_wrong_is_found_at_its_line() {
    let mut story = story("live_scripts_wrong");
    story.define(&definitions(WRONG));
    story.run("check --live");
    story.run("check --live --format json");
    let id = story.organization.bucket_id("home");
    assert_eq!(story.organization.count(&id), 1, "a check wrote a point");
    story.end();
}

#[test]
fn the_pages_show_what_the_server_says() {
    let story = Story::new("live_scripts_pages");
    for code in ["SV101", "SV102", "SV103"] {
        let path = format!("{}/docs/rules/{code}.md", env!("CARGO_MANIFEST_DIR"));
        let page = std::fs::read_to_string(path).unwrap();
        for (heading, is_found) in [("Before", true), ("After", false)] {
            let (_, below) = page.split_once(&format!("## {heading}\n\n```yaml\n")).unwrap();
            super::story::define(&story.project, below.split("```").next().unwrap());
            let ran: Ran = story.command("check --live").output().unwrap().into();
            assert_eq!(ran.stdout.contains(&format!("[{code}]")), is_found, "{code} {heading}: {ran:?}");
            assert!(is_found || !ran.stdout.contains("[SV"), "{code} {heading}: {ran:?}");
        }
    }
}

#[test]
fn ends_of_lines_do_not_matter() {
    let mut story = story("live_scripts_crlf");
    let queries = "  all:\n    description: Both.\n    flux: |\n      a = 1\n\n      b = a + \"x\"\n";
    super::story::define(&story.project, &definitions(queries).replace('\n', "\r\n"));
    story.note("the definitions have CR LF");
    story.run("check --live");
    story.end();
}

#[test]
fn many_take_few_requests() {
    let mut story = story("live_scripts_many");
    let one = |n: usize| {
        let imports = if n.is_multiple_of(2) { "" } else { "import \"math\"\n      " };
        let wrong = if n == 77 { " |> nothing()" } else { "" };
        format!(
            "  q{n:03}:\n    description: One.\n    flux: |\n      {imports}from(bucket: \"home\") |> range(start: -1d){wrong}\n"
        )
    };
    super::story::define(&story.project, &definitions(&(0..150).map(one).collect::<String>()));
    story.note("the definitions have 150 queries, every other with an import, of which one is wrong");
    story.run("check --live -v");
    story.end();
}

#[test]
fn a_server_that_does_not_tell_is_said() {
    let mut story = story("live_scripts_refused");
    story.define(&definitions(RIGHT));
    story.token = story.organization.restricted(&[("read", "orgs")]);
    story.note("with a token that sees the organization only");
    story.run("check --live");
    story.token = "wrong".to_owned();
    story.note("with a token that is none");
    story.run("check --live");
    story.host = "http://127.0.0.1:1".to_owned();
    story.note("where no server is");
    story.run("check --live");
    story.end();
}
