//! Killed at every request: the proof that whatever is interrupted can be finished, and that
//! nothing is done twice.

use rayon::prelude::*;

use super::{Story, holding::AtWork, story, two_at_once::creates};
use crate::support::{
    program::Ran,
    proxy::{Deed, Proxy},
};

const DEFINITIONS: &str = "buckets:\n  \
    events: { retention: 60d, shard_group_duration: 1d, description: Raw events. }\n  \
    daily: { retention: 90d }\n";

const BEFORE: &str = "events 2592000 86400 \n";
const AFTER: &str = "daily 7776000 86400 \nevents 5184000 86400 Raw events.\n";

/// A story before its apply, or before its rollback.
fn begin(is_rollback: bool) -> Story {
    let story = Story::new("killed");
    story.organization.create_bucket("events", 2_592_000, 86_400);
    story::define(&story.project, DEFINITIONS);
    if is_rollback {
        ran(&story, "apply --yes", &story.host, 0);
    }
    story
}

fn ran(story: &Story, arguments: &str, host: &str, exit: i32) -> Ran {
    let output = story.command(arguments).env("INFLUX_HOST", host).output().unwrap();
    let ran = Ran::from(output);
    assert_eq!(ran.exit, exit, "{arguments}: {ran:#?}");
    ran
}

/// Whether a request changes a bucket.
fn changes(request: &str) -> bool {
    creates(request)
        || ["PATCH", "DELETE"].iter().any(|method| request.starts_with(&format!("{method} /api/v2/buckets/")))
}

/// Kills `command` at its request of this number, finishes, and compares. False if it has no such request.
fn kill_at(number: usize, deed: Deed, is_rollback: bool) -> bool {
    let story = begin(is_rollback);
    let command = if is_rollback { "rollback --yes" } else { "apply --yes" };
    let proxy = Proxy::new(&story.host, move |_, at| if at == number { deed } else { Deed::Forward });
    let mut killed = story.command(command);
    let was_held = AtWork::start(killed.env("INFLUX_HOST", &proxy.url)).kill_at_the_pause(&proxy);
    finish(&story, &proxy.url, command);
    let (expected, state) = if is_rollback { (BEFORE, "rolled back") } else { (AFTER, "applied") };
    assert_eq!(story.organization.bucket_lines(), expected, "killed at request {number} ({deed:?})");
    let ledger = story::ledger(&story::ledger_path(&story.project));
    assert!(ledger.starts_with(&format!("revision 1 {state}: ")) && ledger.lines().count() == 1, "{ledger}");
    let forwarded = proxy.forwarded();
    let of_buckets: Vec<_> = forwarded.iter().filter(|request| changes(request)).collect();
    assert_eq!(of_buckets.len(), 3, "killed at request {number} ({deed:?}): {of_buckets:#?}");
    was_held
}

/// What a person does next: resume what is unfinished, else run the command again if it was killed
/// too early to have begun. The lock that was left behind is taken over or removed.
fn finish(story: &Story, host: &str, command: &str) {
    let status = Ran::from(story.command("status").output().unwrap());
    let is_rollback = command.starts_with("rollback");
    let over = if is_rollback { "rolled back" } else { "applied" };
    if status.exit == 1 {
        ran(story, "apply --resume", host, 0);
    } else if !status.stdout.contains(over) {
        ran(story, command, host, 0);
    }
    if story::labels(&story.organization).contains(&"fluxform lock".to_owned()) {
        ran(story, "unlock --yes", host, 0);
    }
    assert_eq!(story::labels(&story.organization), ["fluxform revision"]);
    ran(story, "plan", host, i32::from(is_rollback));
}

/// Every request of the command: before the server sees it and, unless it only reads, after the
/// server has answered.
fn every_request(is_rollback: bool) {
    let requests = requests(is_rollback);
    assert!(requests.len() > 20, "the proxy saw only {requests:#?}");
    requests.par_iter().enumerate().for_each(|(number, request)| {
        let after = (!request.starts_with("GET ")).then_some(Deed::PauseAfter);
        for deed in [Deed::PauseBefore].into_iter().chain(after) {
            assert!(kill_at(number, deed, is_rollback), "no request {number} was held");
        }
    });
}

/// The requests of the command when nothing comes between.
fn requests(is_rollback: bool) -> Vec<String> {
    let story = begin(is_rollback);
    let proxy = Proxy::new(&story.host, |_, _| Deed::Forward);
    ran(&story, if is_rollback { "rollback --yes" } else { "apply --yes" }, &proxy.url, 0);
    proxy.forwarded()
}

#[test]
fn an_apply_killed_at_every_request() {
    every_request(false);
}

#[test]
fn a_rollback_killed_at_every_request() {
    every_request(true);
}
