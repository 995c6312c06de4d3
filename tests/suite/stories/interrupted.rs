//! Killed, told to people: what `status`, `plan` and `apply` say then, and the two ways on.

use super::{Story, holding::AtWork, two_at_once::creates};
use crate::support::proxy::{Deed, Proxy};

const DEFINITIONS: &str = "buckets:\n  \
    events: { retention: 60d, description: Raw events. }\n  \
    daily: { retention: 90d }\n";

/// A story with a bucket to change, in which an apply was killed at the first request that `at` holds for.
fn killed(name: &'static str, deed: Deed, at: fn(&str) -> bool) -> Story {
    let mut story = Story::new(name);
    story.organization.create_bucket("events", 2_592_000, 86_400);
    story.define(DEFINITIONS);
    kill(&mut story, "apply --yes", deed, at);
    story
}

fn kill(story: &mut Story, arguments: &str, deed: Deed, at: fn(&str) -> bool) {
    let proxy = Proxy::new(&story.host, move |request, _| if at(request) { deed } else { Deed::Forward });
    let mut command = story.command(arguments);
    assert!(AtWork::start(command.env("INFLUX_HOST", &proxy.url)).kill_at_the_pause(&proxy));
    story.note(&format!("fluxform {arguments} is killed"));
    story.server();
    story.ledger();
}

#[test]
fn after_a_bucket_was_created() {
    let mut story = killed("killed_after_post", Deed::PauseAfter, creates);
    story.run("status");
    story.run("plan");
    story.run("apply --yes");
    story.run("apply --resume");
    story.server();
    story.ledger();
    story.labels();
    story.run("apply --resume");
    story.run("status");
    story.end();
}

#[test]
fn before_a_bucket_is_created() {
    let mut story = killed("killed_before_post", Deed::PauseBefore, creates);
    story.run("status");
    story.run("apply --resume");
    story.server();
    story.end();
}

#[test]
fn after_a_bucket_was_changed_and_then_back() {
    let mut story = killed("killed_after_patch", Deed::PauseAfter, |request| {
        request.starts_with("PATCH /api/v2/buckets")
    });
    story.run("status");
    story.run("rollback --yes");
    story.server();
    story.ledger();
    story.labels();
    story.end();
}

#[test]
fn on_the_way_back() {
    let mut story = Story::new("killed_at_delete");
    story.organization.create_bucket("events", 2_592_000, 86_400);
    story.define(DEFINITIONS);
    story.run("apply --yes");
    kill(&mut story, "rollback --yes", Deed::PauseAfter, |request| {
        request.starts_with("DELETE /api/v2/buckets")
    });
    story.run("status");
    story.run("apply --yes");
    story.run("apply --resume");
    story.server();
    story.ledger();
    story.labels();
    story.end();
}

/// Of two revisions on the way back the newer one is done, the older one not.
#[test]
fn on_the_way_back_over_two_revisions() {
    let mut story = Story::new("killed_between_revisions");
    story.define("buckets:\n  events: { retention: 7d }\n");
    story.run("apply --yes");
    story.define("buckets:\n  events: { retention: 14d }\n");
    story.run("apply --yes");
    kill(&mut story, "rollback --yes 1", Deed::PauseBefore, |request| {
        request.starts_with("DELETE /api/v2/buckets")
    });
    story.run("status");
    story.run("apply --yes");
    story.run("rollback --yes");
    story.server();
    story.ledger();
    story.end();
}

/// Somebody changes the bucket between the kill and the resumption.
#[test]
fn and_changed_by_hand() {
    let mut story = killed("killed_and_changed", Deed::PauseBefore, |request| {
        request.starts_with("PATCH /api/v2/buckets")
    });
    let id = story.organization.buckets()[1]["id"].as_str().unwrap().to_owned();
    let rule = r#"{"type":"expire","everySeconds":172800,"shardGroupDurationSeconds":86400}"#;
    story.organization.http().patch(
        &format!("/api/v2/buckets/{id}"),
        &serde_json::from_str(&format!(r#"{{"retentionRules":[{rule}]}}"#)).unwrap(),
    );
    story.note("somebody gives `events` another retention");
    story.run("apply --resume");
    story.run("rollback --yes");
    story.server();
    story.ledger();
    story.end();
}
