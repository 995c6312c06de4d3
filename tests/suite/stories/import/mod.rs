//! Definitions from what is there already: right after, `check` has no error and `plan` no change.

mod odd;
mod random;

use std::{
    fs::{self, File},
    path::Path,
    process::{Command, Stdio},
};

use serde_json::json;

use super::Story;
use crate::support::{
    definitions::of_project,
    program::Ran,
    project::{Project, tree},
    sample,
};

/// Runs a command in a folder of its own, into the transcript.
fn run_in(story: &mut Story, project: &Project, arguments: &str) -> Ran {
    let mut command = command(story, project, arguments);
    story.run_as(&format!("fluxform {arguments}"), &mut command)
}

/// A command in a folder that does not say yet which organization it is about.
fn command(story: &Story, project: &Project, arguments: &str) -> Command {
    let mut command = story.command_in(project, arguments);
    command.env("INFLUX_ORG", &story.organization.name);
    command
}

/// Now, in nanoseconds.
fn now() -> i64 {
    jiff::Timestamp::now().as_nanosecond().try_into().unwrap()
}

/// `check` without an error and `plan` without a change.
fn agrees(story: &Story, project: &Project) {
    let check: Ran = command(story, project, "check").output().unwrap().into();
    assert_eq!(check.exit, 0, "{}{}", check.stdout, check.stderr);
    let plan: Ran = command(story, project, "plan").output().unwrap().into();
    assert_eq!(plan.exit, 0, "{}{}", plan.stdout, plan.stderr);
    assert!(plan.stdout.ends_with("\nno changes\n"), "{}", plan.stdout);
}

/// The example of this repository, applied, written to, and imported again.
#[test]
fn the_example() {
    let mut story = Story::new("import_example");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::remove_dir_all(story.project.path().join("schemas")).unwrap();
    let files = tree(&root.join("schemas"));
    crate::support::project::write_tree(
        &story.project.path().join("schemas"),
        &files.into_iter().filter(|(path, _)| path != "baseline.yaml").collect(),
    );
    let schema = of_project(story.project.path());
    let applied = story.command("apply --yes").output().unwrap();
    assert!(applied.status.success());
    for bucket in story.organization.buckets() {
        let lines = &sample::lines(&schema, now())[bucket["name"].as_str().unwrap()];
        story.organization.write(bucket["id"].as_str().unwrap(), lines);
    }
    let empty = Project::new();
    run_in(&mut story, &empty, "import");
    story.files(empty.path());
    run_in(&mut story, &empty, "plan");
    agrees(&story, &empty);
    run_in(&mut story, &empty, "import");
    let imported = of_project(empty.path());
    for (key, measurement) in &schema.measurements {
        let other = &imported.measurements[key];
        let mut tags = measurement.tags.clone();
        tags.sort();
        assert_eq!((&tags, &measurement.bucket), (&other.tags, &other.bucket));
        let types = |schema: &fluxform::model::Measurement| {
            schema.fields.iter().map(|(key, field)| (key.clone(), field.kind)).collect::<Vec<_>>()
        };
        assert_eq!(types(measurement), types(other), "{key}");
    }
    story.end();
}

const TASK: &str = r#"option task = {name: "NAME", every: 1h, offset: 5m}

from(bucket: "raw")
    |> range(start: -task.every)
    |> filter(fn: (r) => r._measurement == "cpu")
    |> filter(fn: (r) => r._field == "usage")
    |> aggregateWindow(every: 1h, fn: mean, createEmpty: false)
    |> set(key: "_measurement", value: "cpu_1h")
    |> to(bucket: "long")
"#;

fn create_task(story: &Story, flux: &str) -> String {
    let body = json!({ "orgID": story.organization.id, "flux": flux, "description": "Hourly means." });
    story.organization.http().post("/api/v2/tasks", &body)["id"].as_str().unwrap().to_owned()
}

