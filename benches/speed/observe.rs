//! How long it takes to look at the data of a bucket on a real server, beside the two bare requests
//! that this cannot be done without.

use std::{
    collections::BTreeSet,
    fmt::Write,
    io::{self, Read},
    num::NonZeroUsize,
    time::{Duration, Instant},
};

use fluxform::{
    influx::{Client, Connection, Live, Patience, Token, inspect, observe},
    model::Observed,
};
use serde_json::json;
use ureq::Agent;

// The server of the tests; its helpers are for tests, where a failure may panic.
#[path = "../../tests/suite/support"]
#[allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::panic)]
pub mod support {
    pub mod http;
    pub mod influxd;
}

use support::influxd::Influxd;

const MEASUREMENTS: usize = 1_000;
const FIELDS: usize = 20;
const SERIES: usize = 5;
const DAYS: u64 = 10;

/// Rounds of all requests, one after the other, so that each meets the same disturbances.
const ROUNDS: usize = 15;

/// The most that a look may take, as a multiple of the two bare requests.
const LIMIT: f64 = 1.5;

const BARE: [&str; 2] = ["SHOW FIELD KEYS", "SHOW SERIES"];

/// Measures and prints.
pub fn measure() {
    let server = Influxd::start(&[]);
    fill(&server);
    let (client, live) = look(&server);
    let buckets = BTreeSet::from(["bench".to_owned()]);
    let (one, four) = (NonZeroUsize::MIN, NonZeroUsize::MIN.saturating_add(3));
    let observed = observe(&client, &live, &buckets, four).expect("the server answers");
    assert_eq!(sizes(&observed), (MEASUREMENTS, MEASUREMENTS * FIELDS, (MEASUREMENTS * SERIES) as u64));
    let agent = Agent::new_with_defaults();
    let mut times: [Vec<Duration>; 3] = Default::default();
    for _ in 0..ROUNDS {
        times[0].push(timed(|| BARE.iter().for_each(|statement| bare(&agent, &server, statement))));
        for (at, jobs) in [(1, one), (2, four)] {
            times[at].push(timed(|| {
                observe(&client, &live, &buckets, jobs).expect("the server answers");
            }));
        }
    }
    let [bare, one, four] = times.map(median);
    println!(
        "\n{MEASUREMENTS} measurements of {FIELDS} fields and {SERIES} series on {DAYS} days, on a server\n\n{:<34} {:>9} {:>9} {:>9}",
        "request", "median", "× bare", "limit"
    );
    println!("{:<34} {bare:>7.3} s", "field keys and series, bare");
    for (name, seconds) in [("observe, one request at a time", one), ("observe, four at a time", four)] {
        let ratio = seconds / bare;
        let met = if ratio <= LIMIT { "" } else { "  OVER" };
        println!("{name:<34} {seconds:>7.3} s {ratio:>9.2} {LIMIT:>9.1}{met}");
    }
}

fn fill(server: &Influxd) {
    let operator = server.operator();
    let home = operator.get("/api/v2/orgs?org=operator")["orgs"][0]["id"].clone();
    let rule = json!({ "type": "expire", "everySeconds": 0, "shardGroupDurationSeconds": 86_400 });
    let body = json!({ "orgID": home, "name": "bench", "retentionRules": [rule] });
    operator.post("/api/v2/buckets", &body);
    let path = "/api/v2/write?org=operator&bucket=bench&precision=s";
    for some in (0..MEASUREMENTS).collect::<Vec<_>>().chunks(100) {
        let lines: String = some.iter().map(|number| measurement(*number)).collect();
        operator.post_text(path, &lines);
    }
}

/// The points of a measurement.
fn measurement(number: usize) -> String {
    let fields: Vec<_> = (0..FIELDS).map(|field| format!("value_{field}={field}.5")).collect();
    let mut lines = String::new();
    for (series, day) in (0..SERIES).flat_map(|series| (0..DAYS).map(move |day| (series, day))) {
        let tags = format!("host=host-{series},region=r{},rack=k{}", series % 2, series % 3);
        let time = 1_760_000_000 + day * 86_400;
        writeln!(lines, "device_{number},{tags} {} {time}", fields.join(","))
            .expect("a String takes everything");
    }
    lines
}

fn look(server: &Influxd) -> (Client, Live) {
    let connection = Connection {
        url: server.url.clone(),
        organization: "operator".to_owned(),
        token: Token::new(server.operator_token.clone(), "the bench"),
    };
    let client = Client::new(&connection, Patience::default()).expect("the URL is one");
    let live = inspect(&client, ["bench"]).expect("the server answers");
    (client, live)
}

/// Asks and throws the answer away.
fn bare(agent: &Agent, server: &Influxd, statement: &str) {
    let form = [("q", statement), ("db", "bench"), ("rp", "autogen"), ("chunked", "true")];
    let request = agent.post(format!("{}/query", server.url));
    let request = request.header("authorization", format!("Token {}", server.operator_token));
    let response = request.send_form(form).expect("the server answers");
    let read = io::copy(&mut response.into_body().into_reader().take(u64::MAX), &mut io::sink());
    assert!(read.expect("the answer has an end") > 100_000, "the answer is too short to be one");
}

/// Measurements, fields, series.
fn sizes(observed: &Observed) -> (usize, usize, u64) {
    let seen = &observed["bench"].measurements;
    let fields = seen.values().map(|seen| seen.fields.len()).sum();
    (seen.len(), fields, seen.values().map(|seen| seen.series).sum())
}

fn timed(work: impl FnOnce()) -> Duration {
    let begun = Instant::now();
    work();
    begun.elapsed()
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times[times.len() / 2].as_secs_f64()
}
