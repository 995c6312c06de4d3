//! Tasks that fluxform makes: which it touches, and which it does not.

use std::collections::BTreeMap;

use fluxform::{
    influx::{Client, LiveTask},
    migrate::{Error, put_task, remove_task},
    model::{OnCollision, PointChange, TaskMark, Transform},
    plan::{CopyPoints, Operation, PutTask, RemoveTask, Reversal},
};
use serde_json::json;

use crate::support::organization::Organization;

fn copy(transform: Vec<PointChange>) -> CopyPoints {
    CopyPoints {
        bucket: "events".to_owned(),
        measurement: "weather".to_owned(),
        only: BTreeMap::new(),
        to_bucket: "events".to_owned(),
        to: "climate".to_owned(),
        into_existing: false,
        transform: Transform::from(transform),
    }
}

fn task() -> PutTask {
    PutTask::after(&copy(Vec::new()), &BTreeMap::new()).unwrap()
}

fn listed(client: &Client) -> Vec<LiveTask> {
    client.tasks(&client.organization().unwrap()).unwrap()
}

#[test]
fn a_task_goes_on_with_a_copy() {
    let expected = PutTask {
        bucket: "events".to_owned(),
        name: "fluxform: events/weather → events/climate".to_owned(),
        flux: r#"option task = {name: "fluxform: events/weather → events/climate", every: 1m}

from(bucket: "events")
    |> range(start: -10m, stop: 2262-04-11T23:47:16.854775806Z)
    |> filter(fn: (r) => r._measurement == "weather")
    |> set(key: "_measurement", value: "climate")
    |> to(bucket: "events")
"#
        .to_owned(),
        description: "Each 1m it copies what was written of the last 10m and later.".to_owned(),
    };
    assert_eq!(task(), expected);
    let put = Operation::PutTask(expected.clone());
    let remove = Operation::RemoveTask(RemoveTask::from(expected));
    assert_eq!(
        [put.describe(), remove.describe()],
        [
            "go on copying each 1m by the task `fluxform: events/weather → events/climate`",
            "remove the task `fluxform: events/weather → events/climate`"
        ]
    );
    assert_eq!(put.reversal(), Reversal::Full { operations: vec![remove.clone()] });
    assert_eq!(remove.reversal(), Reversal::Full { operations: vec![put.clone()] });
    let document = serde_json::to_value(&put).unwrap();
    assert_eq!(document["operation"], "put_task");
    assert_eq!(serde_json::from_value::<Operation>(document).unwrap(), put);
}

#[test]
fn each_copy_has_a_name_of_its_own() {
    let name = |copy: CopyPoints| PutTask::after(&copy, &BTreeMap::new()).unwrap().name;
    let within = PointChange::RenameField { from: "a".to_owned(), to: "b c".to_owned() };
    let field = CopyPoints { to: "weather".to_owned(), ..copy(vec![within]) };
    assert_eq!(name(field), "fluxform: events/weather → \"b c\"");
    let only = [("kind".to_owned(), "a\"b".to_owned())].into();
    let split = CopyPoints { only, to_bucket: "a/b".to_owned(), ..copy(Vec::new()) };
    assert_eq!(name(split), "fluxform: events/weather kind=\"a\\\"b\" → \"a/b\"/climate");
    let collision = OnCollision::KeepFirst;
    let drop = PointChange::DropTag { tag: "t".to_owned(), on_collision: collision };
    assert_eq!(
        PutTask::after(&copy(vec![drop]), &BTreeMap::new()).unwrap_err().to_string(),
        "points that become equal without the tag `t` are more than Flux tells apart"
    );
}

#[test]
fn only_tasks_of_our_own_are_touched() {
    let organization = Organization::new();
    let client = organization.client();
    let home = client.organization().unwrap();
    let wanted = task();
    let foreign = client.create_task(&home, &wanted.flux, "Mine, not theirs.", true).unwrap();
    put_task(&client, &home, &wanted).unwrap();
    let tasks = listed(&client);
    assert_eq!(tasks.len(), 2);
    let ours = tasks.iter().find(|task| task.id != foreign.id).unwrap().clone();
    assert_eq!(
        (ours.name.as_str(), ours.status.as_str(), ours.description.as_str()),
        (
            "fluxform: events/weather → events/climate",
            "active",
            "Each 1m it copies what was written of the last 10m and later.\n\
             Made by fluxform, which removes it with `fluxform complete`."
        )
    );
    // Changed by somebody, and a second one of a run that was cut off.
    let path = format!("/api/v2/tasks/{}", ours.id);
    let other = wanted.flux.replace("-10m", "-20m");
    organization.http().patch(&path, &json!({ "flux": other, "status": "inactive" }));
    client.create_task(&home, &wanted.flux, &wanted.marked_description(), true).unwrap();
    put_task(&client, &home, &wanted).unwrap();
    let tasks = listed(&client);
    let again = tasks.iter().find(|task| task.id != foreign.id).unwrap();
    assert_eq!(tasks.len(), 2);
    assert_eq!((&again.id, &again.flux, again.status.as_str()), (&ours.id, &wanted.flux, "active"));

    remove_task(&client, &home, &wanted.name).unwrap();
    assert_eq!(listed(&client), std::slice::from_ref(&foreign));
    remove_task(&client, &home, &wanted.name).unwrap();
    assert_eq!(listed(&client), [foreign]);
    assert!(TaskMark::of(&wanted.marked_description()) == Some(TaskMark::Bridge));
}

#[test]
fn a_token_that_could_not_see_them() {
    let organization = Organization::new();
    let token = organization.restricted(&[("write", "tasks"), ("read", "buckets")]);
    let client = organization.client_with(&token);
    let home = client.organization().unwrap();
    for failed in [put_task(&client, &home, &task()), remove_task(&client, &home, "x")] {
        let Err(Error::MayNot { what, permission }) = failed else { panic!("{failed:?}") };
        assert_eq!(
            (what.as_str(), permission),
            ("see the tasks that it makes", format!("read:orgs/{}/tasks", organization.id))
        );
    }
    assert_eq!(listed(&organization.client()), []);
}
