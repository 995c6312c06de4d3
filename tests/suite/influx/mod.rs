//! The client against a real server, and against what is none.

use std::time::Duration;

use fluxform::influx::{Client, Connection, Error, Patience, Token};

mod buckets;
mod documentation;
mod environment;
mod errors;
mod foreign;
mod inspect;
mod labels;
mod observe;
mod retries;
mod secrets;
mod shrink;
mod tasks;
mod tls;
mod visibility;

/// A client that does not wait, for peers that will not get better.
fn hasty(url: &str) -> Client {
    client(url, Patience::default().reply).unwrap()
}

/// The same, with how long it waits for an answer, where it may not even come about.
fn client(url: &str, reply: Duration) -> Result<Client, Error> {
    let token = Token::new("a-token-that-is-secret", "INFLUX_TOKEN");
    let connection = Connection { url: url.to_owned(), organization: "home".to_owned(), token };
    let waits = vec![Duration::ZERO; 2];
    Client::new(&connection, Patience { reply, waits, ..Patience::default() })
}

/// An error as a person reads it: the line, then what it means; `url` written as SERVER.
fn text(error: &Error, url: &str) -> String {
    let lines: String = error.explain().iter().map(|line| format!("\n  {line}")).collect();
    format!("{error}{lines}\n").replace(url, "SERVER")
}
