//! Ledgers that are not as they should be, and locks that were left behind.

use std::fs;

use rusqlite::Connection;

use super::{Story, story::ledger_path};

const DEFINITIONS: &str = "buckets:\n  daily: { retention: 90d }\n";

/// Runs what works with a ledger; none of it may touch the server.
fn refused(story: &mut Story) {
    for command in ["plan", "apply --yes", "apply --resume", "rollback --yes", "status", "history"] {
        assert_eq!(story.run(command).exit, 2);
    }
    story.server();
    story.labels();
}

#[test]
fn of_a_newer_format() {
    let mut story = Story::new("ledger_newer");
    story.define(DEFINITIONS);
    story.run("apply --yes");
    Connection::open(ledger_path(&story.project)).unwrap().pragma_update(None, "user_version", 7).unwrap();
    story.note("the ledger is now of format 7");
    refused(&mut story);
    story.end();
}

#[test]
fn a_foreign_file_in_its_place() {
    let mut story = Story::new("ledger_foreign");
    story.define(DEFINITIONS);
    let path = ledger_path(&story.project);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE mine (x)").unwrap();
    story.note("an SQLite file of something else");
    refused(&mut story);
    fs::write(
        &path,
        "no SQLite file at all, but some text that is longer than a header of one hundred bytes is: so",
    )
    .unwrap();
    story.note("a text file");
    refused(&mut story);
    story.end();
}

#[test]
fn a_folder_that_cannot_be_made() {
    let mut story = Story::new("ledger_no_folder");
    story.define(DEFINITIONS);
    fs::write(story.project.path().join(".fluxform"), "a file in the place of the folder").unwrap();
    story.run("plan");
    story.run("apply --yes");
    story.run("status");
    story.run("apply --yes --ledger other/ledger.sqlite");
    story.run("history --ledger other/ledger.sqlite");
    story.server();
    story.end();
}

/// The server has seen revisions that this ledger has not.
#[test]
fn restored_from_a_backup() {
    let mut story = Story::new("ledger_restored");
    story.define(DEFINITIONS);
    story.run("apply --yes");
    let path = ledger_path(&story.project);
    let copy = fs::read(&path).unwrap();
    for retention in ["91d", "92d"] {
        story.define(&DEFINITIONS.replace("90d", retention));
        assert_eq!(story.run("apply --yes").exit, 0);
    }
    fs::write(&path, copy).unwrap();
    story.note("the ledger is replaced by a copy from before the last two revisions");
    story.define(&DEFINITIONS.replace("90d", "93d"));
    story.run("status");
    story.run("plan");
    story.run("apply --yes");
    story.run("rollback --yes");
    story.server();
    story.ledger();
    story.run("apply --yes --new-history");
    story.server();
    story.ledger();
    story.run("status");
    story.run("rollback --yes");
    story.server();
    story.end();
}

#[test]
fn a_lock_that_was_left_behind() {
    let mut story = Story::new("unlock");
    story.run("unlock");
    let properties = serde_json::json!({ "actor": "bob@elsewhere", "process": "7", "since": "2026-01-01T00:00:00Z", "ledger": "another" });
    let body = serde_json::json!({ "orgID": story.organization.id, "name": "fluxform lock", "properties": properties });
    story.organization.http().post("/api/v2/labels", &body);
    story.note("bob's run was killed");
    story.define(DEFINITIONS);
    story.run("status");
    story.run("apply --yes");
    story.run("unlock");
    story.labels();
    story.run("unlock --yes");
    story.labels();
    story.run("apply --yes");
    story.run("history --format json");
    story.run("status --format json");
    story.end();
}

/// A run that was killed while the ledger was being written leaves a journal beside it.
#[test]
fn with_a_journal_of_a_killed_write() {
    let mut story = Story::new("ledger_hot_journal");
    story.define(DEFINITIONS);
    story.run("apply --yes");
    let path = ledger_path(&story.project);
    let connection = Connection::open(&path).unwrap();
    connection.pragma_update(None, "cache_size", 1).unwrap();
    connection
        .execute_batch(
            "BEGIN; UPDATE revision SET state = 'applying'; CREATE TABLE filler (x);
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200)
             INSERT INTO filler SELECT hex(randomblob(2000)) FROM n;",
        )
        .unwrap();
    let journal = path.with_extension("sqlite-journal");
    let halfway = (fs::read(&path).unwrap(), fs::read(&journal).unwrap());
    drop(connection);
    fs::write(&path, halfway.0).unwrap();
    fs::write(&journal, halfway.1).unwrap();
    story.note("a run was killed in the middle of a write to the ledger");
    story.run("status");
    story.run("plan");
    story.ledger();
    story.end();
}
