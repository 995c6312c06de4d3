//! Renames: stated, never guessed.

use super::Story;

#[test]
fn a_rename_and_back() {
    let mut story = Story::new("rename");
    let id = story.organization.create_bucket("old", 0, 0);
    story.organization.write(&id, "m f=1 1700000000000000000\n");
    story.define("buckets:\n  new: { retention: infinite, renamed_from: [old] }\n");
    story.run("plan");
    story.run("apply --yes");
    story.server();
    story.run("apply --yes");
    assert_eq!(story.organization.count(&id), 1);
    story.run("rollback --yes");
    story.server();
    story.end();
}

#[test]
fn what_needs_a_decision() {
    let mut story = Story::new("rename_conflicts");
    for name in ["old", "older", "new", "one"] {
        story.organization.create_bucket(name, 0, 0);
    }
    story.define(
        "buckets:\n  \
         new: { retention: infinite, renamed_from: [old] }\n  \
         other: { retention: infinite, renamed_from: [old, older] }\n  \
         a: { retention: infinite, renamed_from: [one] }\n  \
         b: { retention: infinite, renamed_from: [one] }\n",
    );
    story.run("plan");
    story.run("apply --yes");
    story.server();
    story.labels();
    story.end();
}

/// The bucket has its data under the former name when the plan is made.
#[test]
fn a_rename_and_a_shrink_in_one_plan() {
    let mut story = Story::new("rename_and_shrink");
    let id = story.organization.create_bucket("old", 0, 86_400);
    story.organization.write(&id, "m f=1 1700000000000000000\n");
    story.define("buckets:\n  new: { retention: 30d, shard_group_duration: 1d, renamed_from: [old] }\n");
    story.run("plan");
    story.run("apply --yes");
    story.server();
    story.run("apply --yes --allow-data-loss");
    story.server();
    story.run("rollback --yes");
    story.server();
    assert_eq!(story.organization.count(&id), 1);
    story.end();
}
