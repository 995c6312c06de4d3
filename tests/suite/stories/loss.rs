//! Steps that lose data: shown group by group, refused without consent, and what the way back
//! restores.

use std::time::{SystemTime, UNIX_EPOCH};

use super::Story;
use crate::support::influxd::Influxd;

const DAY: u128 = 86_400_000_000_000;

/// A bucket with a point on each of the last `days` days, in shard groups of a day; its id.
fn bucket_with_days(story: &Story, name: &str, days: u128) -> String {
    let id = story.organization.create_bucket(name, 0, 86_400);
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos();
    let lines: String = (0..days).map(|day| format!("m f=1 {}\n", now - day * DAY)).collect();
    story.organization.write(&id, &lines);
    id
}

const SHRUNK: &str = "buckets:\n  events: { retention: 3d, shard_group_duration: 1d }\n";

/// With an operator's token the server tells the real bounds of the shard groups.
#[test]
fn a_shrink_with_an_operators_token() {
    let mut story = Story::new("shrink_operator");
    story.token.clone_from(&Influxd::shared().operator_token);
    let id = bucket_with_days(&story, "events", 7);
    story.define(SHRUNK);
    story.run("plan");
    story.run("apply --yes");
    story.server();
    story.ledger();
    story.labels();
    story.run("apply --yes --allow-data-loss");
    story.server();
    story.run("rollback --yes");
    story.server();
    assert_eq!(story.organization.count(&id), 7);
    story.end();
}

/// Any other token leaves it to computation, and the plan says so.
#[test]
fn a_shrink_with_an_all_access_token() {
    let mut story = Story::new("shrink_all_access");
    let id = bucket_with_days(&story, "events", 20);
    story.define(SHRUNK);
    story.run("plan");
    story.run("plan --format markdown");
    story.run("apply --yes --allow-data-loss");
    story.run("rollback --dry-run");
    story.run("rollback --yes");
    story.server();
    assert_eq!(story.organization.count(&id), 20);
    story.end();
}

/// A plan that was safe when it was made is not any more when points have come since.
#[test]
fn points_that_came_after_the_plan() {
    let mut story = Story::new("points_after_the_plan");
    let id = story.organization.create_bucket("events", 0, 86_400);
    story.define(SHRUNK);
    story.run("plan --out plan.json");
    story.organization.write(&id, "m f=1 1700000000000000000\n");
    story.note("a point is written");
    story.run("apply --yes plan.json");
    story.server();
    story.ledger();
    story.run("apply --yes plan.json --allow-data-loss");
    story.server();
    story.end();
}

/// A bucket that an apply created goes with the rollback, but not with data in it unasked.
#[test]
fn a_created_bucket_that_has_data() {
    let mut story = Story::new("created_bucket_with_data");
    story.define("buckets:\n  events: { retention: infinite }\n");
    story.run("apply --yes");
    let id = story.organization.buckets()[0]["id"].as_str().unwrap().to_owned();
    story.organization.write(&id, "m f=1 1700000000000000000\n");
    story.note("a point is written");
    story.run("rollback --yes");
    story.server();
    story.ledger();
    assert_eq!(story.organization.count(&id), 1);
    story.run("rollback --yes --allow-data-loss");
    story.server();
    story.ledger();
    story.end();
}
