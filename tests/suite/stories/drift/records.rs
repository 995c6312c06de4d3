//! What there is to compare with: no revision, one of an earlier fluxform, one that was rolled back.

use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;

use super::{DEFINITIONS, applied, task, told, write};
use crate::{
    stories::{holding::AtWork, story::ledger_path, two_at_once::creates},
    support::proxy::{Deed, Proxy},
};

#[test]
fn without_a_revision() {
    let mut story = told("drift_first");
    story.organization.create_bucket("climate", 172_800, 86_400);
    story.define(DEFINITIONS);
    write(&mut story, "climate", "");
    story.run("drift");
    story.run("drift --format json");
    story.end();
}

/// Nothing is applied yet, and the data that is there is told against the definitions.
#[test]
fn without_a_revision_and_with_data() {
    let mut story = told("drift_first_data");
    story.organization.create_bucket("climate", 0, 0);
    story.define("buckets:\n  climate: { retention: infinite }\n");
    write(&mut story, "climate", "weather,host=a wind=3 3");
    story.run("drift");
    story.end();
}

/// A ledger whose snapshot has buckets alone.
#[test]
fn of_an_earlier_version() {
    let mut story = applied("drift_old_ledger");
    write(&mut story, "climate", "weather,host=a wind=3 3\nroom_climate,room=hall,host=a temperature=20 1");
    let flux =
        "option task = {name: \"nightly\", every: 1d}\nfrom(bucket: \"climate\") |> range(start: -1d)\n";
    task(&mut story, flux, "");
    let old = "json_remove(snapshot, '$.taken_at', '$.ids', '$.tasks', '$.observed')";
    let connection = Connection::open(ledger_path(&story.project)).unwrap();
    connection.execute(&format!("UPDATE revision SET snapshot = {old}"), []).unwrap();
    story.note("the ledger is one that fluxform 0.1 has written");
    story.run("drift");
    story.run("status");
    story.end();
}

#[test]
fn after_a_rollback() {
    let mut story = applied("drift_rolled_back");
    story.define(&DEFINITIONS.replace("power: { retention: infinite }", "power: { retention: 36500d }"));
    story.run("apply --yes");
    story.run("drift");
    story.run("rollback --yes");
    story.note("the definitions are ahead of the server, which is as the rollback left it");
    story.run("drift");
    story.run("rollback --yes");
    story.run("drift");
    story.end();
}

/// Of several that went back together the oldest ended last: the server is as that one left it.
#[test]
fn after_a_rollback_over_several() {
    let mut story = applied("drift_rolled_back_several");
    for retention in ["36500d", "36600d"] {
        let power = format!("power: {{ retention: {retention} }}");
        story.define(&DEFINITIONS.replace("power: { retention: infinite }", &power));
        story.run("apply --yes --allow-data-loss");
    }
    story.run("rollback --yes --allow-data-loss 2");
    story.run("drift");
    story.end();
}

/// What was interrupted has to be settled first.
#[test]
fn after_an_interruption() {
    let mut story = told("drift_interrupted");
    story.define(DEFINITIONS);
    let proxy = Proxy::new(
        &story.host,
        |request, _| {
            if creates(request) { Deed::PauseBefore } else { Deed::Forward }
        },
    );
    let mut command = story.command("apply --yes");
    assert!(AtWork::start(command.env("INFLUX_HOST", &proxy.url)).kill_at_the_pause(&proxy));
    story.note("fluxform apply is killed");
    story.run("drift");
    story.run("apply --resume");
    story.run("drift");
    story.end();
}

/// A ledger that somebody else's revisions are not in.
#[test]
fn of_another_ledger() {
    let mut story = applied("drift_elsewhere");
    story.run("drift");
    story.define(&DEFINITIONS.replace("Rooms.", "All rooms."));
    let mut command = story.command("apply --yes --ledger other.sqlite --new-history");
    story.run_as("fluxform apply --yes --ledger other.sqlite --new-history", command.env("USER", "ben"));
    story.run("drift");
    story.run("drift --ledger other.sqlite");
    story.run("drift --ledger none.sqlite");
    story.end();
}

const FAILED: &str = "HTTP/1.1 500 Internal Server Error\r\ncontent-type: application/json\r\n\
    x-influxdb-version: v2.9.1\r\ncontent-length: 60\r\nconnection: close\r\n\r\n\
    {\"code\":\"internal error\",\"message\":\"the disk is on fire!!!\"}";

/// All steps are done, and the look for the record fails: the revision is applied all the same.
#[test]
fn of_a_look_that_failed() {
    let mut story = told("drift_not_recorded");
    story.define(DEFINITIONS);
    let is_done = AtomicBool::new(false);
    let proxy = Proxy::new(&story.host, move |request, _| {
        let changes = creates(request);
        let is_done = is_done.fetch_or(changes, Ordering::SeqCst);
        let looks = ["GET /api/v2/tasks", "POST /query", "GET /api/v2/dbrps"];
        let looks = looks.iter().any(|look| request.starts_with(look));
        if is_done && looks { Deed::Answer(FAILED) } else { Deed::Forward }
    });
    let server = std::mem::replace(&mut story.host, proxy.url.clone());
    story.run("apply --yes");
    story.host = server;
    story.ledger();
    write(&mut story, "climate", "weather,host=a wind=3 3");
    story.run("drift");
    story.end();
}