/// Plain tasks become rollups; of the others it is said why not.
#[test]
fn tasks() {
    let mut story = Story::new("import_tasks");
    let raw = story.organization.create_bucket("raw", 0, 0);
    let long = story.organization.create_bucket("long", 0, 0);
    story.organization.create_bucket("other", 0, 0);
    story.organization.write(&raw, "cpu,host=a usage=0.5,text=\"x\",on=true 1\n");
    story.organization.write(&long, "cpu_1h,host=a usage=0.5,most=1,text=\"x\" 1\n");
    let named = |name: &str| TASK.replace("NAME", name);
    create_task(&story, &named("plain"));
    create_task(&story, &named("twice the same"));
    let by_id = format!("bucketID: \"{raw}\"");
    create_task(
        &story,
        &named("by id, in other words").replace("bucket: \"raw\"", &by_id).replace("mean", "max"),
    );
    let most =
        named("another name").replace("|> to(", "|> set(key: \"_field\", value: \"most\")\n    |> to(");
    create_task(&story, &most);
    create_task(&story, &named("other range").replace("-task.every", "-2h"));
    create_task(&story, &named("by host").replace("== \"usage\"", "== \"usage\" and r.host == \"a\""));
    create_task(&story, &named("mean of text").replace("\"usage\"", "\"text\""));
    create_task(&story, &named("unknown target").replace("cpu_1h", "nothing"));
    create_task(&story, &named("own function").replace("mean", "quartile"));
    create_task(&story, &named("elsewhere").replace("bucket: \"long\"", "bucket: \"other\""));
    let inactive = create_task(&story, &named("inactive"));
    let path = format!("/api/v2/tasks/{inactive}");
    story.organization.http().patch(&path, &json!({ "status": "inactive" }));
    let empty = Project::new();
    run_in(&mut story, &empty, "import raw long");
    story.files(empty.path());
    run_in(&mut story, &empty, "plan");
    run_in(&mut story, &empty, "import raw long");
    story.end();
}

/// Texts that are JSON, fields of two types, more values than are listed.
#[test]
fn shapes() {
    let mut story = Story::new("import_shapes");
    let id = story.organization.create_bucket("events", 0, 604_800);
    let day = 86_400_000_000_000_i64;
    let mut lines = String::new();
    for number in 0..120_i64 {
        let time = 1_577_923_200_000_000_000 + number * 60_000_000_000;
        let details =
            json!({ "steps": [number, number + 1], "by": { "person": "p", "n": number }, "note": null });
        let shares = json!({ format!("light.{}", number % 3): 0.25, "cover.door": 1 });
        let mixed = if number == 50 { "no json".to_owned() } else { json!([number]).to_string() };
        lines += &format!(
            "session,host=h{number},kind={} details={},shares={},mixed={},oldest={} {time}\n",
            number % 19,
            sample::quoted(&details.to_string()),
            sample::quoted(&shares.to_string()),
            sample::quoted(&mixed),
            // Only the newest are looked at.
            sample::quoted(if number < 20 { "not yet" } else { "[true]" }),
        );
    }
    lines += &format!("session,host=h119,kind=5 details=\"{{}}\" {}\n", 1_577_923_200_000_000_001_i64 + day);
    // Two shard groups, two types; the newer one comes first in the alphabet of types, too, and last.
    lines += &format!("climate value=1i,other=1 {}\n", 1_577_923_200_000_000_000_i64);
    lines += &format!("climate value=1.5,other=1u {}\n", 1_577_923_200_000_000_000_i64 + 30 * day);
    story.organization.write(&id, &lines);
    let empty = Project::new();
    run_in(&mut story, &empty, "import");
    story.files(empty.path());
    run_in(&mut story, &empty, "generate");
    run_in(&mut story, &empty, "plan");
    run_in(&mut story, &empty, "check --format json");
    story.end();
}

