//! What still writes an old shape and what still names it, on a real server.

use std::{num::NonZeroUsize, time::SystemTime};

use fluxform::{
    impact::{Member, Thing},
    influx::{Client, inspect, readers},
    migrate::{Error, Usage, look_for_use, old_shapes},
    model::{PointChange, ReaderKind, Span, TaskMark, Transform},
    plan::{Operation, RemovePoints, RewritePoints},
};
use serde_json::json;

use crate::support::{
    organization::Organization,
    readers::{check, dashboard, query, task, variable},
};

const JOBS: NonZeroUsize = NonZeroUsize::new(2).unwrap();

fn shape(measurement: Option<&str>, member: Option<Member>) -> Thing {
    Thing { bucket: "events".to_owned(), measurement: measurement.map(str::to_owned), member }
}

fn field(name: &str) -> Member {
    Member::Field(name.to_owned())
}

fn tag(name: &str) -> Member {
    Member::Tag(name.to_owned())
}

fn look(client: &Client, shapes: &[Thing], quiet_for: Span) -> Usage {
    let live = inspect(client, ["events"]).unwrap();
    look_for_use(client, &live, shapes, quiet_for, JOBS).unwrap()
}

/// Points, each with its age in minutes behind the last blank.
fn write(organization: &Organization, bucket: &str, lines: &str) {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap();
    let now = i64::try_from(now.as_nanos()).unwrap();
    let line = |line: &str| {
        let (point, age) = line.trim().rsplit_once(' ').unwrap();
        // Half a minute more, so that minutes are the same for a while.
        format!("{point} {}\n", now - (age.parse::<i64>().unwrap() * 60 + 30) * 1_000_000_000)
    };
    organization.write(bucket, &lines.lines().map(line).collect::<String>());
}

/// Some of each kind.
fn make_readers(organization: &Organization) {
    let report = query("anomaly", "old_score");
    task(organization, "nightly report", &report, "");
    task(organization, "other", &query("anomaly", "n"), "");
    task(organization, "a bridge", &report, &TaskMark::Bridge.describe("It copies."));
    check(organization, "too high", &report);
    check(organization, "elsewhere", &report.replace("events", "other"));
    dashboard(organization, "Anomalies", &[("Worst", &[&query("weather", "t"), &report])]);
    variable(organization, "fields", &json!({ "type": "constant", "values": ["n", "old_score"] }));
    variable(organization, "rooms", &json!({ "type": "map", "values": { "room": "rm" } }));
    let script = "from(bucket: \"events\") |> range(start: -1h) |> keyValues(keyColumns: [\"rm\"])";
    variable(
        organization,
        "all",
        &json!({ "type": "query", "values": { "query": script, "language": "flux" } }),
    );
}

#[test]
fn who_still_uses_and_writes_it() {
    let organization = Organization::new();
    let client = organization.client();
    let events = organization.create_bucket("events", 0, 0);
    write(
        &organization,
        &events,
        "anomaly,entity_id=sensor.door,site=a old_score=1,n=1i 3
         anomaly,entity_id=sensor.door,site=a old_score=2,n=2i 5
         anomaly,entity_id=sensor.hall,site=a old_score=3 7
         anomaly,entity_id=sensor.hall,site=a score=3 1
         anomaly,entity_id=sensor.attic,rm=x n=3i 200
         weather t=1 3000",
    );
    make_readers(&organization);
    let shapes = [
        shape(Some("anomaly"), Some(field("old_score"))),
        shape(Some("anomaly"), Some(tag("rm"))),
        shape(Some("anomaly"), Some(field("absent"))),
        shape(Some("weather"), None),
        shape(None, None),
    ];
    let usage = look(&client, &shapes, Span::HOUR);
    let weather = usage.shapes[3].written.as_ref().unwrap().newest.strftime("%Y-%m-%d %H:%M").to_string();
    assert_eq!(
        usage.lines().join("\n").replace(&weather, "TIME"),
        r"the field `old_score` of `anomaly` in `events` was last written 3 min ago by entity_id=sensor.door,site=a (3 points in the last hour)
  still used by the task `nightly report` (line 6)
  still used by the check `too high` (line 4)
  still used by the dashboard `Anomalies` (cell `Worst`, line 4)
  still used by the variable `fields` (line 1)
the tag `rm` of `anomaly` in `events` was last written 3 h ago by entity_id=sensor.attic,rm=x (no point in the last hour)
  still used by the variable `all` (line 1)
  still used by the variable `rooms` (line 1)
the field `absent` of `anomaly` in `events` has no points
the measurement `weather` in `events` was last written at TIME (no point in the last hour)
  still used by the dashboard `Anomalies` (cell `Worst`, line 3)
the bucket `events` was last written 1 min ago (3 points in the last hour)
  still used by the task `nightly report` (line 3)
  still used by the task `other` (line 3)
  still used by the check `too high` (line 1)
  still used by the dashboard `Anomalies` (cell `Worst`, line 1)
  still used by the variable `all` (line 1)"
    );
    let Err(refused @ Error::StillWritten(_)) = look(&client, &shapes[..1], Span::HOUR).refuse() else {
        panic!()
    };
    assert_eq!(refused.to_string(), "what would be taken away is still written");
    // Quiet for two minutes.
    let short = look(&client, &shapes[..1], Span::from_secs(120)).refuse();
    assert!(matches!(short, Err(Error::StillUsed(_))), "{short:?}");
    assert_eq!(look(&client, &shapes[2..3], Span::HOUR).refuse().unwrap().reasons(), [""; 0]);
}

