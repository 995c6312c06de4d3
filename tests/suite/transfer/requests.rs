//! Requests that fail, one after the other: before the server sees them, or after it did what they ask;
//! and a writer of the old shape that goes on in between.

use std::{
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use fluxform::{
    influx::{Client, Connection, Patience, Token},
    model::FieldType,
    transfer::{Error, Mover, Open, rewrite_points},
};

use super::{
    journal::Memory,
    rewrite::cast,
    sample::{bucket_with, folder, held, jobs, look, organizations, text},
};
use crate::support::{
    organization::Organization,
    proxy::{Deed, Proxy},
};

const BEFORE: &str = "m,t=a v=1i 1000000000\nm,t=b v=2i 2000000000\nm,t=a v=3i 86401000000000\n";

const FAILURE: &str = "HTTP/1.1 500 Internal Server Error\r\ncontent-type: application/json\r\n\
                       content-length: 52\r\nconnection: close\r\n\r\n\
                       {\"code\":\"internal error\",\"message\":\"the disk ended\"}";

fn changes(request: &str) -> bool {
    ["POST /api/v2/write", "POST /api/v2/delete"].iter().any(|start| request.starts_with(start))
}

fn through(organization: &Organization, proxy: &Proxy) -> Client {
    let connection = Connection {
        url: proxy.url.clone(),
        organization: organization.name.clone(),
        token: Token::new(organization.token.clone(), "INFLUX_TOKEN"),
    };
    Client::new(&connection, Patience::default()).unwrap()
}

fn rewrite(client: &Client, name: &str, journal: &Memory, folder: &Path) -> Result<(), Error> {
    let (live, bucket) = look(client, name);
    let mover = Mover { journal, ..Mover::new(client, &live, jobs()) };
    let to = cast("v", FieldType::Float);
    rewrite_points(&mover, &bucket, "m", &to, Open::Refuse, &folder.join("there")).map(drop)
}

/// Whether the server took a line: in a shard group that has the new type already it does not take the
/// old one.
fn written(organization: &Organization, id: &str, line: &str) -> bool {
    let path = format!("{}/api/v2/write?orgID={}&bucket={id}", organization.url, organization.id);
    let request = ureq::post(path).header("authorization", format!("Token {}", organization.token));
    request.send(line).is_ok()
}

/// Cut off at each request that changes something, with points of the old type that come then.
#[test]
fn a_rewrite_goes_on_after_any_request() {
    for (organization, _server) in organizations() {
        let (_folder, path) = folder();
        for number in 0.. {
            let name = format!("b{number}");
            let id = bucket_with(&organization, &name, &[BEFORE.as_bytes()]);
            let seen = AtomicUsize::new(0);
            let proxy = Proxy::new(&organization.url, move |request, _| {
                if changes(request) && seen.fetch_add(1, Ordering::Relaxed) >= number {
                    Deed::Answer(FAILURE)
                } else {
                    Deed::Forward
                }
            });
            let (journal, folder) = (Memory::default(), path.join(&name));
            std::fs::create_dir_all(&folder).unwrap();
            let cut_off = rewrite(&through(&organization, &proxy), &name, &journal, &folder);
            let first = written(&organization, &id, "m,t=new v=7i 1500000000\n");
            let second = written(&organization, &id, "m,t=new v=8i 86402000000000\n");
            rewrite(&organization.client(), &name, &journal, &folder).unwrap();
            let mut expected =
                "m,t=a v=1.0 1000000000\nm,t=b v=2.0 2000000000\nm,t=a v=3.0 86401000000000".to_owned();
            // What comes after the end is not rewritten, nor is it taken.
            if first {
                expected += "\nm,t=new v=7.0 1500000000";
            }
            if second {
                expected += "\nm,t=new v=8.0 86402000000000";
            }
            assert_eq!(held(&organization.client(), &name), text(&expected), "{number} {first} {second}");
            if cut_off.is_ok() {
                assert!(number >= 2, "{number}");
                assert!(!first && !second);
                break;
            }
        }
    }
}

/// Every request that changes something is done, and its answer is lost.
#[test]
fn lost_answers_are_asked_for_again() {
    let organization = Organization::new();
    let (_folder, path) = folder();
    bucket_with(&organization, "b", &[BEFORE.as_bytes()]);
    std::fs::create_dir_all(&path).unwrap();
    let count = AtomicUsize::new(0);
    let proxy = Proxy::new(&organization.url, move |request, _| {
        if changes(request) && count.fetch_add(1, Ordering::Relaxed).is_multiple_of(2) {
            Deed::Cut
        } else {
            Deed::Forward
        }
    });
    rewrite(&through(&organization, &proxy), "b", &Memory::default(), &path).unwrap();
    let expected = "m,t=a v=1.0 1000000000\nm,t=b v=2.0 2000000000\nm,t=a v=3.0 86401000000000";
    assert_eq!(held(&organization.client(), "b"), text(expected));
    let writes = proxy.forwarded().iter().filter(|request| changes(request)).count();
    assert_eq!(writes % 2, 0, "{writes}");
}

/// Whoever reads gets half of an answer, and reads the window again.
#[test]
fn halves_of_windows_are_read_again() {
    let organization = Organization::new();
    let (_folder, path) = folder();
    bucket_with(&organization, "b", &[BEFORE.as_bytes()]);
    std::fs::create_dir_all(&path).unwrap();
    let count = AtomicUsize::new(0);
    let proxy = Proxy::new(&organization.url, move |request, _| {
        let is_read = request.contains("SELECT%20%2A%20");
        if is_read && count.fetch_add(1, Ordering::Relaxed).is_multiple_of(2) {
            Deed::Cut
        } else {
            Deed::Forward
        }
    });
    rewrite(&through(&organization, &proxy), "b", &Memory::default(), &path).unwrap();
    let expected = "m,t=a v=1.0 1000000000\nm,t=b v=2.0 2000000000\nm,t=a v=3.0 86401000000000";
    assert_eq!(held(&organization.client(), "b"), text(expected));
}
