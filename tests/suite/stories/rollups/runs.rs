//! What rollups write: by hand and by the server alike, again for late data, with tags that are made.

use jiff::{Timestamp, fmt::strtime, tz::TimeZone};
use serde_json::json;

use super::{DEFINITIONS, ROLLUPS, task_called};
use crate::support::organization::Organization;

/// Levels of two rooms in December 2020 and January 2021, days from 2020-12-01 on.
pub(super) fn write(organization: &Organization, points: &[(&str, i64, f64)]) {
    let line = |(room, day, level): &(&str, i64, f64)| {
        let time = Timestamp::from_second(1_606_780_800 + day * 86_400).unwrap();
        let date = time.strftime("%Y-%m-%d");
        format!("room_daily,room={room},date={date} level={level},uses={day}i {}\n", time.as_nanosecond())
    };
    let lines: String = points.iter().map(line).collect();
    organization.write(&organization.bucket_id("daily"), &lines);
}

pub(super) const POINTS: [(&str, i64, f64); 7] = [
    ("bath", 0, 0.25),
    ("bath", 1, 0.75),
    ("hall", 5, 1.0),
    ("bath", 30, 0.5),
    ("bath", 31, 0.125),
    ("hall", 40, 0.375),
    ("hall", 62, 0.0),
];

/// The points of a bucket, a line each: time, tags, fields.
pub(super) fn rows(organization: &Organization, bucket: &str) -> Vec<String> {
    let flux = format!(
        "from(bucket: {}) |> range(start: 1970-01-01T00:00:00Z, stop: 2100-01-01T00:00:00Z) \
         |> drop(columns: [\"_start\", \"_stop\"])",
        fluxform::flux::string(bucket)
    );
    let reply = organization.query(&flux);
    let mut rows = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    for line in reply.lines().map(str::trim_end) {
        let cells: Vec<&str> = line.split(',').collect();
        match cells.as_slice() {
            ["", "result", ..] => names = cells,
            ["", ..] if cells.len() == names.len() => {
                let mut pairs: Vec<String> =
                    names.iter().zip(&cells).skip(3).map(|(name, cell)| format!("{name}={cell}")).collect();
                pairs.sort();
                rows.push(pairs.join(" "));
            }
            _ => {}
        }
    }
    rows.sort();
    rows
}

fn delete_all(organization: &Organization, bucket: &str) {
    let path = format!("/api/v2/delete?orgID={}&bucket={bucket}", organization.id);
    let body = json!({ "start": "1970-01-01T00:00:00Z", "stop": "2100-01-01T00:00:00Z" });
    organization.http().post_text(&path, &body.to_string());
}

/// The task of the server, run for the ends of some windows, one after the other.
fn let_server_run(organization: &Organization, name: &str, scheduled: &[&str]) {
    let id = task_called(organization, name)["id"].as_str().unwrap().to_owned();
    for time in scheduled {
        crate::support::tasks::run_for(organization, &id, time);
    }
}

#[test]
fn by_hand_as_by_the_server() {
    let mut story = super::told("rollup_run");
    story.define(&(DEFINITIONS.to_owned() + ROLLUPS));
    story.run("apply --yes");
    write(&story.organization, &POINTS);
    story.run("rollup run monthly --from 2020-12-01 --to 2021-03-01 --dry-run");
    story.run("rollup run monthly --from 2020-12-01 --to 2021-03-01");
    story.run("rollup run monthly --from 2020-11-15 --to 2021-03-01 --yes");
    let first = rows(&story.organization, "monthly");
    assert_eq!(
        first,
        [
            "_field=level _measurement=room_monthly _time=2020-12-01T00:00:00Z _value=0.5 month=2020-12 room=bath season=cold",
            "_field=level _measurement=room_monthly _time=2020-12-01T00:00:00Z _value=1 month=2020-12 room=hall season=cold",
            "_field=level _measurement=room_monthly _time=2021-01-01T00:00:00Z _value=0.125 month=2021-01 room=bath season=cold",
            "_field=level _measurement=room_monthly _time=2021-01-01T00:00:00Z _value=0.375 month=2021-01 room=hall season=cold",
            "_field=level _measurement=room_monthly _time=2021-02-01T00:00:00Z _value=0 month=2021-02 room=hall season=cold",
        ]
    );
    delete_all(&story.organization, "monthly");
    assert_eq!(rows(&story.organization, "monthly"), [""; 0]);
    let ends = ["2021-01-01T00:00:00Z", "2021-02-01T00:00:00Z", "2021-03-01T00:00:00Z"];
    let_server_run(&story.organization, "monthly", &ends);
    assert_eq!(rows(&story.organization, "monthly"), first);

    story.note("points come late");
    write(&story.organization, &[("bath", 15, 2.5)]);
    story.run("rollup run monthly --from 2020-12-01 --to 2021-01-01 --yes --format json");
    let again = rows(&story.organization, "monthly");
    assert_eq!(again.len(), first.len());
    assert_eq!(again[0], first[0].replace("_value=0.5", "_value=1"));
    assert_eq!(again[1..], first[1..]);
    let_server_run(&story.organization, "monthly", &ends[..1]);
    assert_eq!(rows(&story.organization, "monthly"), again);
    story.end();
}

