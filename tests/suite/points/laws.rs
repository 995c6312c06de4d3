//! Points made from definitions have no finding, and one thing changed makes exactly one.

use std::sync::LazyLock;

use fluxform::model::Schema;
use jiff::{SignedDuration, Timestamp};
use proptest::{prelude::*, sample::select};

use super::{NOW, findings, sample::Samples};
use crate::generate::example;
use crate::support::definitions::schema;

static EXAMPLE: LazyLock<Schema> = LazyLock::new(example);

static SCHEMA: LazyLock<Schema> = LazyLock::new(|| schema(DEFINITIONS));

const DEFINITIONS: &str = "
buckets: { b: { retention: 90d } }
tags:
  room: { pattern: '^[a-z_0-9]+$', max_values: 9, example: kitchen }
  floor: { values: [ground, first], name: 'fl oor' }
  day: { derive: '%Y-%m-%d' }
measurements:
  all kinds:
    bucket: b
    tags: [room, floor, day]
    optional_tags: [floor]
    fields:
      f: { type: float, min: -1, max: 1, example: 0.5 }
      i: { type: integer, min: 0, max: 100, example: 7 }
      u: { type: unsigned, example: 7 }
      b: { type: boolean }
      s: { type: string, values: [\"a b\", \"c\\\"d\\\\\"] }
      j: { type: json, max_bytes: 30, schema: { type: array, items: { type: integer } }, example: [1, 2] }
";

/// What is replaced in a point, by what, and what is found then.
const CHANGES: [(&str, &str, &str); 22] = [
    ("all\\ kinds", "all", "LP201"),
    ("room=", "rooms=", "LP202 LP205"),
    ("room=", "room=A", "LP303"),
    ("fl\\ oor=", "fl\\ oor=x", "LP302"),
    ("day=2", "day=1", "LP309"),
    (" b=", " bb=", "LP203 LP206"),
    (" b=", " b=1,x=", "LP301 LP203"),
    ("f=", "f=7", "LP304"),
    ("i=", "i=-1", "LP304"),
    ("i=", "i=1000", "LP304"),
    ("i,", "u,", "LP301"),
    ("i,", ",", "LP301"),
    ("u ", " ", "LP301"),
    ("u ", "i ", "LP301"),
    ("s=\"", "s=\"x", "LP302"),
    ("j=\"", "j=\"x", "LP306"),
    ("j=\"[", "j=\"[1.5,", "LP307"),
    ("j=\"[", "j=\"[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,", "LP305"),
    (",j=", ",s=\"a b\",j=", "LP108"),
    (",f=", ",f=NaN,ff=", "LP101"),
    (",room", ",time=1,room", "LP106"),
    (",room", ",room=x,room", "LP107"),
];

fn time(hours: i64) -> Timestamp {
    NOW.parse::<Timestamp>().unwrap() - SignedDuration::from_hours(hours)
}

/// Pieces of line protocol and any bytes.
fn piece() -> impl Strategy<Value = Vec<u8>> {
    let known =
        ["all\\ kinds", ",room=a", " ", "f=1", "\"", "\\", "\n", "\r", ",", "=", "#", "ü", "1i", "\t", "\0"];
    prop_oneof![
        select(known.to_vec()).prop_map(|text| text.as_bytes().to_vec()),
        prop::collection::vec(any::<u8>(), 0..4),
    ]
}

proptest! {
    #[test]
    fn one_change_makes_what_it_should(
        (from, to, expected) in select(CHANGES.to_vec()), n in 0_usize..1_000, hours in 0_i64..2_000,
    ) {
        let schema = &*SCHEMA;
        let line = Samples::new(schema).line("all kinds", n, time(hours));
        prop_assert_eq!(findings(schema, &line), [""; 0], "{}", line);
        prop_assert!(line.contains(from), "{} has no {:?}", line, from);
        let changed = line.replacen(from, to, 1);
        let mut found: Vec<String> = findings(schema, &changed).iter().map(|found| found[..5].to_owned()).collect();
        found.sort_unstable();
        let mut expected: Vec<&str> = expected.split(' ').collect();
        expected.sort_unstable();
        prop_assert_eq!(found, expected, "{}", changed);
    }

    #[test]
    fn nothing_makes_it_fall_over(pieces in prop::collection::vec(piece(), 0..30)) {
        let input = pieces.concat();
        let lines = input.split(|byte| *byte == b'\n').count();
        for found in findings(&SCHEMA, &input) {
            let (_, place) = found.split_once(' ').unwrap();
            let (line, column) = place.split_once(':').unwrap();
            prop_assert!((1..=lines).contains(&line.parse().unwrap()), "{}", found);
            prop_assert!((1..=input.len() + 1).contains(&column.parse().unwrap()), "{}", found);
        }
    }

    #[test]
    fn a_time_that_is_moved_is_found(hours in 0_i64..2_000, (factor, code) in select(vec![(1_000, "LP401"), (1_000_000, "LP401")])) {
        let schema = &*SCHEMA;
        let line = Samples::new(schema).line("all kinds", 1, time(hours));
        let (rest, time) = line.trim_end().rsplit_once(' ').unwrap();
        let time: i64 = time.parse().unwrap();
        let found = findings(schema, format!("{rest} {}", time / factor));
        prop_assert_eq!(found, [format!("{code} 1:{}", rest.len() + 2)]);
    }
}

proptest! {
    // Each compiles all patterns and JSON Schemas of the example.
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn points_made_from_the_example_have_no_finding(n in 0_usize..100_000, hours in 0_i64..160) {
        let schema = &*EXAMPLE;
        let samples = Samples::new(schema);
        let keys = schema.measurements.keys();
        let points = |key| (n..n + 30).map(move |n| (key, n));
        let lines: String = keys.flat_map(points).map(|(key, n)| samples.line(key, n, time(hours))).collect();
        prop_assert_eq!(findings(schema, &lines), [""; 0], "{}", lines);
    }
}
