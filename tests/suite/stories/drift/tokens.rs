//! Tokens that do not see everything: what is not seen is never told as gone.

use super::{applied, id, task, told, write};

const FLUX: &str =
    "option task = {name: \"nightly\", every: 1d}\nfrom(bucket: \"climate\") |> range(start: -1d)\n";

#[test]
fn without_the_permission_for_tasks() {
    let mut story = told("drift_without_tasks");
    let nightly = task(&mut story, FLUX, "");
    story.define(super::DEFINITIONS);
    story.run("apply --yes");
    story.token = story.organization.restricted(&[("read", "buckets"), ("read", "orgs")]);
    story.note("with a token that may not read tasks");
    story.run("drift");
    story.run("drift --format json");
    story.organization.http().delete(&format!("/api/v2/tasks/{nightly}"));
    story.note("somebody deletes the task: that can be told by its id");
    story.run("drift");
    story.end();
}

/// The record was made with a token that may not read tasks: it says nothing about them.
#[test]
fn recorded_without_the_permission_for_tasks() {
    let mut story = told("drift_recorded_without_tasks");
    task(&mut story, FLUX, "");
    let all = std::mem::take(&mut story.token);
    story.token = story.organization.restricted(&[
        ("read", "buckets"),
        ("write", "buckets"),
        ("read", "labels"),
        ("write", "labels"),
        ("read", "orgs"),
    ]);
    story.define(super::DEFINITIONS);
    story.run("apply --yes");
    story.token = all;
    story.note("with a token that sees the tasks");
    story.run("drift");
    story.end();
}

#[test]
fn for_one_bucket_only() {
    let mut story = applied("drift_one_bucket");
    write(&mut story, "climate", "weather,host=a wind=3 3");
    let climate = format!("buckets/{}", id(&story.organization, "climate"));
    story.token = story.organization.restricted(&[("read", &climate), ("read", "orgs"), ("read", "tasks")]);
    story.note("with a token for climate only");
    story.run("drift");
    story.end();
}

#[test]
fn for_no_bucket_at_all() {
    let mut story = applied("drift_no_bucket");
    story.token = story.organization.restricted(&[("read", "tasks")]);
    story.note("with a token for tasks only");
    story.run("drift");
    story.run("drift --format json");
    story.end();
}
