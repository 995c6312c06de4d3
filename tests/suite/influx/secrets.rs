//! The token shows up nowhere.

use std::sync::{Arc, Mutex};

use fluxform::influx::{Client, Patience, inspect};

use crate::support::{
    organization::Organization,
    peer::{Peer, reply},
};

/// All lines that a client logs while `action` runs, bodies included, with the times left out.
fn logged(client: Client, action: impl Fn(&Client)) -> String {
    let lines = Arc::new(Mutex::new(String::new()));
    let sink = Arc::clone(&lines);
    let client = client.with_log(Arc::new(move |line| {
        let text = format!(
            "{} {} {:?}\n> {}\n< {}\n",
            line.method, line.path, line.outcome, line.request, line.reply
        );
        sink.lock().unwrap().push_str(&text);
    }));
    action(&client);
    drop(client);
    Arc::into_inner(lines).unwrap().into_inner().unwrap()
}

#[test]
fn every_request_is_logged_and_the_token_never() {
    let organization = Organization::new();
    organization.create_bucket("a/b", 0, 0);
    let log = logged(organization.client(), |client| {
        inspect(client, ["new?"]).unwrap();
        let home = client.organization().unwrap();
        client.create_label(&home, "lock", &[].into()).unwrap();
    });
    let heads: Vec<&str> = log.lines().filter(|line| line.contains(" Ok(")).collect();
    let (id, name) = (&organization.id, &organization.name);
    assert_eq!(
        heads,
        [
            "GET /health Ok(200)".to_owned(),
            format!("GET /api/v2/orgs?org={name} Ok(200)"),
            format!("GET /api/v2/buckets?orgID={id}&limit=100&offset=0 Ok(200)"),
            format!("GET /api/v2/buckets?orgID={id}&limit=100&offset=100 Ok(200)"),
            format!("GET /api/v2/buckets?orgID={id}&name=new%3F Ok(404)"),
            format!("GET /api/v2/orgs?org={name} Ok(200)"),
            "POST /api/v2/labels Ok(201)".to_owned(),
        ]
    );
    assert!(
        log.contains(&format!("> {{\"name\":\"lock\",\"orgID\":\"{id}\",\"properties\":{{}}}}\n")),
        "{log}"
    );
    assert!(!log.contains(&organization.token) && !log.to_lowercase().contains("authorization:"), "{log}");
}

/// Even a peer that sends back what it got cannot make the client show it.
#[test]
fn a_peer_that_echoes_the_token() {
    let body = r#"{"code":"invalid","message":"bad header: Token a-token-that-is-secret"}"#;
    let peer = Peer::answering(&[&reply("400 Bad Request", "application/json", "", body)]);
    let log = logged(super::hasty(&peer.url), |client| {
        let error = client.organization().unwrap_err();
        assert_eq!(error.to_string(), "InfluxDB refused: bad header: Token (token)");
        assert!(!format!("{error:?} {client:?}").contains("secret"));
    });
    assert_eq!(
        log,
        "GET /api/v2/orgs?org=home Ok(400)\n> \n< {\"code\":\"invalid\",\"message\":\"bad header: Token (token)\"}\n"
    );
}

/// The manifest of a backup holds the whole metadata of a server: its size is all that is logged.
#[test]
fn what_is_not_text_is_logged_as_its_size() {
    let organization = Organization::new();
    organization.create_bucket("a", 0, 0);
    let client = organization.client_with(&crate::support::influxd::Influxd::shared().operator_token);
    let bucket = inspect(&client, []).unwrap().bucket("a").unwrap();
    let log = logged(client, |client| drop(client.shard_groups(&bucket).unwrap()));
    let reply = log.lines().nth(2).unwrap();
    assert!(reply.starts_with("< (") && reply.contains(" bytes of multipart/mixed; boundary="), "{log}");
}

#[test]
fn a_token_that_no_header_can_carry() {
    let mut connection = Organization::new().connection();
    connection.token = fluxform::influx::Token::new("two\nlines", "INFLUX_TOKEN");
    let error = Client::new(&connection, Patience::default()).unwrap_err();
    assert_eq!(
        super::text(&error, "-"),
        "the token from INFLUX_TOKEN cannot be used: it holds blanks, line ends or characters that no token has\n  \
         `influx auth create` makes a token and shows it once\n"
    );
}
