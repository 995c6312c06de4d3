//! Killed at every request that changes points: before the server sees it, and after it has answered.
//! Whatever was killed is finished, and taken back; no point is missing, and none is there twice.

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::{holds, rows::BEFORE};
use crate::{
    stories::{Story, holding::AtWork, story},
    support::{
        program::Ran,
        proxy::{Deed, Proxy},
    },
};

const POINTS: &[&[u8]] = &[
    b"m,room=a f=1.5,i=1i 1577923200000000000\n",
    b"m,room=b f=2.5,i=2i 1577923200000000000\n",
    b"m,room=a f=3.5,i=3i 1578009600000000000\n",
];
const APPLIED: &[&[u8]] = &[
    b"m,room=a f=1.5,g=1.5,i=1.0 1577923200000000000\n",
    b"m,room=b f=2.5,g=2.5,i=2.0 1577923200000000000\n",
    b"m,room=a f=3.5,g=3.5,i=3.0 1578009600000000000\n",
];
const COMPLETED: &[&[u8]] = &[
    b"m,room=a g=1.5,i=1.0 1577923200000000000\n",
    b"m,room=b g=2.5,i=2.0 1577923200000000000\n",
    b"m,room=a g=3.5,i=3.0 1578009600000000000\n",
];

/// What is killed: what runs before it, the command, and what is there after it.
#[derive(Debug, Clone, Copy)]
struct Scene {
    before: &'static [&'static str],
    command: &'static str,
    after: &'static [&'static [u8]],
}

const APPLY: Scene = Scene { before: &[], command: "apply --yes --jobs 1", after: APPLIED };
const COMPLETE: Scene =
    Scene { before: &["apply --yes"], command: "complete --yes --jobs 1", after: COMPLETED };
const ROLLBACK: Scene =
    Scene { before: &["apply --yes", "complete --yes"], command: "rollback --yes --jobs 1", after: POINTS };

fn begin(scene: Scene) -> Story {
    let story = Story::new("moving_killed");
    let id = story.organization.create_bucket("events", 0, 86_400);
    let path = format!("/api/v2/write?orgID={}&bucket={id}", story.organization.id);
    story.organization.http().post_bytes(&path, &POINTS.concat());
    let after = BEFORE
        .replace("      f: { type", "      g: { renamed_from: [f], type")
        .replace("i: { type: integer", "i: { type: float");
    story::define(&story.project, &after);
    for command in scene.before {
        ran(&story, command, &story.host);
    }
    story
}

fn ran(story: &Story, arguments: &str, host: &str) {
    let ran = Ran::from(story.command(arguments).env("INFLUX_HOST", host).output().unwrap());
    assert_eq!(ran.exit, 0, "{arguments}: {ran:#?}");
}

/// Whether a request changes points or tasks.
fn changes(request: &str) -> bool {
    ["/api/v2/write", "/api/v2/delete", "/api/v2/tasks"].iter().any(|path| {
        ["POST", "PATCH", "DELETE"].iter().any(|method| request.starts_with(&format!("{method} {path}")))
    })
}

fn requests(scene: Scene) -> Vec<usize> {
    let story = begin(scene);
    let proxy = Proxy::new(&story.host, |_, _| Deed::Forward);
    ran(&story, scene.command, &proxy.url);
    holds(&story, scene.after, scene.command);
    let all = proxy.forwarded();
    all.iter().enumerate().filter(|(_, request)| changes(request)).map(|(number, _)| number).collect()
}

fn kill_at(scene: Scene, number: usize, deed: Deed) {
    let story = begin(scene);
    let proxy = Proxy::new(&story.host, move |_, at| if at == number { deed } else { Deed::Forward });
    let mut killed = story.command(scene.command);
    let held = AtWork::start(killed.env("INFLUX_HOST", &proxy.url)).kill_at_the_pause(&proxy);
    assert!(held, "no request {number} was held");
    let when = format!("{} killed at request {number} ({deed:?})", scene.command);
    if Ran::from(story.command("status").output().unwrap()).exit == 1 {
        ran(&story, "apply --resume", &story.host);
    } else {
        ran(&story, scene.command, &story.host);
    }
    holds(&story, scene.after, &when);
    if scene.after != POINTS {
        ran(&story, "rollback --yes", &story.host);
        holds(&story, POINTS, &format!("{when}, rolled back"));
    }
}

fn every_request(scene: Scene) {
    let requests = requests(scene);
    assert!(requests.len() > 3, "{requests:?}");
    requests.par_iter().for_each(|number| {
        for deed in [Deed::PauseBefore, Deed::PauseAfter] {
            kill_at(scene, *number, deed);
        }
    });
}

#[test]
fn an_apply_killed_at_every_change() {
    every_request(APPLY);
}

#[test]
fn a_complete_killed_at_every_change() {
    every_request(COMPLETE);
}

#[test]
fn a_rollback_killed_at_every_change() {
    every_request(ROLLBACK);
}

/// Ctrl-C: the window that is being moved is finished, and the rest later.
#[test]
fn an_apply_ends_after_a_window_where_it_is_asked_to() {
    let story = begin(APPLY);
    // The first shard group is written back.
    let is_first = |request: &str| request.starts_with("POST /api/v2/write") && request.contains("i=1.0 ");
    let was_held = AtomicBool::new(false);
    let proxy = Proxy::new(&story.host, move |request, _| {
        let pauses = is_first(request) && !was_held.swap(true, Ordering::Relaxed);
        if pauses { Deed::PauseBefore } else { Deed::Forward }
    });
    let mut command = story.command(APPLY.command);
    let ran = AtWork::start(command.env("INFLUX_HOST", &proxy.url)).interrupt_at_the_pause(&proxy);
    assert_eq!(ran.exit, 2, "{ran:#?}");
    let (done, said) = ran.stderr.split_once('\n').unwrap();
    assert!(done.starts_with(" 1/3  events: rewrite the points of m: field i becomes float"), "{done}");
    let said: Vec<&str> = said.lines().collect();
    assert_eq!(
        said,
        [
            "error: stopped before the end",
            "  the windows that were being worked on are done; it goes on where it stopped",
            "  revision 1 is unfinished: finish it with `fluxform apply --resume`, or go back with `fluxform rollback`",
        ]
    );
    ran_to_its_end(&story);
}

fn ran_to_its_end(story: &Story) {
    ran(story, "apply --resume", &story.host);
    holds(story, APPLIED, "resumed");
    ran(story, "rollback --yes", &story.host);
    holds(story, POINTS, "rolled back");
}
