//! The functions of the queries in the Rust crate: their text is that of the Flux files, and an
//! argument stays what it is, whatever it holds; a real InfluxDB says so.

use std::{collections::BTreeMap, fs, str::FromStr, time::Duration};

use fluxform::model::Schema;
use home_patterns::{
    Error,
    queries::{self, Time},
    tags::{DayType, WeatherContext},
};
use serde::Deserialize;

use super::{
    example,
    flux::{organization, scripts},
    odd,
    rust::{cargo, made},
};
use crate::support::organization::Organization;

/// Texts that would do something if they left their quotes.
pub(super) const TEXTS: [&str; 17] = [
    "",
    "\" or true or \"",
    "x\")\n    |> drop(columns: [\"_value\"]) //",
    "ends in a backslash \\",
    "\\\" or r.entity_id != \\\"",
    "${die(msg: \"x\")}",
    "\\${1}",
    "$${2} $ {3}",
    "$\" or true or \"",
    "$\\\" or true or \"",
    "$$$\" or $\n$\t$",
    "$\\${4} $$\\${5} $ü",
    "$",
    "$$",
    "\"\n// ",
    "tab\t\u{1} \u{202e}ü\u{1f3e0}",
    "{\"a\": 'b'} # -- /* `x`",
];

/// The value of a tag.
fn text<T: FromStr<Err = Error>>(text: &str) -> T {
    text.parse().unwrap()
}