/// A project has definitions already: it gets what is missing, and no file of it is touched.
#[test]
fn an_existing_project() {
    let mut story = Story::new("import_existing");
    let home = story.organization.create_bucket("home", 0, 0);
    let more = story.organization.create_bucket("more", 3_600, 0);
    story.organization.write(
        &home,
        "climate,room=hall,floor=0 temperature=20.5,co2=400i,old=1 1\n\
         climate,room=hall temperature=20.5 2\n\
         former_name,room=hall f=1 1\n\
         retired_one f=1 1\n\
         power,room=hall watts=3 1\n\
         sun,room=hall angle=3 1\n",
    );
    story.organization.write(&more, "power,meter=a watts=3\n");
    story.define(
        "# Definitions of somebody.\n\
         buckets:\n  main: { name: home, retention: 30d }\n\
         tags:\n  area: { name: room, values: [hall] }\n\
         measurements:\n  \
           climate:\n    bucket: main\n    tags: [area]\n    fields: { temperature: { type: float } }\n    \
             retired: [{ field: old, since: 2026-01-01, reason: Gone. }]\n  \
           sun_angle: { name: sun, bucket: main, tags: [area], fields: { angle: { type: float } } }\n  \
           renamed: { bucket: main, renamed_from: [former_name], fields: { f: { type: float } } }\n\
         retired: [{ measurement: retired_one, since: 2026-01-01, reason: Gone. }]\n",
    );
    fs::write(story.project.path().join("schemas/buckets.yaml"), "# Mine.\n").unwrap();
    fs::create_dir(story.project.path().join("schemas/measurements")).unwrap();
    fs::write(story.project.path().join("schemas/measurements/power.yaml"), "").unwrap();
    let before = tree(story.project.path());
    story.run("import --dry-run");
    assert_eq!(tree(story.project.path()), before);
    story.run("import --format json");
    let root = story.project.path().to_owned();
    story.files(&root);
    let after = tree(story.project.path());
    assert!(before.iter().all(|(path, content)| after.get(path) == Some(content)));
    story.run("import");
    let path = story.project.path().join("schemas/home.yaml");
    let text = fs::read_to_string(&path).unwrap();
    let added = "tags: [area, floor]\n    optional_tags: [floor]\n    fields: { temperature: { type: float }, co2: { type: integer } }";
    fs::write(&path, text.replace("tags: [area]\n    fields: { temperature: { type: float } }", added))
        .unwrap();
    story.run("import");
    let check: Ran = story.command("check").output().unwrap().into();
    assert_eq!(check.exit, 0, "{}", check.stdout);
    story.end();
}

/// Somebody's `schemas/` without a project file is a project without a file.
#[test]
fn definitions_without_a_project_file() {
    let mut story = Story::new("import_without_project_file");
    story.organization.create_bucket("one", 0, 0);
    story.organization.create_bucket("two", 0, 0);
    fs::remove_file(story.project.path().join("fluxform.yaml")).unwrap();
    story.define("buckets:\n  one: { retention: infinite }\n");
    let mut command = command(&story, &story.project, "import");
    story.run_as("fluxform import", &mut command);
    let root = story.project.path().to_owned();
    story.files(&root);
    story.end();
}

