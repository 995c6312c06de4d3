//! Killed at every request that changes tasks while the task of a rollup is made, set, removed, or put back:
//! before the server sees it, and after it has answered. Whatever was killed is finished, and taken back. There is one task of the mark then, or none; those of others stay.

use fluxform::flux;
use rayon::prelude::*;

use super::{DEFINITIONS, ROLLUPS, make_task, tasks};
use crate::{
    stories::{Story, cut::REFUSED, holding::AtWork, story},
    support::{
        definitions,
        program::Ran,
        proxy::{Deed, Proxy},
    },
};

const MARK: &str = "How much each room is used.\nMade by fluxform for the rollup \"monthly\"";
const FOREIGN: &str = "option task = {name: \"monthly\", every: 1d}\n\nbuckets()\n";

/// What is killed: an apply that leads from some rollups to others, or the way back. A task that is there
/// before it is there twice.
#[derive(Debug, Clone, Copy)]
struct Scene {
    before: &'static str,
    after: fn() -> String,
    command: &'static str,
}

/// What is done after the kill.
#[derive(Debug, Clone, Copy)]
enum Way {
    /// Finished, and then taken back.
    Forth,
    Back,
}

const APPLY: &str = "apply --yes";
const ROLLBACK: &str = "rollback --yes";

const CREATED: Scene = Scene { before: "", after: || ROLLUPS.to_owned(), command: APPLY };
const CHANGED: Scene = Scene { before: ROLLUPS, after: changed, command: APPLY };
const REMOVED: Scene = Scene { before: ROLLUPS, after: String::new, command: APPLY };

/// Another script, and no run of it.
fn changed() -> String {
    ROLLUPS.replace("{ level: mean }", "{ level: max }") + "    enabled: false\n"
}

fn back(scene: Scene) -> Scene {
    Scene { command: ROLLBACK, ..scene }
}

fn begin(scene: Scene) -> Story {
    let mut story = Story::new("rollup_killed");
    make_task(&mut story, FOREIGN, "Mine.");
    story::define(&story.project, &(DEFINITIONS.to_owned() + scene.before));
    ran(&story, APPLY, &story.host);
    for (_, _, flux) in wanted(scene.before) {
        make_task(&mut story, &flux, MARK);
    }
    story::define(&story.project, &(DEFINITIONS.to_owned() + &(scene.after)()));
    if scene.command == ROLLBACK {
        ran(&story, APPLY, &story.host);
    }
    story
}

fn ran(story: &Story, arguments: &str, host: &str) {
    let ran = Ran::from(story.command(arguments).env("INFLUX_HOST", host).output().unwrap());
    assert_eq!(ran.exit, 0, "{arguments}: {ran:#?}");
}

/// The tasks that rollups need: description, status, script.
fn wanted(rollups: &str) -> Vec<(String, String, String)> {
    let schema = definitions::schema(&(DEFINITIONS.to_owned() + rollups));
    let task = |(key, rollup): (&String, &fluxform::model::Rollup)| {
        let status = if rollup.enabled { "active" } else { "inactive" };
        (MARK.to_owned(), status.to_owned(), flux::rollup_task(&schema, key).unwrap())
    };
    schema.rollups.iter().map(task).collect()
}

/// Whether there are the tasks of these rollups, byte for byte, and that of somebody else.
fn holds(story: &Story, rollups: &str, when: &str) {
    let text = |task: &serde_json::Value, key: &str| task[key].as_str().unwrap().to_owned();
    let found = tasks(&story.organization);
    let found =
        found.iter().map(|task| (text(task, "description"), text(task, "status"), text(task, "flux")));
    let mut found: Vec<_> = found.collect();
    found.sort();
    let foreign = ("Mine.".to_owned(), "active".to_owned(), FOREIGN.to_owned());
    let expected: Vec<_> = wanted(rollups).into_iter().chain([foreign]).collect();
    assert_eq!(found, expected, "{when}");
}