/// All queries of the definitions of the example, with the examples as arguments.
fn defined() -> [(&'static str, String); 17] {
    [
        ("co_occurrence_of_pair", queries::co_occurrence_of_pair(&text("light.kitchen|switch.coffee_maker"))),
        ("contextual_by_weather", queries::contextual_by_weather(WeatherContext::Rainy)),
        ("day_type_across_layers", queries::day_type_across_layers()),
        ("day_type_confidence_last_4_weeks", queries::day_type_confidence_last_4_weeks()),
        ("day_type_last_4_weeks", queries::day_type_last_4_weeks(DayType::Weekend)),
        ("duration_last_60_days", queries::duration_last_60_days(&text("light.living_room"))),
        ("most_unusual_entities", queries::most_unusual_entities(0.5)),
        ("raw_events_last_day", queries::raw_events_last_day()),
        ("raw_events_of_entity", queries::raw_events_of_entity(&text("light.living_room"))),
        ("room_activity_last_30_days", queries::room_activity_last_30_days(&text("living_room"))),
        ("seasonal_levels_last_year", queries::seasonal_levels_last_year()),
        ("sequences_last_week", queries::sequences_last_week()),
        ("session_patterns_last_4_weeks", queries::session_patterns_last_4_weeks()),
        ("session_trend", queries::session_trend(&text("evening"))),
        ("time_based_confidence_last_week", queries::time_based_confidence_last_week()),
        ("time_based_last_30_days", queries::time_based_last_30_days(&text("light.living_room"))),
        ("unusual_times_last_week", queries::unusual_times_last_week()),
    ]
}

/// The standard queries of the example, with the examples as arguments.
fn standard() -> [(&'static str, String); 43] {
    let day = Duration::from_hours(24);
    let (start, stop) = (Time::Ago(30 * day), Time::Now);
    [
        ("anomaly_daily_count", queries::anomaly_daily_count(start, stop, None, None, None)),
        ("anomaly_daily_latest", queries::anomaly_daily_latest(None, None, None)),
        ("anomaly_daily_range", queries::anomaly_daily_range(start, stop, None, None, None)),
        ("anomaly_daily_windows", queries::anomaly_daily_windows(day, start, stop, None, None, None)),
        ("co_occurrence_daily_count", queries::co_occurrence_daily_count(start, stop, None, None)),
        ("co_occurrence_daily_latest", queries::co_occurrence_daily_latest(None, None)),
        ("co_occurrence_daily_range", queries::co_occurrence_daily_range(start, stop, None, None)),
        ("co_occurrence_daily_windows", queries::co_occurrence_daily_windows(day, start, stop, None, None)),
        ("contextual_monthly_count", queries::contextual_monthly_count(start, stop, None, None, None)),
        ("contextual_monthly_latest", queries::contextual_monthly_latest(None, None, None)),
        ("contextual_monthly_range", queries::contextual_monthly_range(start, stop, None, None, None)),
        (
            "contextual_monthly_windows",
            queries::contextual_monthly_windows(day, start, stop, None, None, None),
        ),
        ("day_type_weekly_count", queries::day_type_weekly_count(start, stop, None, None)),
        ("day_type_weekly_latest", queries::day_type_weekly_latest(None, None)),
        ("day_type_weekly_range", queries::day_type_weekly_range(start, stop, None, None)),
        ("day_type_weekly_windows", queries::day_type_weekly_windows(day, start, stop, None, None)),
        ("duration_daily_count", queries::duration_daily_count(start, stop, None, None)),
        ("duration_daily_latest", queries::duration_daily_latest(None, None)),
        ("duration_daily_range", queries::duration_daily_range(start, stop, None, None)),
        ("duration_daily_windows", queries::duration_daily_windows(day, start, stop, None, None)),
        (
            "home_assistant_events_count",
            queries::home_assistant_events_count(Time::Ago(7 * day), stop, None, None, None, None, None),
        ),
        ("home_assistant_events_latest", queries::home_assistant_events_latest(None, None, None, None, None)),
        (
            "home_assistant_events_range",
            queries::home_assistant_events_range(Time::Ago(7 * day), stop, None, None, None, None, None),
        ),
        ("room_based_daily_count", queries::room_based_daily_count(start, stop, None, None)),
        ("room_based_daily_latest", queries::room_based_daily_latest(None, None)),
        ("room_based_daily_range", queries::room_based_daily_range(start, stop, None, None)),
        ("room_based_daily_windows", queries::room_based_daily_windows(day, start, stop, None, None)),
        ("seasonal_monthly_count", queries::seasonal_monthly_count(start, stop, None, None)),
        ("seasonal_monthly_latest", queries::seasonal_monthly_latest(None, None)),
        ("seasonal_monthly_range", queries::seasonal_monthly_range(start, stop, None, None)),
        ("seasonal_monthly_windows", queries::seasonal_monthly_windows(day, start, stop, None, None)),
        ("sequence_daily_count", queries::sequence_daily_count(start, stop, None, None)),
        ("sequence_daily_latest", queries::sequence_daily_latest(None, None)),
        ("sequence_daily_range", queries::sequence_daily_range(start, stop, None, None)),
        ("sequence_daily_windows", queries::sequence_daily_windows(day, start, stop, None, None)),
        ("session_weekly_count", queries::session_weekly_count(start, stop, None, None)),
        ("session_weekly_latest", queries::session_weekly_latest(None, None)),
        ("session_weekly_range", queries::session_weekly_range(start, stop, None, None)),
        ("session_weekly_windows", queries::session_weekly_windows(day, start, stop, None, None)),
        ("time_based_daily_count", queries::time_based_daily_count(start, stop, None, None, None)),
        ("time_based_daily_latest", queries::time_based_daily_latest(None, None, None)),
        ("time_based_daily_range", queries::time_based_daily_range(start, stop, None, None, None)),
        ("time_based_daily_windows", queries::time_based_daily_windows(day, start, stop, None, None, None)),
    ]
}

/// All queries of the example, with the examples as arguments.
pub(super) fn with_examples() -> BTreeMap<&'static str, String> {
    defined().into_iter().chain(standard()).collect()
}

/// The scripts that run with the examples.
pub(super) fn with_examples_of(schema: &Schema) -> BTreeMap<String, String> {
    scripts(schema).into_iter().map(|(name, (_, script))| (name, script.to_string())).collect()
}

#[test]
fn each_function_returns_its_script_and_runs() {
    let schema = example();
    let returned = with_examples().into_iter().map(|(name, flux)| (name.to_owned(), flux));
    assert_eq!(returned.collect::<BTreeMap<_, _>>(), with_examples_of(&schema));
    let organization = organization(&schema);
    for (name, flux) in with_examples() {
        let reply = organization.query(&flux);
        assert!(!reply.contains("error"), "{name}\n{flux}\n{reply}");
    }
}

#[test]
fn what_is_optional_brings_its_value_and_its_condition() {
    let lamp = text("light.living_room");
    assert_eq!(
        queries::time_based_daily_latest(None, None, Some(&lamp)),
        r#"entity_id = "light.living_room"
from(bucket: "pattern_aggregates_daily")
    |> range(start: -90d)
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> filter(fn: (r) => r.entity_id == entity_id)
    |> last()
"#
    );
    let start = Time::At("2026-01-01T00:00:00.000000001Z".parse().unwrap());
    let stop = Time::Ago(Duration::from_millis(1_500));
    assert_eq!(
        queries::time_based_daily_count(start, stop, Some("2026-01-01"), None, Some(&lamp)),
        r#"date = "2026-01-01"
entity_id = "light.living_room"
start = 2026-01-01T00:00:00.000000001Z
stop = -1500ms

from(bucket: "pattern_aggregates_daily")
    |> range(start: start, stop: stop)
    |> filter(fn: (r) => r._measurement == "time_based_daily")
    |> filter(fn: (r) => r.date == date)
    |> filter(fn: (r) => r.entity_id == entity_id)
    |> group(columns: ["_measurement", "_field"])
    |> count()
"#
    );
}

/// Calls the functions of the crate that is made of the odd definitions.
const PROGRAM: &str = r#"use std::{collections::BTreeMap, time::Duration};

use made::{
    Timestamp,
    queries::{self, Time},
    tags::Kind,
};

fn echo(text: &str, integer: i64, unsigned: u64, float: f64) -> String {
    let (first, second) = (Kind::SayHi, Kind::ABXd44362d6);
    queries::match_(integer, unsigned, float, first, text, second, true, "2026-W01")
}

fn main() {
    let texts: Vec<String> = serde_json::from_str(&std::env::args().nth(1).unwrap()).unwrap();
    let (month, length) = (Duration::from_secs(30 * 86_400), Duration::from_secs(90 * 60));
    let examples = [
        ("\ttabs", queries::tabs()),
        ("by_field", queries::by_field()),
        ("busy", queries::busy(true, false, true, true, 1.0, "x", "y")),
        (
            "every key, of 'one'",
            queries::every_key_of_one(length, Time::Now, Time::Ago(month), None, None, None, None, None, None),
        ),
        ("floats", queries::floats()),
        ("from", queries::from()),
        ("last of several", queries::last_of_several(None, None)),
        ("match", echo("\"} |> drop()", -3, 3, 2.0)),
        ("moment", queries::moment(Time::Ago(month), length)),
        (
            "query with 'odd' name",
            queries::query_with_odd_name_x84ae6dc2(3, 1e300, &"a \"b\" \\ ${c} d".parse().unwrap()),
        ),
        ("query with odd name", queries::query_with_odd_name_x54cd9ff8()),
        ("raw", queries::raw("x${y}")),
        ("rows of 'points'", queries::rows_of_points(month, None, None, None)),
        ("union of several", queries::union_of_several(None, None)),
    ];
    let examples: BTreeMap<&str, String> = examples.into();
    let other = "\" or true or \"".parse().unwrap();
    let long = "x".parse().unwrap();
    let given = [
        (
            "every key, of 'one'",
            queries::every_key_of_one(
                length, Time::Now, Time::Ago(month), Some(Kind::SayHi), Some(-3), Some(100), Some(&long), Some(7),
                Some(&other),
            ),
        ),
        ("rows of 'points'", queries::rows_of_points(month, Some(true), Some(30.5), Some("o\"n ${x}"))),
    ];
    let given: BTreeMap<&str, String> = given.into();
    let nanos = |nanos: i64| Time::At(Timestamp::from_nanos(nanos).unwrap());
    let day = Duration::from_secs(86_400);
    let moments = [
        (nanos(i64::MIN + 2), Duration::ZERO),
        (nanos(i64::MAX - 1), Duration::from_nanos(1)),
        (nanos(-1), Duration::from_micros(1_001)),
        (nanos(1_000_000_000), Duration::from_millis(3_600_001)),
        (Time::Now, 7 * day),
        (Time::Ago(Duration::ZERO), Duration::from_nanos(i64::MAX as u64)),
        (Time::Ago(Duration::from_nanos(86_400_000_000_001)), Duration::from_nanos(i64::MAX as u64 + 1)),
        (Time::Ago(Duration::from_nanos(i64::MAX as u64)), Duration::MAX),
        (Time::Ago(Duration::from_nanos(i64::MAX as u64 + 1)), 36_500 * day),
        (Time::Ago(Duration::MAX), Duration::from_secs(61)),
    ];
    let moments = moments.map(|(at, length)| queries::moment(at, length));
    let texts: Vec<String> = texts.iter().map(|text| echo(text, 0, 0, 0.0)).collect();
    let integers = [i64::MIN, -1, 0, i64::MAX].map(|value| echo("", value, 0, 0.0));
    let unsigned = [0, 1 << 63, u64::MAX].map(|value| echo("", 0, value, 0.0));
    let floats = [0.0, -0.0, -2.0, 0.1, 1e16, f64::MAX, 5e-324, f64::INFINITY, f64::NEG_INFINITY, f64::NAN];
    let floats = floats.map(|value| echo("", 0, 0, value));
    let all = (examples, given, moments, texts, integers, unsigned, floats);
    println!("{}", serde_json::to_string(&all).unwrap());
}
"#;

/// What the program prints.
#[derive(Deserialize)]
struct Printed {
    examples: BTreeMap<String, String>,
    /// With a value for everything that is optional.
    given: BTreeMap<String, String>,
    moments: Vec<String>,
    texts: Vec<String>,
    integers: Vec<String>,
    unsigned: Vec<String>,
    floats: Vec<String>,
}

fn printed() -> Printed {
    let folder = made("generated-odd-queries", &odd());
    fs::create_dir_all(folder.join("examples")).unwrap();
    fs::write(folder.join("examples/call.rs"), PROGRAM).unwrap();
    let texts = serde_json::to_string(&TEXTS).unwrap();
    let out = cargo(&folder, &["run", "--offline", "--quiet", "--example", "call", "--", &texts]);
    serde_json::from_str(&out).unwrap()
}

/// The only row of a reply, by the names of its columns.
fn row(reply: &str) -> BTreeMap<String, String> {
    let mut reader = csv::Reader::from_reader(reply.as_bytes());
    reader.deserialize().next().unwrap().unwrap()
}

#[test]
fn arguments_of_every_type_arrive_as_they_are() {
    let Printed { examples, given, moments, texts, integers, unsigned, floats } = printed();
    let schema = odd();
    let mut written = with_examples_of(&schema);
    written.retain(|name, _| schema.queries.contains_key(name));
    assert_eq!(examples, written);
    for (name, flux) in &given {
        let script = &scripts(&schema)[name].1;
        let all = script.parameters.iter().map(|found| (found.name.as_str(), found.example.as_str()));
        assert_eq!(flux, &script.with(&all.collect()));
    }

    let organization = organization(&schema);
    for flux in examples.values().chain(given.values()) {
        let reply = organization.query(flux);
        assert!(!reply.contains("error"), "{flux}\n{reply}");
    }
    let column = |scripts: Vec<String>, name: &str| -> Vec<String> {
        scripts.iter().map(|flux| row(&organization.query(flux))[name].clone()).collect()
    };
    let match_row = row(&organization.query(&examples["match"]));
    let tags = ["a", "d", "g", "h"].map(|column| match_row[column].as_str());
    assert_eq!(tags, ["a-b", "true", "say \"hi\"", "2026-W01"]);
    hold_moments(&organization, &moments);
    // The CSV of the server ends lines in quotes by CR LF, too.
    let texts: Vec<_> = column(texts, "b").iter().map(|text| text.replace("\r\n", "\n")).collect();
    assert_eq!(texts, TEXTS);
    assert_eq!(column(integers, "c"), ["-9223372036854775808", "-1", "0", "9223372036854775807"]);
    assert_eq!(column(unsigned, "e"), ["0", "9223372036854775808", "18446744073709551615"]);
    let floats: Vec<f64> = column(floats, "f").iter().map(|text| text.parse().unwrap()).collect();
    let (max, infinite) = (f64::MAX, f64::INFINITY);
    let sent = [0.0, -0.0, -2.0, 0.1, 1e16, max, 5e-324, infinite, -infinite, f64::NAN];
    // As texts, so that zeros differ by their signs, and NaN is NaN.
    assert_eq!(format!("{floats:?}"), format!("{sent:?}"));
}

/// What the query `moment` finds: the time, how long before now that is, and the length, in nanoseconds.
pub(super) fn read_moments(organization: &Organization, scripts: &[String]) -> Vec<(i64, i64, i64)> {
    let read = |flux: &String| {
        let row = row(&organization.query(flux));
        let [at, now, length] = ["at", "now", "length"].map(|name| row[name].parse::<i64>().unwrap());
        (at, now.wrapping_sub(at), length)
    };
    scripts.iter().map(read).collect()
}

/// Times and lengths of time arrive to the nanosecond; those that Flux cannot write as the nearest that
/// it can.
fn hold_moments(organization: &Organization, moments: &[String]) {
    let found = read_moments(organization, moments);
    let (earliest, latest, longest) = (i64::MIN + 2, i64::MAX - 1, i64::MAX);
    let times: Vec<i64> = [0, 1, 2, 3, 8, 9].map(|index: usize| found[index].0).into();
    assert_eq!(times, [earliest, latest, -1, 1_000_000_000, earliest, earliest]);
    let before: Vec<i64> = found[4..8].iter().map(|(_, before, _)| *before).collect();
    assert_eq!(before, [0, 0, 86_400_000_000_001, longest]);
    let lengths: Vec<i64> = found.iter().map(|(_, _, length)| *length).collect();
    let (milli, day) = (1_000_000, 86_400_000_000_000);
    assert_eq!(
        lengths,
        [
            0,
            1,
            1_001_000,
            3_600_001 * milli,
            7 * day,
            longest,
            longest,
            longest,
            36_500 * day,
            61_000 * milli
        ]
    );
}
