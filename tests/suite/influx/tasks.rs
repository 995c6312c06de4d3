//! Tasks as they are listed, and what of them a restricted token sees.

use fluxform::influx::{Client, Id, LiveTask, TaskPresence};
use serde_json::json;

use crate::support::organization::Organization;

fn script(options: &str) -> String {
    format!("option task = {{{options}}}\n\nfrom(bucket: \"b\")\r\n\t|> range(start: -1h) // ünï\n")
}

/// Its id.
fn create(organization: &Organization, body: &serde_json::Value) -> Id {
    organization.http().post("/api/v2/tasks", body)["id"].as_str().unwrap().parse().unwrap()
}

fn listed(client: &Client) -> Vec<LiveTask> {
    client.tasks(&client.organization().unwrap()).unwrap()
}

#[test]
fn tasks_as_they_are() {
    let organization = Organization::new();
    let client = organization.client();
    assert_eq!(listed(&client), []);
    let daily = script("name: \"daily\", every: 1d, offset: 65m");
    let cron = script("name: \"a \\\"b\\\"\", cron: \"0 * * * *\"");
    let body = json!({ "orgID": organization.id, "flux": daily, "description": "What it does.", "status": "inactive" });
    let first = create(&organization, &body);
    let second = create(&organization, &json!({ "orgID": organization.id, "flux": daily }));
    let third = create(&organization, &json!({ "orgID": organization.id, "flux": cron }));
    let tasks = listed(&client);
    assert_eq!(tasks.iter().map(|task| &task.id).collect::<Vec<_>>(), [&third, &first, &second]);
    assert!(tasks.iter().all(|task| task.created_at.is_some() && task.updated_at.is_none()));
    let expected = LiveTask {
        id: first.clone(),
        name: "daily".to_owned(),
        status: "inactive".to_owned(),
        description: "What it does.".to_owned(),
        flux: daily,
        every: Some("1d".to_owned()),
        cron: None,
        offset: Some("1h5m".to_owned()),
        created_at: tasks[1].created_at,
        updated_at: None,
    };
    assert_eq!(tasks[1], expected);
    assert_eq!((tasks[0].name.as_str(), tasks[0].cron.as_deref()), ("a \"b\"", Some("0 * * * *")));
    assert_eq!((tasks[0].flux.as_str(), tasks[0].status.as_str()), (cron.as_str(), "active"));
    organization.http().patch(&format!("/api/v2/tasks/{first}"), &json!({ "status": "active" }));
    let TaskPresence::Visible(changed) = client.task(&first).unwrap() else { panic!() };
    assert!(changed.updated_at >= changed.created_at);
    assert_eq!(
        *changed,
        LiveTask { status: "active".to_owned(), updated_at: changed.updated_at, ..expected }
    );
}

/// More than one page holds.
#[test]
fn many_tasks() {
    let organization = Organization::new();
    let http = organization.http();
    let flux = script("name: \"same\", every: 1h");
    let body = json!({ "orgID": organization.id, "flux": flux, "status": "inactive" });
    for _ in 0..503 {
        http.post("/api/v2/tasks", &body);
    }
    let mut ids: Vec<Id> = listed(&organization.client()).into_iter().map(|task| task.id).collect();
    assert!(ids.is_sorted());
    ids.dedup();
    assert_eq!(ids.len(), 503);
}

/// The list of a token that may not read tasks is empty; only an id tells.
#[test]
fn what_restricted_tokens_see() {
    let organization = Organization::new();
    let flux = script("name: \"t\", every: 1h");
    let mut ids: Vec<Id> =
        (0..3).map(|_| create(&organization, &json!({ "orgID": organization.id, "flux": flux }))).collect();
    let gone = ids.remove(1);
    organization.http().delete(&format!("/api/v2/tasks/{gone}"));
    let seen = |permissions: &[(&str, &str)]| {
        let client = organization.client_with(&organization.restricted(permissions));
        let word = |id: &Id| match client.task(id).unwrap() {
            TaskPresence::Absent => "absent",
            TaskPresence::Hidden => "hidden",
            TaskPresence::Visible(_) => "visible",
        };
        let words: Vec<_> = [&ids[0], &ids[1], &gone].into_iter().map(word).collect();
        format!("lists {}; {}", listed(&client).len(), words.join(", "))
    };
    assert_eq!(seen(&[("read", "tasks")]), "lists 2; visible, visible, absent");
    assert_eq!(seen(&[("read", &format!("tasks/{}", ids[1]))]), "lists 1; hidden, visible, absent");
    assert_eq!(seen(&[("write", "tasks"), ("read", "buckets")]), "lists 0; hidden, hidden, absent");
}