/// From line protocol, without a server.
#[test]
fn points() {
    let mut story = Story::new("import_points");
    let points = "cpu,host=a,cpu=0 usage=0.5,cores=4i 1764000000000000000\n\
                  # a comment\n\
                  cpu,host=b usage=1,note=\"[1, 2]\" 1764000000000000001\n\
                  broken line\n\
                  cpu,host=b usage=1,note=\"[3]\" 1764000000000000002\n\
                  disk\\ io,dev=x read=1u,ok=t,v=1 1764000000000000003\n\
                  disk\\ io,dev=x v=1i\n";
    let empty = Project::new();
    let file = empty.path().join("points.lp");
    fs::write(&file, points).unwrap();
    let mut piped = |project: &Project, arguments: &str| {
        let mut command: Command = story.command_in(project, arguments);
        command
            .env_remove("INFLUX_HOST")
            .env_remove("INFLUX_TOKEN")
            .stdin(Stdio::from(File::open(&file).unwrap()));
        story.run_as(&format!("fluxform {arguments} < points.lp"), &mut command);
    };
    piped(&empty, "import --from - --bucket telegraf --retention 30d --org home --dry-run");
    piped(&empty, "import --from points.lp --bucket telegraf --retention 30d --org home");
    piped(&empty, "import --from - --bucket telegraf --retention 30d");
    piped(&empty, "import --from - --bucket more --format json");
    piped(&empty, "check --format github");
    piped(&empty, "import --from nowhere.lp --bucket telegraf");
    piped(&empty, "import --from fluxform.yaml --bucket telegraf");
    piped(&empty, "import --from -");
    piped(&empty, "import --bucket telegraf");
    piped(&empty, "import telegraf --from - --bucket telegraf");
    piped(&empty, "import --from - --bucket telegraf --retention 1mo");
    story.files(empty.path());
    story.end();
}

/// What the token does not see is not spoken of as if it were not there.
#[test]
fn permissions() {
    let mut story = Story::new("import_permissions");
    let one = story.organization.create_bucket("one", 0, 0);
    story.organization.create_bucket("two", 0, 0);
    story.organization.write(&one, "m,t=x f=1 1\n");
    let only = format!("buckets/{one}");
    story.define("buckets:\n  one: { retention: infinite }\n  two: { retention: infinite }\n");
    story.run("import oen");
    story.run("import one _monitoring");
    story.token = story.organization.restricted(&[("read", &only), ("read", "orgs")]);
    story.run("import two");
    story.run("import");
    story.token = story.organization.restricted(&[("read", "orgs")]);
    story.run("import");
    "no-such-token".clone_into(&mut story.token);
    story.run("import");
    story.end();
}

/// What a project says of rules, folders and files that are in the way.
#[test]
fn in_the_way() {
    let mut story = Story::new("import_in_the_way");
    let id = story.organization.create_bucket("one", 0, 0);
    story.organization.write(&id, "m,t=x f=1 1\n");
    let root = story.project.path().to_owned();
    let project = format!("version: 1\norganization: {:?}\n", story.organization.name);
    fs::write(root.join("fluxform.yaml"), format!("{project}schemas: definitions\n")).unwrap();
    story.note("a folder that is not there yet");
    story.run("import");
    fs::write(root.join("fluxform.yaml"), format!("{project}rules: {{ DC101: error }}\n")).unwrap();
    story.note("a rule that the project makes an error");
    story.run("import");
    fs::remove_dir_all(root.join("schemas")).unwrap();
    fs::create_dir(root.join("schemas")).unwrap();
    fs::write(root.join("schemas/measurements"), "a file\n").unwrap();
    story.note("a file where a folder should be");
    story.run("import");
    fs::remove_dir_all(root.join("schemas")).unwrap();
    fs::create_dir(root.join("schemas")).unwrap();
    fs::write(root.join("elsewhere"), "# Somebody's.\n").unwrap();
    std::os::unix::fs::symlink(root.join("elsewhere"), root.join("schemas/tags.yaml")).unwrap();
    story.note("a link to a file elsewhere");
    story.run("import");
    fs::write(root.join("schemas/home.yaml"), "buckets:\n  one: { retentoin: 1d }\n").unwrap();
    story.note("definitions that cannot be read");
    story.run("import");
    story.files(&root);
    story.end();
}

/// A bucket without points is defined all the same, and a server without buckets is told.
#[test]
fn nothing_there() {
    let mut story = Story::new("import_nothing");
    story.run("import");
    story.organization.create_bucket("empty", 0, 0);
    story.run("import");
    let root = story.project.path().to_owned();
    story.files(&root);
    agrees(&story, &story.project);
    story.end();
}
