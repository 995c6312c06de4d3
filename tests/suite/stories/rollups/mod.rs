//! Rollups: the tasks that the migrator keeps for them, and what these write.

mod changes;
mod killed;
mod life;
mod names;
mod runs;
mod windows;

use serde_json::{Value, json};

use super::Story;
use crate::support::organization::Organization;

/// Daily points of rooms, and their means by the month.
const DEFINITIONS: &str = "buckets:
  daily: { retention: infinite }
  monthly: { retention: infinite }
tags:
  room: {}
  date: { derive: \"%Y-%m-%d\" }
  month: { derive: \"%Y-%m\" }
  season: {}
measurements:
  room_daily:
    bucket: daily
    tags: [room, date]
    fields: { level: { type: float }, uses: { type: integer } }
  room_monthly:
    bucket: monthly
    tags: [room, month, season]
    fields: { level: { type: float }, days: { type: float, optional: true } }
";

const ROLLUPS: &str = "rollups:
  monthly:
    description: How much each room is used.
    from: room_daily
    to: room_monthly
    every: 1mo
    offset: 1h
    fields: { level: mean }
    group: [room]
    tags: { season: { by_month: { cold: [1, 2, 3, 10, 11, 12], warm: [4, 5, 6, 7, 8, 9] } } }
";

/// A story whose points have times that stay in the transcript.
fn told(name: &'static str) -> Story {
    let mut story = Story::new(name);
    story.keeps_past = true;
    story
}

/// The tasks of the server as it lists them, but those that it runs for itself.
fn tasks(organization: &Organization) -> Vec<Value> {
    let reply = organization.http().get(&format!("/api/v2/tasks?orgID={}&limit=500", organization.id));
    reply["tasks"].as_array().unwrap().clone()
}

/// The one task of a name.
fn task_called(organization: &Organization, name: &str) -> Value {
    let mut found = tasks(organization);
    found.retain(|task| task["name"] == name);
    assert_eq!(found.len(), 1, "{name}");
    found.remove(0)
}

/// Into the transcript: the tasks, the oldest first.
fn tell_tasks(story: &mut Story) {
    let mut found = tasks(&story.organization);
    found.sort_by_key(|task| task["id"].as_str().unwrap().to_owned());
    story.note(&format!("{} on the server", if found.is_empty() { "no task" } else { "tasks" }));
    for task in found {
        let text = |key: &str| task[key].as_str().unwrap_or_default().to_owned();
        story.note(&format!(
            "{}, {}: {}",
            text("name"),
            text("status"),
            text("description").replace('\n', " / ")
        ));
        for line in text("flux").lines() {
            story.note(&format!("    {line}"));
        }
    }
    story.note("");
}

fn make_task(story: &mut Story, flux: &str, description: &str) {
    let body = json!({ "orgID": story.organization.id, "flux": flux, "description": description });
    story.organization.http().post("/api/v2/tasks", &body);
    story.note("somebody makes a task");
}

fn change_task(story: &mut Story, name: &str, body: &Value) {
    let id = task_called(&story.organization, name)["id"].as_str().unwrap().to_owned();
    story.organization.http().patch(&format!("/api/v2/tasks/{id}"), body);
    story.note("somebody changes a task");
}