#[test]
fn made_changed_and_deleted() {
    let organization = Organization::new();
    let client = organization.client();
    let home = client.organization().unwrap();
    let flux = script("name: \"bridge\", every: 1m");
    let made = client.create_task(&home, &flux, "What it does.", true).unwrap();
    assert_eq!(
        (made.name.as_str(), made.status.as_str(), made.description.as_str()),
        ("bridge", "active", "What it does.")
    );
    assert_eq!(listed(&client), std::slice::from_ref(&made));
    // A second one of the name.
    let second = client.create_task(&home, &flux, "", true).unwrap();
    assert_ne!(made.id, second.id);
    organization.http().patch(&format!("/api/v2/tasks/{}", made.id), &json!({ "status": "inactive" }));
    let other = script("name: \"other\", every: 2m");
    let changed = client.update_task(&made.id, &other, "", true).unwrap().unwrap();
    assert_eq!(
        (changed.name.as_str(), changed.status.as_str(), changed.description.as_str(), changed.flux.as_str()),
        ("other", "active", "", other.as_str())
    );
    assert!(client.delete_task(&made.id).unwrap());
    assert!(!client.delete_task(&made.id).unwrap());
    assert_eq!(client.update_task(&made.id, &other, "", true).unwrap(), None);
    assert_eq!(listed(&client), [second]);
}

/// The server refuses with the status of a failure; the words tell.
#[test]
fn what_restricted_tokens_may_do() {
    let organization = Organization::new();
    let flux = script("name: \"t\", every: 1h");
    let with = |permissions: &[(&str, &str)]| organization.client_with(&organization.restricted(permissions));
    let (reader, writer) =
        (with(&[("read", "tasks"), ("read", "buckets")]), with(&[("write", "tasks"), ("read", "buckets")]));
    let home = reader.organization().unwrap();
    assert_eq!(
        (reader.may_write_tasks(&home).unwrap(), writer.may_write_tasks(&home).unwrap()),
        (false, true)
    );
    assert!(!writer.may_read_tasks(&home).unwrap());
    let all = organization.client();
    assert!(all.may_read_tasks(&home).unwrap());
    assert_eq!(listed(&all), []);
    let task = writer.create_task(&home, &flux, "", true).unwrap();
    assert!(reader.may_read_tasks(&home).unwrap());
    let shown = |error: &fluxform::influx::Error| {
        assert!(error.is_missing_permission());
        super::text(error, &organization.url)
            .replace(&organization.name, "ORG")
            .replace(task.id.as_str(), "ID")
    };
    let advice = "the token came from INFLUX_TOKEN; `influx auth create` makes one with the permission in the organization `ORG`\n";
    let expected = |asked: &str| {
        format!(
            "the token lacks the permission write:tasks\n  SERVER answered 500 internal error to {asked}\n  {advice}"
        )
    };
    assert_eq!(
        shown(&reader.create_task(&home, &flux, "", true).unwrap_err()),
        expected("POST /api/v2/tasks")
    );
    assert_eq!(
        shown(&reader.update_task(&task.id, &flux, "", true).unwrap_err()),
        expected("PATCH /api/v2/tasks/ID")
    );
    assert_eq!(shown(&reader.delete_task(&task.id).unwrap_err()), expected("DELETE /api/v2/tasks/ID"));
    assert_eq!(listed(&all), [task]);
}
