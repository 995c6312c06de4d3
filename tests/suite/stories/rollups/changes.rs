//! What rollups read and write gets other names; and tokens that may not touch tasks.

use super::{DEFINITIONS, ROLLUPS};
use crate::stories::Story;

/// The task is set once all names that it reads and writes are there.
#[test]
fn renamed_with_all_that_it_names() {
    let mut story = super::told("rollup_renamed");
    story.define(&(DEFINITIONS.to_owned() + ROLLUPS));
    story.run("apply --yes");
    story.organization.write(
        &story.organization.bucket_id("daily"),
        "room_daily,room=bath,date=2020-12-01 level=0.5,uses=1i 1606780800000000000\n",
    );
    let renamed = DEFINITIONS
        .replace("  daily: { retention", "  by_day: { renamed_from: [daily], retention")
        .replace("bucket: daily", "bucket: by_day")
        .replace("  room: {}", "  area: { renamed_from: [room] }")
        .replace("[room, ", "[area, ")
        .replace(
            "fields: { level: { type: float }, uses",
            "fields: { share: { type: float, renamed_from: [level] }, uses",
        )
        .replace("  room_daily:", "  area_daily:\n    renamed_from: [room_daily]");
    let rollups = ROLLUPS
        .replace("from: room_daily", "from: area_daily")
        .replace("{ level: mean }", "{ level: { mean: share } }")
        .replace("[room]", "[area]");
    story.define(&(renamed + &rollups));
    story.run("plan");
    story.run("apply --yes --writers-stopped");
    story.run("rollup run monthly --from 2020-12-01 --to 2021-01-01 --yes");
    super::tell_tasks(&mut story);
    story.run("rollback --yes");
    story.run("complete --yes");
    story.end();
}

/// Without rollups nothing is asked of tasks; with one, the missing permission is said before anything is
/// done.
#[test]
fn tokens_without_tasks() {
    let mut story = Story::new("rollup_tokens");
    let buckets = [
        ("read", "buckets"),
        ("write", "buckets"),
        ("read", "labels"),
        ("write", "labels"),
        ("read", "orgs"),
    ];
    story.token = story.organization.restricted(&buckets);
    story.define(DEFINITIONS);
    story.run("apply --yes");
    story.define(&(DEFINITIONS.to_owned() + ROLLUPS));
    story.run("plan");
    story.run("apply --yes");
    story.token = story.organization.restricted(&[&buckets[..], &[("write", "tasks")]].concat());
    story.run("apply --yes");
    story.token =
        story.organization.restricted(&[&buckets[..], &[("write", "tasks"), ("read", "tasks")]].concat());
    story.run("apply --yes");
    story.token = story.organization.restricted(&buckets);
    story.run("apply --yes");
    super::tell_tasks(&mut story);
    story.end();
}
