//! What the real server refuses, and that no server at all is told well.

use std::net::TcpListener;

use super::{environment, hasty, text};
use crate::support::organization::Organization;

#[test]
fn nothing_listens() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let url = format!("http://127.0.0.1:{port}");
    assert_eq!(
        text(&hasty(&url).health().unwrap_err(), &url),
        "nothing listens at SERVER\n  \
         the request was GET /health\n  \
         is influxd running, and is the port right? it listens on 8086 unless told otherwise\n  \
         cause: io: Connection refused (os error 111)\n"
    );
}

#[test]
fn a_host_without_an_address() {
    // A label of more than 63 letters is no name: nobody is asked for it.
    let url = format!("http://{}.invalid:8086", "x".repeat(70));
    let shown = environment::said(&url, &[]);
    let (known, cause) = shown.split_once("  cause: ").unwrap();
    assert_eq!(
        known,
        "the host of SERVER is not known\n  \
         the request was GET /health\n  \
         is the host name in the URL right, and does this machine resolve names?\n"
    );
    assert!(!cause.is_empty());
}

#[test]
fn a_wrong_token() {
    let organization = Organization::new();
    let client = organization.client_with("not-a-token");
    assert_eq!(
        text(&client.organization().unwrap_err(), &organization.url),
        "the server does not know this token\n  \
         SERVER answered 401 unauthorized to GET /api/v2/orgs\n  \
         the token came from INFLUX_TOKEN; `influx auth list` shows the valid ones\n"
    );
}

#[test]
fn an_unknown_organization() {
    let mut organization = Organization::new();
    organization.name = "no/such?org".to_owned();
    assert_eq!(
        text(&organization.client().organization().unwrap_err(), &organization.url),
        "SERVER has no organization `no/such?org`\n  \
         `influx org list` shows the organizations that a token may see; names are case-sensitive\n"
    );
}

#[test]
fn a_missing_permission_is_named() {
    let organization = Organization::new();
    let reader = organization.client_with(&organization.restricted(&[("read", "buckets")]));
    let home = reader.organization().unwrap();
    let settings = super::buckets::settings("new", "1h", "1h");
    let shown = |error| text(&error, &organization.url).replace(&organization.name, "ORG");
    assert_eq!(
        shown(reader.create_bucket(&home, &settings).unwrap_err()),
        "the token lacks the permission write:buckets\n  \
         SERVER answered 401 unauthorized to POST /api/v2/buckets\n  \
         the token came from INFLUX_TOKEN; `influx auth create` makes one with the permission in the organization `ORG`\n"
    );
    let error = reader.create_label(&home, "lock", &[].into()).unwrap_err();
    assert!(error.is_missing_permission());
    assert_eq!(
        shown(error),
        "the token lacks the permission write:labels\n  \
         SERVER answered 401 unauthorized to POST /api/v2/labels\n  \
         the token came from INFLUX_TOKEN; `influx auth create` makes one with the permission in the organization `ORG`\n"
    );
}

/// The server itself answers 500 to a retention below one hour.
#[test]
fn a_server_that_fails() {
    let organization = Organization::new();
    let client = organization.client();
    let home = client.organization().unwrap();
    let error = client.create_bucket(&home, &super::buckets::settings("short", "30m", "1h")).unwrap_err();
    assert_eq!(
        text(&error, &organization.url),
        "InfluxDB failed: retention policy duration must be at least 1h0m0s\n  \
         SERVER answered 500 internal error to POST /api/v2/buckets\n  \
         the log of the server says more; nothing was assumed about what it did\n"
    );
}

/// The commonest wrong URL: with a path that is the user interface's, not the API's.
#[test]
fn a_wrong_path_in_front_of_the_api() {
    let mut organization = Organization::new();
    let url = format!("{}/orgs/1", organization.url);
    organization.url.clone_from(&url);
    assert_eq!(
        text(&organization.client().organization().unwrap_err(), &url),
        "there is no InfluxDB 2 API at SERVER\n  \
         it answered 404 to GET /api/v2/orgs\n  \
         a path in front of the API belongs into the URL; the user interface's own paths do not\n"
    );
}
