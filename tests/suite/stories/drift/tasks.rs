//! Tasks that somebody changed by hand.

use serde_json::json;

use super::{DEFINITIONS, Story, task, told};

const NIGHTLY: &str = "option task = {name: \"nightly report\", every: 1d}\n\nfrom(bucket: \"climate\")\n    \
    |> range(start: -1d)\n    |> mean()\n";

fn script(name: &str) -> String {
    NIGHTLY.replace("nightly report", name)
}

fn change(story: &mut Story, id: &str, body: &serde_json::Value) {
    story.organization.http().patch(&format!("/api/v2/tasks/{id}"), body);
    story.note("somebody changes a task");
}

fn delete(story: &mut Story, id: &str) {
    story.organization.http().delete(&format!("/api/v2/tasks/{id}"));
    story.note("somebody deletes a task");
}

#[test]
fn made_changed_paused_and_deleted() {
    let mut story = told("drift_tasks");
    story.define(DEFINITIONS);
    let nightly = task(&mut story, NIGHTLY, "Means.");
    let weekly = task(&mut story, &script("weekly"), "");
    let monthly = task(&mut story, &script("monthly \u{202e}"), "");
    let twice = [task(&mut story, &script("twice"), ""), task(&mut story, &script("twice"), "")];
    story.run("apply --yes");
    story.run("drift");
    let text = NIGHTLY.replace("-1d", "-2d").replace("mean()", "median()\r").replace('\n', "\n\t\n");
    change(&mut story, &nightly, &json!({ "flux": text, "description": "Medians.", "status": "active" }));
    change(&mut story, &weekly, &json!({ "status": "inactive" }));
    delete(&mut story, &monthly);
    delete(&mut story, &twice[0]);
    task(&mut story, &script("another"), "");
    story.run("drift");
    story.run("drift --format json");
    story.end();
}

/// What `influx apply` does to a task: a new one under the same name.
#[test]
fn made_anew() {
    let mut story = told("drift_task_replaced");
    story.define(DEFINITIONS);
    let nightly = task(&mut story, NIGHTLY, "");
    let weekly = task(&mut story, &script("weekly"), "");
    story.run("apply --yes");
    delete(&mut story, &nightly);
    delete(&mut story, &weekly);
    task(&mut story, &NIGHTLY.replace("1d}", "2d}"), "");
    task(&mut story, &script("weekly"), "");
    story.run("drift");
    story.end();
}

/// A revision that is under way makes tasks of its own, which are recorded when it ends.
#[test]
fn made_by_fluxform() {
    let mut story = told("drift_task_of_our_own");
    story.define(DEFINITIONS);
    story.run("apply --yes");
    task(&mut story, NIGHTLY, &fluxform::model::TaskMark::Bridge.describe("It copies."));
    story.run("drift");
    story.end();
}
