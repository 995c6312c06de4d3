//! What reads on a real server: tasks, checks, dashboards, variables, made by its API.

use serde_json::{Value, json};

use super::organization::Organization;

/// A script that reads a field of a measurement of `events`, as the server's own builder writes it.
pub fn query(measurement: &str, field: &str) -> String {
    format!(
        "from(bucket: \"events\")\n  |> range(start: -1h)\n  \
         |> filter(fn: (r) => r[\"_measurement\"] == \"{measurement}\")\n  \
         |> filter(fn: (r) => r[\"_field\"] == \"{field}\")\n"
    )
}

/// A task of which the script begins with its options and a blank line.
pub fn task(organization: &Organization, name: &str, body: &str, description: &str) {
    let flux = format!("option task = {{name: {name:?}, every: 1h}}\n\n{body}");
    let body = json!({ "orgID": organization.id, "flux": flux, "description": description });
    organization.http().post("/api/v2/tasks", &body);
}

pub fn check(organization: &Organization, name: &str, text: &str) {
    let body = json!({
        "orgID": organization.id, "name": name, "type": "deadman", "status": "active", "every": "1h",
        "statusMessageTemplate": "x", "level": "CRIT", "timeSince": "90s", "staleTime": "10m",
        "query": query_json(text),
    });
    organization.http().post("/api/v2/checks", &body);
}

/// A dashboard with a cell that shows nothing yet, and those given, each with its queries.
pub fn dashboard(organization: &Organization, name: &str, cells: &[(&str, &[&str])]) {
    let http = organization.http();
    let made = http.post("/api/v2/dashboards", &json!({ "orgID": organization.id, "name": name }));
    let path = format!("/api/v2/dashboards/{}/cells", made["id"].as_str().unwrap());
    http.post(&path, &json!({ "w": 4, "h": 4, "name": "empty" }));
    for (cell, texts) in cells {
        let made = http.post(&path, &json!({ "w": 4, "h": 4 }));
        let queries: Vec<Value> = texts.iter().map(|text| query_json(text)).collect();
        let properties = json!({
            "type": "xy", "shape": "chronograf-v2", "queries": queries, "axes": {}, "colors": [], "note": "",
            "showNoteWhenEmpty": false, "geom": "line", "position": "overlaid",
        });
        let view = format!("{path}/{}/view", made["id"].as_str().unwrap());
        http.patch(&view, &json!({ "name": cell, "properties": properties }));
    }
}

pub fn variable(organization: &Organization, name: &str, arguments: &Value) {
    let body = json!({ "orgID": organization.id, "name": name, "arguments": arguments });
    organization.http().post("/api/v2/variables", &body);
}

fn query_json(text: &str) -> Value {
    let builder = json!({ "buckets": [], "tags": [], "functions": [], "aggregateWindow": { "period": "", "fillValues": false } });
    json!({ "text": text, "editMode": "advanced", "name": "", "builderConfig": builder })
}
