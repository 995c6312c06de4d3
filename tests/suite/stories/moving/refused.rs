//! What is refused before a point is touched: values that do not convert, points that would become
//! equal, shard groups to which points are still written.

use super::{holds, rows::BEFORE};
use crate::stories::Story;

const POINTS: &[&[u8]] = &[
    b"m,room=a s=\"1.5\" 1577923200000000000\n",
    b"m,room=a s=\"warm\" 1577923201000000000\n",
    b"m,room=b s=\"2\" 1577923200000000000\n",
];

fn told(name: &'static str, points: &[&[u8]]) -> Story {
    let mut story = Story::new(name);
    story.keeps_past = true;
    let id = story.organization.create_bucket("events", 0, 86_400);
    let path = format!("/api/v2/write?orgID={}&bucket={id}", story.organization.id);
    story.organization.http().post_bytes(&path, &points.concat());
    story
}

#[test]
fn values_that_do_not_convert() {
    let mut story = told("moving_values_refused", POINTS);
    story.define(&BEFORE.replace("s: { type: string", "s: { type: float"));
    story.run("plan --count");
    story.run("apply --yes");
    holds(&story, POINTS, "refused");
    story.note("they are left out");
    let convert = "s: { type: float, convert: { from: string, on_error: drop_field }";
    story.define(&BEFORE.replace("s: { type: string", convert));
    story.run("apply --dry-run");
    story.run("apply --yes");
    let applied: &[&[u8]] =
        &[b"m,room=a s=1.5 1577923200000000000\n", b"m,room=b s=2.0 1577923200000000000\n"];
    holds(&story, applied, "applied");
    story.run("rollback --yes");
    holds(&story, POINTS, "rolled back");
    story.end();
}

#[test]
fn points_that_would_become_equal() {
    let mut story = told("moving_equal_refused", POINTS);
    let without = BEFORE.replace("tags:\n  room: { max_values: 10 }\n", "");
    let retired = |rule: &str| {
        let retired = format!(
            "    retired: [{{ tag: room, since: 2026-01-01, reason: Nobody asks for it., delete: true{rule} }}]\n"
        );
        without.replace("    tags: [room]\n    optional_tags: [room]\n", &retired)
    };
    story.define(&retired(""));
    story.run("plan --count");
    story.run("apply --yes");
    holds(&story, POINTS, "refused");
    story.note("the last one stays");
    story.define(&retired(", on_collision: keep_last"));
    story.run("apply --yes");
    let applied: &[&[u8]] = &[b"m s=\"2\" 1577923200000000000\n", b"m s=\"warm\" 1577923201000000000\n"];
    holds(&story, applied, "applied");
    story.run("rollback --yes");
    holds(&story, POINTS, "rolled back");
    story.end();
}

#[test]
fn a_shard_group_that_is_still_written_to() {
    let points: &[&[u8]] = &[b"m,room=a i=1i 1577923200000000000\n", b"m,room=a i=2i 4102444800000000000\n"];
    let mut story = told("moving_open_group", points);
    story.define(&BEFORE.replace("i: { type: integer", "i: { type: float"));
    story.run("apply --yes");
    holds(&story, points, "refused");
    story.run("apply --yes --writers-stopped");
    let applied: &[&[u8]] =
        &[b"m,room=a i=1.0 1577923200000000000\n", b"m,room=a i=2.0 4102444800000000000\n"];
    holds(&story, applied, "applied");
    story.run("rollback --yes");
    holds(&story, applied, "rollback refused");
    story.note("from a time that has passed on, writers send the old shape again");
    story.run("rollback --yes --cut-over 2020-01-01");
    holds(&story, points, "rolled back");
    story.end();
}

/// `complete` looks before it takes the task away that keeps the new field filled.
#[test]
fn a_complete_that_would_stop_half_way() {
    let points: &[&[u8]] = &[b"m,room=a f=1.5 4102444800000000000\n"];
    let mut story = told("moving_complete_refused", points);
    story.define(&BEFORE.replace("      f: { type", "      g: { renamed_from: [f], type"));
    story.run("apply --yes");
    let both: &[&[u8]] = &[b"m,room=a f=1.5,g=1.5 4102444800000000000\n"];
    holds(&story, both, "applied");
    story.run("complete --yes");
    story.ledger();
    story.run("rollback --yes");
    story.ledger();
    holds(&story, both, "nothing was changed");
    story.run("complete --yes --writers-stopped");
    holds(&story, &[b"m,room=a g=1.5 4102444800000000000\n"], "completed");
    story.end();
}
