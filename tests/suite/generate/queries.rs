//! The functions of the queries in the Rust crate: their text is that of the Flux files, and an
//! argument stays what it is, whatever it holds; a real InfluxDB says so.

use std::{collections::BTreeMap, fs, str::FromStr};

use home_patterns::{
    Error, queries,
    tags::{DayType, WeatherContext},
};
use serde::Deserialize;

use super::{
    example,
    flux::organization,
    odd,
    rust::{cargo, made},
};

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

/// All queries of the example, with the examples as arguments.
fn with_examples() -> BTreeMap<&'static str, String> {
    BTreeMap::from([
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
    ])
}

#[test]
fn each_function_returns_its_file_and_runs() {
    let schema = example();
    let written: BTreeMap<_, _> =
        super::query_files(&schema).into_iter().map(|file| (file.path, file.contents)).collect();
    let returned = with_examples().into_iter().map(|(name, flux)| (format!("{name}.flux"), flux));
    assert_eq!(returned.collect::<BTreeMap<_, _>>(), written);
    let organization = organization(&schema);
    for (name, flux) in with_examples() {
        let reply = organization.query(&flux);
        assert!(!reply.contains("error"), "{name}\n{flux}\n{reply}");
    }
}

/// Calls the functions of the crate that is made of the odd definitions.
const PROGRAM: &str = r#"use made::{queries, tags::Kind};

fn echo(text: &str, integer: i64, unsigned: u64, float: f64) -> String {
    let (first, second) = (Kind::SayHi, Kind::ABXd44362d6);
    queries::match_(integer, unsigned, float, first, text, second, true, "2026-W01")
}

fn main() {
    let texts: Vec<String> = serde_json::from_str(&std::env::args().nth(1).unwrap()).unwrap();
    let examples = [
        ("tabs", queries::tabs()),
        ("by_field", queries::by_field()),
        ("busy", queries::busy(true, false, true, true, 1.0, "x", "y")),
        ("from", queries::from()),
        ("match_", echo("\"} |> drop()", -3, 3, 2.0)),
        (
            "query_with_odd_name_x84ae6dc2",
            queries::query_with_odd_name_x84ae6dc2(3, 1e300, &"a \"b\" \\ ${c} d".parse().unwrap()),
        ),
        ("query_with_odd_name_x54cd9ff8", queries::query_with_odd_name_x54cd9ff8()),
        ("raw", queries::raw("x${y}")),
    ];
    let examples = examples.into_iter().map(|(name, flux)| (format!("{name}.flux"), flux));
    let examples: std::collections::BTreeMap<String, String> = examples.collect();
    let texts: Vec<String> = texts.iter().map(|text| echo(text, 0, 0, 0.0)).collect();
    let integers = [i64::MIN, -1, 0, i64::MAX].map(|value| echo("", value, 0, 0.0));
    let unsigned = [0, 1 << 63, u64::MAX].map(|value| echo("", 0, value, 0.0));
    let floats = [0.0, -0.0, -2.0, 0.1, 1e16, f64::MAX, 5e-324, f64::INFINITY, f64::NEG_INFINITY, f64::NAN];
    let floats = floats.map(|value| echo("", 0, 0, value));
    let all = (examples, texts, integers, unsigned, floats);
    println!("{}", serde_json::to_string(&all).unwrap());
}
"#;

/// What the program prints.
#[derive(Deserialize)]
struct Printed(BTreeMap<String, String>, Vec<String>, Vec<String>, Vec<String>, Vec<String>);

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
    let Printed(examples, texts, integers, unsigned, floats) = printed();
    let written = super::query_files(&odd()).into_iter().map(|file| (file.path, file.contents));
    assert_eq!(examples, written.collect());

    let organization = organization(&odd());
    for flux in examples.values() {
        let reply = organization.query(flux);
        assert!(!reply.contains("error"), "{flux}\n{reply}");
    }
    let column = |scripts: Vec<String>, name: &str| -> Vec<String> {
        scripts.iter().map(|flux| row(&organization.query(flux))[name].clone()).collect()
    };
    let match_row = row(&organization.query(&examples["match_.flux"]));
    let tags = ["a", "d", "g", "h"].map(|column| match_row[column].as_str());
    assert_eq!(tags, ["a-b", "true", "say \"hi\"", "2026-W01"]);
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