#[test]
fn refused() {
    let mut story = super::told("rollup_run_refused");
    story.define(&(DEFINITIONS.to_owned() + ROLLUPS));
    story.run("rollup run montly --from 2020-12-01 --to 2021-03-01 --yes");
    story.run("rollup run monthly --from 2020-12-02 --to 2021-01-31 --yes");
    story.run("rollup run monthly --from 2090-12-01 --to 2091-01-01 --yes");
    story.run("rollup run monthly --from 2020-12-01 --to 2021-01-01 --yes");
    story.end();
}

const DERIVED: &str = "buckets:
  raw: { retention: infinite }
  made: { retention: infinite }
tags:
  week: { derive: \"%G-W%V\" }
  day: { derive: \"%j of %Y (%F %T) %d.%m. %H:%M:%S 100%% $\" }
  season: {}
  kind: {}
measurements:
  events: { bucket: raw, fields: { value: { type: integer } } }
  weekly: { bucket: made, tags: [week, season, kind, day], fields: { total: { type: float }, number: { type: unsigned }, last: { type: integer } } }
  hourly: { bucket: made, tags: [day, week], fields: { value: { type: integer } } }
rollups:
  weekly:
    from: events
    to: weekly
    every: 1w
    fields: { total: { sum: value }, number: { count: value }, last: { last: value } }
    tags:
      kind: { value: \"all ${kinds}\" }
      season: { by_month: { winter: [12, 1, 2], spring: [3, 4, 5], summer: [6, 7, 8], autumn: [9, 10, 11] } }
  hourly: { from: events, to: hourly, every: 6h, time: stop, fields: { value: max } }
";

/// Around new years with 52 and 53 weeks: as writers make the same tags.
#[test]
fn tags_that_are_made_are_exact() {
    let mut story = super::told("rollup_tags");
    story.define(DERIVED);
    story.run("apply --yes");
    let start: Timestamp = "2020-11-02T05:00:00Z".parse().unwrap();
    let lines: String = (0..(7 * 24 * 66))
        .step_by(5)
        .map(|hour| {
            format!("events value={hour}i {}\n", start.as_nanosecond() + i128::from(hour) * 3_600_000_000_000)
        })
        .collect();
    story.organization.write(&story.organization.bucket_id("raw"), &lines);
    for command in [
        "rollup run weekly --from 2020-11-02 --to 2022-02-07 --yes",
        "rollup run hourly --from 2020-12-30 --to 2021-01-05 --yes",
    ] {
        let ran = crate::support::program::Ran::from(story.command(command).output().unwrap());
        assert_eq!(ran.exit, 0, "{}{}", ran.stdout, ran.stderr);
    }
    let found = rows(&story.organization, "made");
    assert_eq!(found.iter().filter(|row| row.contains("_measurement=weekly")).count(), 3 * 66);
    let day = "%j of %Y (%F %T) %d.%m. %H:%M:%S 100%% $";
    for row in &found {
        let time = row.split("_time=").nth(1).unwrap().split(' ').next().unwrap();
        let zoned = time.parse::<Timestamp>().unwrap().to_zoned_datetime(TimeZone::UTC);
        for format in [day, "%G-W%V"] {
            let expected = strtime::format(format, &zoned).unwrap();
            assert!(row.contains(&format!("={expected}")), "{format}: {row}");
        }
        if row.contains("_measurement=weekly") {
            let season =
                ["winter", "spring", "summer", "autumn"][usize::from(zoned.month().unsigned_abs() % 12 / 3)];
            assert!(row.contains(&format!("season={season}")) && row.contains("kind=all ${kinds}"), "{row}");
        }
    }
    let weeks = |week: &str| found.iter().filter(|row| row.contains(&format!("week={week}"))).count();
    assert!(weeks("2020-W53") > 0 && weeks("2021-W52") > 0 && weeks("2021-W53") == 0);

    // The server's own runs make the same.
    delete_all(&story.organization, "made");
    let_server_run(&story.organization, "weekly", &["2021-01-04T00:00:00Z", "2021-01-11T00:00:00Z"]);
    let_server_run(&story.organization, "hourly", &["2021-01-01T06:00:00Z"]);
    let of_server = rows(&story.organization, "made");
    assert_eq!(of_server.len(), 7);
    assert!(of_server.iter().all(|row| found.contains(row)), "{of_server:#?}");
    story.end();
}