#[test]
fn what_complete_takes_away() {
    let remove = |measurement: Option<&str>| {
        let (bucket, measurement) = ("events".to_owned(), measurement.map(str::to_owned));
        old_shapes(&Operation::RemovePoints(RemovePoints { bucket, measurement }))
    };
    assert_eq!(remove(None), [shape(None, None)]);
    assert_eq!(remove(Some("m")), [shape(Some("m"), None)]);
    let changes = ["a", "b"].map(|name| PointChange::DropField { field: name.to_owned() });
    let rewrite = RewritePoints {
        bucket: "events".to_owned(),
        measurement: "m".to_owned(),
        transform: Transform::from(changes.to_vec()),
    };
    assert_eq!(
        old_shapes(&Operation::RewritePoints(rewrite)),
        [shape(Some("m"), Some(field("a"))), shape(Some("m"), Some(field("b")))]
    );
}

/// A list that is empty may be so for want of a permission.
#[test]
fn what_cannot_be_seen_is_said() {
    let organization = Organization::new();
    let events = organization.create_bucket("events", 0, 0);
    write(&organization, &events, "m,t=a f=1 90");
    check(&organization, "c", "x");
    dashboard(&organization, "d", &[("c", &["x"])]);
    task(&organization, "t", &query("m", "f"), "");
    let shapes = [shape(Some("m"), Some(field("f")))];
    let seen = look(&organization.client(), &shapes, Span::HOUR);
    assert_eq!(
        seen.lines(),
        [
            "the field `f` of `m` in `events` was last written 90 min ago by t=a (no point in the last hour)",
            "  still used by the task `t` (line 6)",
            "no variables were seen: there are none, or the token lacks read:variables",
        ]
    );
    let restricted = organization.client_with(&organization.restricted(&[("read", "buckets")]));
    let usage = look(&restricted, &shapes, Span::DAY);
    assert_eq!(
        usage.lines(),
        [
            "the field `f` of `m` in `events` was last written 90 min ago by t=a (1 point in the last day)",
            "no tasks, checks, dashboards and variables were seen: there are none, or the token lacks read:tasks, \
             read:checks, read:dashboards, read:variables",
        ]
    );
}

/// More than one page holds, and lists without pages.
#[test]
fn many_readers() {
    let organization = Organization::new();
    let client = organization.client();
    let home = client.organization().unwrap();
    for number in 0..103 {
        check(&organization, &format!("c{number:03}"), "x");
    }
    for number in 0..23 {
        dashboard(&organization, "same", &[(&format!("cell {number}"), &["x", "y"])]);
        variable(&organization, &format!("v{number}"), &json!({ "type": "constant", "values": [] }));
    }
    let found = readers(&client, &home).unwrap();
    let number = |kind: ReaderKind| found.all.iter().filter(|reader| reader.kind == kind).count();
    assert_eq!(ReaderKind::ON_SERVER.map(number), [0, 103, 46, 23]);
    assert_eq!(found.unseen, [ReaderKind::Task].into());
}
