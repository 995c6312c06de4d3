//! Tasks of a real server: run at once, and their scripts as the formatter leaves them.

use std::{
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::json;

use super::organization::Organization;

/// How long a run may take on a machine that is busy with other things.
const RUN: Duration = Duration::from_mins(1);

/// Lets a task run that never ran, and waits for the end of the run.
pub fn run(organization: &Organization, id: &str) {
    let (http, task) = (organization.http(), format!("/api/v2/tasks/{id}"));
    http.post(&format!("{task}/runs"), &json!({}));
    let started = Instant::now();
    loop {
        let reply = http.get(&task);
        match reply["lastRunStatus"].as_str() {
            Some("success") => return,
            Some(_) => panic!("{}", reply["lastRunError"]),
            None => assert!(started.elapsed() < RUN, "the run does not end: {reply}"),
        }
        sleep(Duration::from_millis(20));
    }
}

/// Lets a task run as it does at a time, and waits for the end of the run.
pub fn run_for(organization: &Organization, id: &str, time: &str) {
    let (http, runs) = (organization.http(), format!("/api/v2/tasks/{id}/runs"));
    let run = http.post(&runs, &json!({ "scheduledFor": time }))["id"].as_str().unwrap().to_owned();
    let started = Instant::now();
    loop {
        let reply = http.get(&runs);
        let found = reply["runs"].as_array().unwrap().iter().find(|found| found["id"] == run.as_str());
        match found.and_then(|found| found["status"].as_str()) {
            Some("success") => return,
            Some("failed" | "canceled") => panic!("{reply}"),
            _ => assert!(started.elapsed() < RUN, "the run does not end: {reply}"),
        }
        sleep(Duration::from_millis(20));
    }
}

/// A script that runs each minute, as the formatter leaves it: the server lays a task out anew whose
/// options it changes.
pub fn formatted(organization: &Organization, script: &str) -> String {
    let http = organization.http();
    let body = json!({ "orgID": organization.id, "flux": script, "status": "inactive" });
    let id = http.post("/api/v2/tasks", &body)["id"].as_str().unwrap().to_owned();
    let reply = http.patch(&format!("/api/v2/tasks/{id}"), &json!({ "every": "2m" }));
    http.delete(&format!("/api/v2/tasks/{id}"));
    reply["flux"].as_str().unwrap().replacen("every: 2m", "every: 1m", 1)
}
