//! Peers that are not InfluxDB, or are not whole. No page is ever repeated.

use std::time::Duration;

use super::{client, hasty, text};
use crate::support::peer::{Peer, reply};

/// What a client says after asking a peer that answers this.
fn said(reply: &str) -> String {
    let peer = Peer::answering(&[reply]);
    text(&hasty(&peer.url).organization().unwrap_err(), &peer.url)
}

const PAGE: &str =
    "<!DOCTYPE html>\n<html><head><title>502 Bad\n\x1b[31mGateway</title></head><body>nginx</body></html>";

#[test]
fn a_page_of_a_proxy() {
    assert_eq!(
        said(&reply("502 Bad Gateway", "text/html", "", PAGE)),
        "SERVER answered with a web page instead of InfluxDB's answer\n  \
         it answered 502 to GET /api/v2/orgs with an HTML page titled \"502 Bad [31mGateway\"\n  \
         a proxy or another web server answered: is the URL that of InfluxDB itself, and is InfluxDB up behind the proxy?\n"
    );
    assert_eq!(
        said(&reply("200 OK", "", "", "\n <html>login</html>")),
        "SERVER answered with a web page instead of InfluxDB's answer\n  \
         it answered 200 to GET /api/v2/orgs with an HTML page\n  \
         a proxy or another web server answered: is the URL that of InfluxDB itself, and is InfluxDB up behind the proxy?\n"
    );
}

#[test]
fn a_redirect() {
    assert_eq!(
        said(
            "HTTP/1.1 302 Found\r\nlocation: https://login.example.org/?next=/\r\ncontent-length: 0\r\n\r\n"
        ),
        "SERVER sends requests on to https://login.example.org/?next=/\n  \
         it answered 302 to GET /api/v2/orgs\n  \
         requests with a token are not sent on elsewhere: write the final address as the URL\n"
    );
}

#[test]
fn another_influxdb() {
    let version = "x-influxdb-version: 1.8.10\r\n";
    assert_eq!(
        said(&reply("404 Not Found", "text/plain", version, "404 page not found\n")),
        "there is no InfluxDB 2 API at SERVER\n  \
         it answered 404 to GET /api/v2/orgs\n  \
         the server calls itself version 1.8.10; fluxform works with InfluxDB 2\n"
    );
    let body = r#"{"name":"influxdb","status":"pass","version":"1.8.10"}"#;
    let peer = Peer::answering(&[&reply("200 OK", "application/json", "", body)]);
    assert_eq!(
        text(&hasty(&peer.url).health().unwrap_err(), &peer.url),
        "SERVER is InfluxDB 1.8.10; fluxform works with InfluxDB 2\n  is the URL that of the right server?\n"
    );
}

#[test]
fn json_of_something_else() {
    assert_eq!(
        said(&reply("400 Bad Request", "application/json", "", r#"{"error":{"root_cause":[]}}"#)),
        "SERVER does not answer like InfluxDB\n  \
         it answered 400 to GET /api/v2/orgs with JSON that is not InfluxDB's\n  \
         is the URL that of InfluxDB, and is nothing else on that port?\n"
    );
    assert_eq!(
        said(&reply("200 OK", "application/json", "", r#"["a","list"]"#)),
        "InfluxDB's answer is not understood\n  \
         SERVER answered to GET /api/v2/orgs\n  \
         cause: invalid type: string \"a\", expected a sequence at line 1 column 4\n  \
         this version of fluxform is tested with InfluxDB 2.9\n"
    );
    let peer = Peer::answering(&[&reply("200 OK", "application/json", "", r#"{"status":"UP"}"#)]);
    assert_eq!(
        text(&hasty(&peer.url).health().unwrap_err(), &peer.url),
        "SERVER does not answer like InfluxDB\n  \
         it answered 200 to GET /health with JSON that is not InfluxDB's\n  \
         is the URL that of InfluxDB, and is nothing else on that port?\n"
    );
}

#[test]
fn text_of_something_else() {
    assert_eq!(
        said(&reply("200 OK", "text/plain", "", "hello")),
        "SERVER does not answer like InfluxDB\n  \
         it answered 200 to GET /api/v2/orgs with text/plain\n  \
         is the URL that of InfluxDB, and is nothing else on that port?\n"
    );
    assert_eq!(
        said("SSH-2.0-OpenSSH_9.6\r\n\r\n"),
        "SERVER does not speak HTTP\n  \
         the request was GET /api/v2/orgs\n  \
         is this the port of InfluxDB? with TLS the URL starts with https://\n  \
         cause: protocol: http parse fail: invalid HTTP version\n"
    );
}

#[test]
fn a_connection_that_is_cut() {
    let half = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 500\r\n\r\n{\"orgs\":[";
    for reply in [half, ""] {
        assert_eq!(
            said(reply),
            "SERVER cut the connection\n  \
             the request was GET /api/v2/orgs\n  \
             the server or a proxy before it stopped in the middle: its log says why; then run this again\n  \
             cause: io: Peer disconnected\n"
        );
    }
}

#[test]
fn no_answer_in_time() {
    let peer = Peer::silent();
    let client = client(&peer.url, Duration::from_millis(50)).unwrap();
    assert_eq!(
        text(&client.organization().unwrap_err(), &peer.url),
        "SERVER does not answer\n  \
         the request was GET /api/v2/orgs\n  \
         the server, or something before it, is overloaded or drops what it gets: try again later\n  \
         cause: timeout: receive response\n"
    );
}
