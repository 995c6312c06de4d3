//! Two at once on one organization, and two on one ledger.

use super::{Story, holding::AtWork, story};
use crate::support::proxy::{Deed, Proxy};

/// A bucket's creation; not the question whether buckets may be created.
pub fn creates(request: &str) -> bool {
    request.starts_with("POST /api/v2/buckets ") && !request.contains(r#""name":"_""#)
}

#[test]
fn the_second_waits_for_the_first() {
    let mut story = Story::new("two_at_once");
    let proxy = Proxy::new(
        &story.host,
        |request, _| {
            if creates(request) { Deed::PauseBefore } else { Deed::Forward }
        },
    );
    story.define("buckets:\n  events: { retention: 30d }\n");
    let mut first = story.command("apply --yes");
    let first = AtWork::start(first.env("INFLUX_HOST", &proxy.url));
    let paused = proxy.paused();
    story.note("a first apply is at work; it creates the bucket");

    let other = story::project(&story.organization.name);
    story::define(&other, "buckets:\n  other: { retention: 7d }\n");
    let mut second = story.command_in(&other, "apply --yes");
    story.run_as("fluxform apply --yes (in another project folder)", &mut second);
    story.run("plan");
    story.run("apply --yes");
    story.run("rollback --yes");
    story.run("status");
    story.server();

    story.note("the first goes on");
    paused.go_on();
    let first = first.end();
    story.tell("fluxform apply --yes (the first)", &first);
    story.server();
    story.run("status");
    let mut second = story.command_in(&other, "apply --yes");
    story.run_as("fluxform apply --yes (in another project folder)", &mut second);
    let mut second = story.command_in(&other, "apply --yes --new-history");
    story.run_as("fluxform apply --yes --new-history (in another project folder)", &mut second);
    story.server();
    story.labels();
    story.end();
}
