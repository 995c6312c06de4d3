//! The life of a task: made, changed by hand, set again, paused, doubled, deleted, removed, and back.

use serde_json::json;

use super::{DEFINITIONS, ROLLUPS, change_task, make_task, task_called, tell_tasks};
use crate::stories::Story;

const FOREIGN: &str =
    "option task = {name: \"monthly\", every: 1d}\n\nfrom(bucket: \"daily\")\n    |> range(start: -1d)\n";

fn defined() -> String {
    DEFINITIONS.to_owned() + ROLLUPS
}

#[test]
fn made_and_set_again() {
    let mut story = Story::new("rollup_life");
    make_task(&mut story, FOREIGN, "Mine.");
    story.define(&defined());
    story.run("plan");
    story.run("apply --yes");
    tell_tasks(&mut story);
    story.run("plan");
    story.run("drift");
    let foreign = super::tasks(&story.organization).into_iter().find(|task| task["description"] == "Mine.");
    let id = foreign.unwrap()["id"].as_str().unwrap().to_owned();
    story.organization.http().delete(&format!("/api/v2/tasks/{id}"));
    story.note("somebody deletes their own");

    let flux =
        task_called(&story.organization, "monthly")["flux"].as_str().unwrap().replace("mean()", "max()");
    change_task(&mut story, "monthly", &json!({ "flux": flux, "status": "inactive" }));
    story.run("drift");
    story.run("plan --out plan.json");
    story.run("apply --yes plan.json");
    story.run("plan");
    change_task(&mut story, "monthly", &json!({ "status": "inactive" }));
    story.run("apply --yes plan.json");
    story.run("apply --yes");
    tell_tasks(&mut story);
    story.run("rollback --yes");
    story.end();
}

#[test]
fn paused_doubled_and_deleted() {
    let mut story = Story::new("rollup_paused");
    story.define(&defined());
    story.run("apply --yes");
    story.define(&(defined() + "    enabled: false\n"));
    story.run("apply --yes");
    story.run("rollback --yes");
    let task = task_called(&story.organization, "monthly");
    let text = |key: &str| task[key].as_str().unwrap().to_owned();
    make_task(&mut story, &text("flux"), &text("description"));
    story.define(&defined());
    story.run("drift");
    story.run("apply --yes");
    assert_eq!(task_called(&story.organization, "monthly")["id"], task["id"]);
    story.organization.http().delete(&format!("/api/v2/tasks/{}", text("id")));
    story.note("somebody deletes the task");
    story.run("drift");
    story.run("apply --yes");
    story.run("drift");
    story.end();
}

#[test]
fn removed_and_back() {
    let mut story = Story::new("rollup_removed");
    story.define(&defined());
    story.run("apply --yes");
    let before = task_called(&story.organization, "monthly");
    story.define(DEFINITIONS);
    story.run("plan");
    story.run("plan --format markdown");
    story.run("apply --yes");
    tell_tasks(&mut story);
    story.run("plan");
    story.run("rollback --yes");
    let after = task_called(&story.organization, "monthly");
    for key in ["name", "flux", "description", "status"] {
        assert_eq!(before[key], after[key], "{key}");
    }
    story.run("rollback --yes 1");
    tell_tasks(&mut story);
    story.server();
    story.end();
}