/// The numbers of the requests that change tasks, when nothing comes between. The first one asks only whether
/// tasks may be changed.
fn requests(scene: Scene) -> Vec<usize> {
    let story = begin(scene);
    let proxy = Proxy::new(&story.host, |_, _| Deed::Forward);
    ran(&story, scene.command, &proxy.url);
    let all = proxy.forwarded();
    let changes = |request: &str| {
        ["POST", "PATCH", "DELETE"]
            .iter()
            .any(|method| request.starts_with(&format!("{method} /api/v2/tasks")))
    };
    (0..).zip(&all).filter(|(_, request)| changes(request)).map(|(number, _)| number).skip(1).collect()
}

/// The second revision, the first one being what was there before: its state and its step.
fn revision(story: &Story) -> String {
    story::ledger(&story::ledger_path(&story.project)).lines().nth(1).unwrap_or_default().to_owned()
}

fn kill_at(scene: Scene, number: usize, deed: Deed, way: Way) {
    let story = begin(scene);
    let proxy = Proxy::new(&story.host, move |_, at| if at == number { deed } else { Deed::Forward });
    let mut killed = story.command(scene.command);
    let held = AtWork::start(killed.env("INFLUX_HOST", &proxy.url)).kill_at_the_pause(&proxy);
    assert!(held, "no request {number} was held");
    let revision = revision(&story);
    let when = format!("{} killed at request {number} ({deed:?}), {way:?}: {revision}", scene.command);
    assert!(revision.ends_with(" started") || revision.ends_with(" reversing"), "{when}");
    if let Way::Forth = way {
        ran(&story, "apply --resume", &story.host);
    }
    if let (Way::Forth, APPLY) = (way, scene.command) {
        holds(&story, &(scene.after)(), &when);
    }
    if let (Way::Back, _) | (_, APPLY) = (way, scene.command) {
        ran(&story, ROLLBACK, &story.host);
    }
    holds(&story, scene.before, &when);
}

/// `number` is how many requests that change tasks there are.
fn every_request(scene: Scene, number: usize) {
    let requests = requests(scene);
    assert_eq!(requests.len(), number, "{requests:?}");
    requests.par_iter().for_each(|number| {
        for deed in [Deed::PauseBefore, Deed::PauseAfter] {
            for way in [Way::Forth, Way::Back] {
                kill_at(scene, *number, deed, way);
            }
        }
    });
}

#[test]
fn while_it_is_made() {
    every_request(CREATED, 1);
}

#[test]
fn while_it_is_set() {
    every_request(CHANGED, 2);
}

#[test]
fn while_it_is_removed() {
    every_request(REMOVED, 2);
}

#[test]
fn while_it_is_removed_on_the_way_back() {
    every_request(back(CREATED), 1);
}

#[test]
fn while_it_is_set_on_the_way_back() {
    every_request(back(CHANGED), 1);
}

#[test]
fn while_it_is_made_on_the_way_back() {
    every_request(back(REMOVED), 1);
}

/// What a server refuses has not happened: nothing of the step has, then.
#[test]
fn a_spare_task_that_may_not_be_removed() {
    let story = begin(CHANGED);
    let proxy = Proxy::new(&story.host, |request, _| {
        let removes = request.starts_with("DELETE /api/v2/tasks/");
        if removes { Deed::Answer(REFUSED) } else { Deed::Forward }
    });
    let refused = Ran::from(story.command(APPLY).env("INFLUX_HOST", &proxy.url).output().unwrap());
    assert_eq!(refused.exit, 2, "{refused:#?}");
    ran(&story, ROLLBACK, &story.host);
    let found = tasks(&story.organization);
    let scripts = found.iter().filter(|task| task["description"] == MARK).map(|task| &task["flux"]);
    let (_, _, before) = &wanted(ROLLUPS)[0];
    assert_eq!(scripts.collect::<Vec<_>>(), [before, before]);
}
