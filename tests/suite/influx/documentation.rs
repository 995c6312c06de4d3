//! docs/troubleshooting.md has a section for every message.

use std::io;

use fluxform::influx::{Asked, Error, Fault, Foreign};

const FAULTS: [Fault; 13] = [
    Fault::Refused,
    Fault::HostNotFound,
    Fault::NoRoute,
    Fault::Timeout,
    Fault::Cut,
    Fault::NotTls,
    Fault::UnknownIssuer,
    Fault::IssuerAsServer,
    Fault::Certificate,
    Fault::Tls,
    Fault::Proxy,
    Fault::NotHttp,
    Fault::Other,
];

/// A refusal for each line that the client has for one.
const REFUSALS: [(u16, &str); 8] = [
    (401, "unauthorized access"),
    (401, "PERMISSION is unauthorized"),
    (403, "MESSAGE"),
    (422, "MESSAGE"),
    (429, ""),
    (500, "MESSAGE"),
    (503, "MESSAGE"),
    (503, "the server is starting"),
];

fn asked() -> Box<Asked> {
    Box::new(Asked {
        server: "URL".to_owned(),
        method: "GET",
        path: "/".to_owned(),
        organization: "NAME".to_owned(),
        token_origin: "INFLUX_TOKEN".to_owned(),
        proxy: None,
    })
}

fn unreachable(fault: Fault) -> Error {
    Error::Unreachable { asked: asked(), fault, source: Box::new(ureq::Error::ConnectionFailed) }
}

fn refused((status, message): (u16, &str)) -> Error {
    let message = message.replace("PERMISSION", "write:PERMISSION");
    Error::Refused { asked: asked(), status, code: String::new(), message }
}

fn foreign(what: Foreign) -> Error {
    Error::Foreign { asked: asked(), status: 200, what }
}

fn others() -> Vec<Error> {
    let (server, name, token_origin) = ("URL".to_owned(), "NAME".to_owned(), "INFLUX_TOKEN".to_owned());
    let (bucket, message) = (name.clone(), "MESSAGE".to_owned());
    vec![
        Error::BadUrl { url: server.clone(), problem: "" },
        Error::BadToken { origin: token_origin.clone(), problem: "" },
        Error::Certificates { path: "FILE".into(), source: io::ErrorKind::NotFound.into() },
        Error::Unreadable { asked: asked(), source: serde_json::from_str::<u8>("").unwrap_err() },
        Error::Query { asked: asked(), message },
        Error::Version { server: server.clone(), version: "VERSION".to_owned() },
        Error::UnknownOrganization { server: server.clone(), name: name.clone() },
        Error::HiddenOrganization { server, name, token_origin },
        Error::OtherOrganization { bucket, found: String::new(), wanted: String::new() },
        foreign(Foreign::Page { title: String::new() }),
        foreign(Foreign::Redirect { location: "ADDRESS".to_owned() }),
        foreign(Foreign::NoApi { version: None }),
        foreign(Foreign::WantsTls),
        foreign(Foreign::Json),
    ]
}

#[test]
fn every_message_has_its_section() {
    let path = format!("{}/docs/troubleshooting.md", env!("CARGO_MANIFEST_DIR"));
    let page = std::fs::read_to_string(path).unwrap();
    let headings: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("### ")).collect();
    let errors = FAULTS.map(unreachable).into_iter().chain(REFUSALS.map(refused)).chain(others());
    let messages: Vec<String> = errors.map(|error| error.to_string().replace("write:", "")).collect();
    for message in &messages {
        assert!(headings.iter().any(|heading| message.starts_with(heading)), "no section for: {message}");
    }
    for heading in headings {
        let known = messages.iter().any(|message| message.starts_with(heading));
        assert!(known, "no message for the section: {heading}");
    }
}
