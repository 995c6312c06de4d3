//! What leaves no trace: reading commands, refused ones, and the token everywhere.

use std::fs;

use super::Story;
use crate::support::{influxd::Influxd, project::tree};

const DEFINITIONS: &str = "buckets:\n  daily: { retention: 90d }\n  events: { retention: 60d }\n";

#[test]
fn reading_leaves_nothing_behind() {
    let mut story = Story::new("reading");
    story.define(DEFINITIONS);
    let before = tree(story.project.path());
    for command in [
        "plan",
        "plan --format json",
        "plan --format markdown",
        "status",
        "drift",
        "drift --format json",
        "status --format json",
        "history",
        "history --format json",
        "apply --dry-run",
        "apply",
        "apply --resume --yes",
        "rollback --dry-run",
        "rollback",
        "unlock",
    ] {
        story.run(command);
    }
    story.server();
    story.labels();
    assert_eq!(tree(story.project.path()), before);
    story.end();
}

/// Without a terminal nobody can be asked.
#[test]
fn nobody_to_ask() {
    let mut story = Story::new("nobody_to_ask");
    story.define(DEFINITIONS);
    story.run("apply --yes");
    let before = tree(story.project.path());
    story.run("rollback");
    story.run("rollback --dry-run");
    story.server();
    assert_eq!(tree(story.project.path()), before);
    story.end();
}

/// In no output, not in the log of every request with its body, and in no file.
#[test]
fn the_token_never_appears() {
    let mut story = Story::new("token");
    story.token.clone_from(&Influxd::shared().operator_token);
    let id = story.organization.create_bucket("events", 0, 0);
    story.organization.write(&id, "m f=1 1700000000000000000\n");
    fs::create_dir_all(story.project.path().join("schemas")).unwrap();
    super::story::define(&story.project, DEFINITIONS);
    let mut seen = String::new();
    for command in [
        "-vv plan --out plan.json",
        "-vv apply --yes",
        "-vv apply --yes plan.json --allow-data-loss",
        "-vv drift",
        "-vv status",
        "-vv history --format json",
        "-vv unlock",
        "-vv apply --resume",
        "-vv rollback --yes --allow-data-loss",
        "-vv plan --host http://127.0.0.1:1",
        "-vv plan --org nowhere",
    ] {
        let output = story.command(command).output().unwrap();
        seen += &format!(
            "$ {command}\n{}\n",
            String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
        );
    }
    assert!(
        seen.contains("POST /api/v2/buckets → 201") && seen.contains("  > {"),
        "nothing was logged:\n{seen}"
    );
    assert!(!seen.contains(&story.token), "{seen}");
    for (path, bytes) in tree(story.project.path()) {
        let token = story.token.as_bytes();
        assert!(!bytes.windows(token.len()).any(|window| window == token), "{path} has the token");
    }
}
