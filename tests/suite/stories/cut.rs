//! A server, or what is between, that fails in the middle of an apply.

use super::{Story, two_at_once::creates};
use crate::support::proxy::{Deed, Proxy};

/// A story in which an apply goes through a proxy that does `deed` to the requests that `at` holds for.
fn story(name: &'static str, deed: Deed, at: fn(&str) -> bool) -> Story {
    let mut story = Story::new(name);
    story.organization.create_bucket("events", 2_592_000, 86_400);
    story.define(
        "buckets:\n  daily: { retention: 90d }\n  events: { retention: 60d, shard_group_duration: 1d }\n",
    );
    let proxy = Proxy::new(&story.host, move |request, _| if at(request) { deed } else { Deed::Forward });
    let server = std::mem::replace(&mut story.host, proxy.url.clone());
    story.run("apply --yes");
    story.host = server;
    story.server();
    story.ledger();
    story.labels();
    story
}

#[test]
fn a_connection_cut_in_the_middle_of_a_reply() {
    let mut story = story("cut", Deed::Cut, creates);
    story.run("status");
    story.run("apply --resume");
    story.server();
    story.end();
}

const FAILED: &str = "HTTP/1.1 500 Internal Server Error\r\ncontent-type: application/json\r\n\
    x-influxdb-version: v2.9.1\r\ncontent-length: 60\r\nconnection: close\r\n\r\n\
    {\"code\":\"internal error\",\"message\":\"the disk is on fire!!!\"}";

#[test]
fn a_server_that_fails() {
    let at = |request: &str| request.starts_with("PATCH /api/v2/buckets/");
    let mut story = story("server_fails", Deed::Answer(FAILED), at);
    story.run("apply --resume");
    story.server();
    story.ledger();
    story.end();
}

pub const REFUSED: &str = "HTTP/1.1 422 Unprocessable Entity\r\ncontent-type: application/json\r\n\
    x-influxdb-version: v2.9.1\r\ncontent-length: 68\r\nconnection: close\r\n\r\n\
    {\"code\":\"unprocessable entity\",\"message\":\"too long for this server\"}";

#[test]
fn a_server_that_refuses_a_step() {
    let at = |request: &str| request.starts_with("PATCH /api/v2/buckets/");
    let mut story = story("server_refuses", Deed::Answer(REFUSED), at);
    story.run("status");
    story.run("rollback --yes");
    story.server();
    story.ledger();
    story.end();
}
