//! Tokens that may not do everything: what is missing is said before anything is changed.

use super::Story;
use crate::support::organization::Permission;

const DEFINITIONS: &str =
    "buckets:\n  daily: { retention: 90d }\n  events: { retention: 60d, shard_group_duration: 1d }\n";

/// A story with a bucket `events`, told with a token that may do only this.
fn told_with(name: &'static str, permissions: &[Permission<'_>]) -> Story {
    let mut story = Story::new(name);
    story.organization.create_bucket("events", 2_592_000, 86_400);
    story.token = story.organization.restricted(permissions);
    story.define(DEFINITIONS);
    story.run("plan");
    story.run("apply --yes");
    story.server();
    story.ledger();
    story.labels();
    story
}

#[test]
fn a_token_that_only_reads() {
    told_with("token_reads", &[("read", "buckets"), ("read", "labels"), ("read", "orgs")]).end();
}

#[test]
fn a_token_that_may_lock_but_not_change() {
    let permissions = [("read", "buckets"), ("read", "labels"), ("write", "labels"), ("read", "orgs")];
    told_with("token_locks", &permissions).end();
}

#[test]
fn a_token_that_may_not_read_labels() {
    let permissions = [("read", "buckets"), ("write", "buckets"), ("write", "labels"), ("read", "orgs")];
    told_with("token_without_labels", &permissions).end();
}

#[test]
fn a_token_that_may_not_read_the_organization() {
    let permissions = [("read", "buckets"), ("write", "buckets"), ("read", "labels"), ("write", "labels")];
    told_with("token_without_organization", &permissions).end();
}

/// A bucket that exists and cannot be seen is never taken for absent: there is a plan for the others,
/// which is applied only by who saved it and so has read what it leaves out.
#[test]
fn a_token_for_one_bucket() {
    let mut story = Story::new("token_for_one_bucket");
    let events = story.organization.create_bucket("events", 2_592_000, 86_400);
    story.organization.create_bucket("daily", 7_776_000, 86_400);
    let only = format!("buckets/{events}");
    let labels = [("read", "labels"), ("write", "labels")];
    let bucket = [("read", only.as_str()), ("write", &only)];
    story.token = story.organization.restricted(&[bucket, labels].concat());
    story.define(DEFINITIONS);
    story.run("plan");
    story.run("plan --format markdown");
    story.run("apply --yes");
    story.server();
    story.run("plan --out plan.json");
    story.run("apply --yes plan.json");
    story.server();
    story.run("rollback --yes");
    story.server();
    story.end();
}

/// The way back is not begun with a token that cannot finish it.
#[test]
fn a_rollback_without_permission() {
    let mut story = Story::new("token_rollback");
    story.define("buckets:\n  daily: { retention: 90d }\n");
    story.run("apply --yes");
    story.token = story.organization.restricted(&[
        ("read", "buckets"),
        ("read", "labels"),
        ("write", "labels"),
        ("read", "orgs"),
    ]);
    story.run("rollback --yes");
    story.server();
    story.ledger();
    story.labels();
    story.end();
}

#[test]
fn a_token_that_the_server_does_not_know() {
    let mut story = Story::new("token_unknown");
    "no-such-token".clone_into(&mut story.token);
    story.run("plan");
    story.run("apply --yes");
    story.run("status");
    story.end();
}
