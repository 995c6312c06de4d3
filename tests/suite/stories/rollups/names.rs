//! Names that would be something else in Flux, and very many rollups.

use fluxform::flux;

use crate::{stories::Story, support::tasks::formatted};

const ODD: &str = r#"buckets:
  from: { name: "from ${b} ü\\", retention: infinite }
  to: { name: "to ${b} 'x'", retention: infinite }
tags:
  kept: { name: "kept \"${t}\"", values: ["a \"b\" ${c}", other] }
  set: { name: "if" }
  month: { name: "2nd \\tag", derive: "%Y\"-\"%m" }
  season: { name: "sea-son" }
measurements:
  source:
    name: "source \"m\" ${m}"
    bucket: from
    tags: [kept]
    fields: { "f \"${f}\" ü": { type: string }, number: { type: unsigned } }
  target:
    name: "target $"
    bucket: to
    tags: [kept, set, month, season]
    fields: { "g \"${g}\" ü": { type: string }, mean: { type: float } }
rollups:
  "a \"rollup\" ${r}\nü":
    description: "\"Odd\" ${d}"
    from: source
    to: target
    every: 1d
    where: { kept: ["a \"b\" ${c}", other] }
    fields: { "g \"${g}\" ü": { last: "f \"${f}\" ü" }, mean: { mean: number } }
    group: [kept]
    tags: { set: { value: "a \"${v}\" \\x" }, season: { by_month: { "x \"${x}\"": [1, 2, 3, 4, 5, 6], y: [7, 8, 9, 10, 11, 12] } } }
"#;

#[test]
fn odd_names() {
    let mut story = super::told("rollup_odd_names");
    story.define(ODD);
    story.run("apply --yes");
    story.run("plan");
    super::tell_tasks(&mut story);
    let id = story.organization.bucket_id("from ${b} ü\\");
    let line = "source\\ \"m\"\\ ${m},kept\\ \"${t}\"=a\\ \"b\"\\ ${c} f\\ \"${f}\"\\ ü=\"a \\\"text\\\" ${x}\",number=3u 1609459200000000000\n";
    story.organization.write(&id, line);
    let mut command = story.command("rollup run");
    command.args(["a \"rollup\" ${r}\nü", "--from", "2021-01-01", "--to", "2021-01-02", "--yes"]);
    story.run_as("fluxform rollup run ODD --from 2021-01-01 --to 2021-01-02 --yes", &mut command);
    let flux = format!(
        "from(bucket: {}) |> range(start: 2020-01-01T00:00:00Z, stop: 2022-01-01T00:00:00Z) |> drop(columns: [\"_start\", \"_stop\"])",
        flux::string("to ${b} 'x'")
    );
    let reply = story.organization.query(&flux);
    for line in reply.lines() {
        story.note(line.trim_end());
    }
    story.end();
}

/// What would join what comes after it in line protocol.
#[test]
fn no_backslash_at_an_end() {
    for (from, to) in [("\\\\x\" }", "\\\\\" }"), ("2nd \\\\tag", "2nd tag\\\\"), ("y: [7", "\"y\\n\": [7")] {
        assert!(ODD.contains(from), "{from}");
        let schema = crate::support::definitions::schema(&ODD.replace(from, to));
        let errors = flux::rollup_errors(&schema, "a \"rollup\" ${r}\nü");
        assert_eq!(errors.len(), 1, "{errors:?}");
        assert!(errors[0].message.starts_with("points cannot carry "), "{errors:?}");
    }
}

/// As the formatter leaves them, with long and with odd names.
#[test]
fn scripts_are_laid_out() {
    let story = Story::new("rollup_layout");
    let long: String =
        (0..9).map(|number| format!("  a_rather_long_name_of_a_tag_{number}: {{}}\n")).collect();
    let names: Vec<String> = (0..9).map(|number| format!("a_rather_long_name_of_a_tag_{number}")).collect();
    let names = names.join(", ");
    let definitions = format!(
        "{ODD}  long: {{ from: wide, to: wide_daily, every: 1m, offset: 10s, fields: {{ most: {{ max: value }} }}, group: [{names}], \
         tags: {{ half: {{ by_month: {{ a: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], b: [12] }} }} }} }}\n  short: {{ from: wide, to: small, every: 1m, \
         fields: {{ value: first }}, tags: {{ half: {{ value: all }} }} }}\n"
    );
    let definitions = definitions.replace("tags:\n  kept", &format!("tags:\n  half: {{}}\n{long}  kept")).replace(
        "measurements:\n",
        &format!(
            "measurements:\n  wide: {{ bucket: from, tags: [{names}], fields: {{ value: {{ type: integer }} }} }}\n  wide_daily: {{ bucket: to, tags: \
             [{names}, half], fields: {{ most: {{ type: float }} }} }}\n  small: {{ bucket: to, tags: [half], fields: {{ value: {{ type: integer }} }} }}\n"
        ),
    );
    let schema = crate::support::definitions::schema(&definitions);
    for key in schema.rollups.keys() {
        let script = flux::rollup_task(&schema, key).unwrap().replace("every: 1d", "every: 1m");
        assert_eq!(formatted(&story.organization, &script), script, "{key}");
    }
}

/// Two hundred in one plan.
#[test]
fn very_many() {
    let story = Story::new("rollup_many");
    let mut definitions = super::DEFINITIONS.to_owned() + "rollups:\n";
    for number in 0..200 {
        definitions += &format!(
            "  r{number:03}: {{ from: room_daily, to: room_monthly, every: 1mo, fields: {{ level: mean }}, tags: {{ room: {{ value: all }}, season: {{ value: n{number} }} }} }}\n"
        );
    }
    crate::stories::story::define(&story.project, &definitions);
    for (command, exit, last) in
        [("apply --yes", 0, "202 to create, 0 to change, 0 to remove\n"), ("plan", 0, "no changes\n")]
    {
        let ran = crate::support::program::Ran::from(story.command(command).output().unwrap());
        assert_eq!(ran.exit, exit, "{}{}", ran.stdout, ran.stderr);
        assert!(ran.stdout.ends_with(last), "{}", ran.stdout);
    }
    assert_eq!(super::tasks(&story.organization).len(), 200);
}
