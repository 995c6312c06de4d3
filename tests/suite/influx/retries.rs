//! What is asked again, and what is not.

use fluxform::{influx::Error, model::BucketSettings};

use super::{buckets::settings, hasty, text};
use crate::support::peer::{Peer, reply};

const JSON: &str = "application/json";
const CUT: &str = "";

fn starting() -> String {
    reply("503 Service Unavailable", JSON, "", r#"{"status":"starting"}"#)
}

fn busy() -> String {
    let body = r#"{"code":"too many requests","message":"limit reached"}"#;
    reply("429 Too Many Requests", JSON, "retry-after: 0\r\n", body)
}

/// A proxy's own words.
fn gateway() -> String {
    reply("503 Service Unavailable", "text/html", "", "<html></html>")
}

fn organizations() -> String {
    reply("200 OK", JSON, "", r#"{"orgs":[{"id":"4143a3338a6ceaf3","name":"home"}]}"#)
}

#[test]
fn a_read_is_asked_again() {
    for first in [starting(), busy(), gateway(), CUT.to_owned()] {
        let peer = Peer::answering(&[&first, &first, &organizations()]);
        let organization = hasty(&peer.url).organization().unwrap();
        assert_eq!(organization.id.as_str(), "4143a3338a6ceaf3", "{first}");
        assert_eq!(peer.seen(), ["GET /api/v2/orgs?org=home HTTP/1.1"; 3], "{first}");
    }
}

#[test]
fn it_ends_at_some_time() {
    let peer = Peer::answering(&[&starting()]);
    assert_eq!(
        text(&hasty(&peer.url).organization().unwrap_err(), &peer.url),
        "InfluxDB at SERVER is starting\n  \
         SERVER answered 503 unavailable to GET /api/v2/orgs\n  \
         it was asked several times: wait until the server has settled, then run this again\n"
    );
    assert_eq!(peer.seen().len(), 3);
    let peer = Peer::answering(&[&busy()]);
    assert_eq!(
        text(&hasty(&peer.url).organization().unwrap_err(), &peer.url),
        "InfluxDB is overloaded\n  \
         SERVER answered 429 too many requests to GET /api/v2/orgs\n  \
         it was asked several times: wait until the server has settled, then run this again\n"
    );
}

/// A proxy that gives up, or a connection that ends, leaves open whether the server did it.
#[test]
fn a_creation_is_not_sent_twice_if_it_may_have_been_done() {
    let home = hasty(&Peer::answering(&[&organizations()]).url).organization().unwrap();
    let create = |reply: &str| -> (Error, usize) {
        let peer = Peer::answering(&[reply]);
        let bucket: BucketSettings = settings("daily", "1h", "1h");
        let error = hasty(&peer.url).create_bucket(&home, &bucket).unwrap_err();
        (error, peer.seen().len())
    };
    assert_eq!(create(&gateway()).1, 1);
    assert_eq!(create(CUT).1, 1);
    assert_eq!(create(&starting()).1, 3);
}
