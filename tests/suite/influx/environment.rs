//! What the client takes from the environment: proxies here, certificates in `tls`.
//!
//! Variables are a process's, so the question is put by another process: this binary again, with
//! the one test [`ask`].

use std::{net::TcpListener, process::Command};

use fluxform::influx::Patience;

use super::{client, text};
use crate::support::{
    influxd::Influxd,
    peer::{Peer, reply},
};

const URL: &str = "FLUXFORM_TEST_URL";

const PROXIES: [&str; 6] =
    ["ALL_PROXY", "all_proxy", "HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"];

/// The version of the server at `url`, or the error, where the environment has these variables and
/// no other proxies.
pub fn said(url: &str, variables: &[(&str, &str)]) -> String {
    let mut command = Command::new(std::env::current_exe().unwrap());
    for name in PROXIES {
        command.env_remove(name);
    }
    let output = command
        .args(["--exact", "influx::environment::ask", "--nocapture"])
        .envs(variables.iter().copied())
        .env(URL, url)
        .output()
        .unwrap();
    let stdout = String::from_utf8(output.stdout).unwrap();
    let (_, answer) = stdout.split_once("<answer>").unwrap();
    answer.split_once("</answer>").unwrap().0.to_owned()
}

/// Not a test by itself: does something only when [`said`] runs it.
#[test]
fn ask() {
    let Ok(url) = std::env::var(URL) else { return };
    let answer = match client(&url, Patience::default().reply).and_then(|client| client.health()) {
        Ok(health) => health.version,
        Err(error) => text(&error, &url),
    };
    println!("<answer>{answer}</answer>");
}

#[test]
fn a_proxy_is_named_and_its_password_is_not() {
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let proxy = format!("http://user:secret@127.0.0.1:{port}");
    let said = said("http://influx.invalid:8086", &[("ALL_PROXY", &proxy)]);
    assert_eq!(
        said.replace(&port.to_string(), "PORT"),
        "the proxy does not connect to SERVER\n  \
         the request was GET /health\n  \
         it went through the proxy 127.0.0.1:PORT of the environment; NO_PROXY lists hosts that need none\n  \
         is the proxy of ALL_PROXY, HTTPS_PROXY or HTTP_PROXY up, and does it allow this host and port?\n  \
         cause: io: Connection refused (os error 111)\n"
    );
}

#[test]
fn a_proxy_that_does_not_connect() {
    let proxy = Peer::answering(&[&reply("403 Forbidden", "text/html", "", "<html>no</html>")]);
    let said = said("http://influx.invalid:8086", &[("ALL_PROXY", &proxy.url)]);
    assert_eq!(
        said.replace(proxy.url.trim_start_matches("http://"), "PROXY"),
        "the proxy does not connect to SERVER\n  \
         the request was GET /health\n  \
         it went through the proxy PROXY of the environment; NO_PROXY lists hosts that need none\n  \
         is the proxy of ALL_PROXY, HTTPS_PROXY or HTTP_PROXY up, and does it allow this host and port?\n  \
         cause: CONNECT proxy failed: proxy server responded 403/403\n"
    );
}

#[test]
fn no_proxy_stands_before_this_machine() {
    let dead = "http://127.0.0.1:1";
    let variables = [("ALL_PROXY", dead), ("HTTP_PROXY", dead), ("HTTPS_PROXY", dead)];
    assert_eq!(said(&Influxd::shared().url, &variables), "v2.9.1");
}
