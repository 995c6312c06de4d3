//! The plain way: apply, nothing to do, change, apply, back, and back again.

use super::Story;

#[test]
fn apply_change_and_roll_back_twice() {
    let mut story = Story::new("change_and_back");
    story.organization.create_bucket("telegraf", 0, 0);
    story.define(
        "buckets:\n  \
         events: { retention: 30d, description: Raw events. }\n  \
         daily: { retention: 90d, shard_group_duration: 7d }\n",
    );
    story.run("plan");
    story.run("apply --yes");
    story.server();
    story.run("apply --yes");
    story.run("plan");
    story.define(
        "buckets:\n  \
         events: { retention: 60d, description: Raw events of the house. }\n  \
         daily: { retention: 90d, shard_group_duration: 1d, description: A point per day. }\n  \
         weekly: { retention: infinite }\n",
    );
    story.run("plan");
    story.run("apply --yes");
    story.server();
    story.run("rollback --dry-run");
    story.run("rollback --yes");
    story.server();
    story.run("rollback --yes");
    story.server();
    story.run("rollback --yes");
    story.ledger();
    story.run("status");
    story.run("history");
    story.labels();
    story.end();
}

/// Going back over several revisions at once.
#[test]
fn back_to_the_first_revision() {
    let mut story = Story::new("back_over_several");
    for retention in ["7d", "14d", "30d"] {
        story.define(&format!("buckets:\n  events: {{ retention: {retention} }}\n"));
        assert_eq!(story.run("apply --yes").exit, 0);
    }
    story.run("rollback --yes 2");
    story.server();
    story.run("rollback --yes 2");
    story.run("status");
    story.ledger();
    story.end();
}
