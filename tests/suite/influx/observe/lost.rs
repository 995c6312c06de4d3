//! Replies that end too early, and what the log tells.

use std::sync::{Arc, Mutex};

use fluxform::influx::{Client, LogLine, Patience};

use super::{by_flux, live, seen, set};
use crate::support::{
    organization::Organization,
    peer::reply,
    proxy::{Deed, Proxy},
};

const POINTS: &str = "m,host=a f=1\nm,host=b g=2i\nn,t=c f=\"x\"";

/// Every query is cut off once: it is asked again from the start, and nothing counts twice.
#[test]
fn a_reply_that_is_cut_off_is_asked_for_again() {
    let organization = Organization::new();
    let raw = organization.create_bucket("raw", 0, 0);
    organization.write(&raw, POINTS);
    let one = organization.restricted(&[("read", &format!("buckets/{raw}"))]);
    for (client, token) in
        [(organization.client(), &organization.token), (by_flux(&organization, &raw), &one)]
    {
        let cut = Mutex::new(std::collections::BTreeSet::new());
        let proxy = Proxy::new(&organization.url, move |request, _| {
            let is_new = cut.lock().unwrap().insert(request.to_owned());
            if request.starts_with("POST") && is_new { Deed::Cut } else { Deed::Forward }
        });
        let mut connection = organization.connection_with(token);
        connection.url.clone_from(&proxy.url);
        let hasty = Patience { waits: vec![std::time::Duration::ZERO; 2], ..Patience::default() };
        let through = Client::new(&connection, hasty).unwrap();
        assert_eq!(seen(&through, &["raw"]), seen(&client, &["raw"]));
        let queries = proxy.forwarded().into_iter().filter(|request| request.starts_with("POST")).count();
        assert!(queries >= 6 && queries % 2 == 0, "{queries} queries");
    }
}

/// What is said inside of a reply is an error, and no empty bucket.
#[test]
fn an_error_inside_of_a_reply() {
    let organization = Organization::new();
    let raw = organization.create_bucket("raw", 0, 0);
    organization.write(&raw, POINTS);
    let body = "{\"results\":[{\"statement_id\":0,\"series\":[{\"name\":\"m\",\"columns\":[\"fieldKey\",\"fieldType\"],\
                \"values\":[[\"f\",\"float\"]]}],\"partial\":true}]}\n\
                {\"results\":[{\"statement_id\":0,\"error\":\"shard 7: out of ideas\"}]}\n";
    let said: &'static str = Box::leak(reply("200 OK", "application/json", "", body).into_boxed_str());
    let proxy = Proxy::new(&organization.url, move |request, _| {
        if request.contains("q=SHOW%20FIELD%20KEYS") { Deed::Answer(said) } else { Deed::Forward }
    });
    let mut connection = organization.connection();
    connection.url.clone_from(&proxy.url);
    let client = Client::new(&connection, Patience::default()).unwrap();
    let live = live(&client, &["raw"]);
    let error = fluxform::influx::observe(&client, &live, &set(&["raw"]), super::JOBS).unwrap_err();
    assert_eq!(error.to_string(), "InfluxDB could not run a query: shard 7: out of ideas");
    assert_eq!(error.explain(), [format!("{} answered to POST /query", proxy.url)]);
}

#[test]
fn the_log_tells_every_request_and_no_token() {
    let organization = Organization::new();
    let raw = organization.create_bucket("raw", 0, 0);
    organization.write(&raw, POINTS);
    let told = Arc::new(Mutex::new(Vec::new()));
    let lines = Arc::clone(&told);
    let log = move |line: &LogLine<'_>| {
        lines.lock().unwrap().push(format!(
            "{} {} {:?} {} {}",
            line.method, line.path, line.outcome, line.request, line.reply
        ));
    };
    let client = organization.client();
    let live = live(&client, &["raw"]);
    let client = client.with_log(Arc::new(log));
    fluxform::influx::observe(&client, &live, &set(&["raw"]), std::num::NonZeroUsize::MIN).unwrap();
    let told = told.lock().unwrap().clone();
    let paths: Vec<_> =
        told.iter().map(|line| line.split_whitespace().take(3).collect::<Vec<_>>().join(" ")).collect();
    let home = &organization.id;
    let mut another = home.clone();
    another.pop();
    another.push(if home.ends_with('0') { '1' } else { '0' });
    assert_eq!(
        paths,
        [
            format!("GET /api/v2/dbrps?orgID={home} Ok(200)"),
            format!("GET /api/v2/dbrps/{raw}?orgID={another} Ok(401)"),
            format!("POST /api/v2/query?orgID={home} Ok(200)"),
            "POST /query Ok(200)".to_owned(),
            "POST /query Ok(200)".to_owned(),
        ]
    );
    assert!(told[3].contains("q=SHOW%20FIELD%20KEYS&db=raw&rp=autogen"), "{}", told[3]);
    assert!(told[4].ends_with(" bytes, read as they came)"), "{}", told[4]);
    assert!(!told.concat().contains(&organization.token));
}
