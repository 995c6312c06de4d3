//! Any values in the fields and tags of a generated crate: what it writes, without asking for memory, a
//! parser that is not ours reads as the same, and so does the crate itself when a real server has had
//! them.

use std::{fs, path::PathBuf};

use fluxform::model::Schema;
use influxdb_line_protocol::{FieldValue, parse_lines};
use proptest::{
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use serde::{Deserialize, Serialize};

use super::{
    rust::{cargo, made},
    schema,
};
use crate::support::organization::Organization;

const DEFINITIONS: &str = r#"
buckets: { values: { retention: infinite } }
tags:
  text: {}
  "a tag, with = and ü": {}
  day: { derive: "%F, = %j, and more than there is room for where a text has no memory of its own" }
measurements:
  values:
    name: "a measurement, with = and #"
    bucket: values
    tags: [text, "a tag, with = and ü", day]
    optional_tags: ["a tag, with = and ü"]
    fields:
      "a float, with = and \"": { type: float }
      i: { type: integer }
      u: { type: unsigned }
      b: { type: boolean }
      s: { type: string, optional: true }
      j: { type: json }
"#;

/// Writes the points of a file of JSON, or reads a reply of the server.
const PROGRAM: &str = r#"use std::{
    alloc::{GlobalAlloc, Layout, System},
    sync::atomic::{AtomicUsize, Ordering},
};

use made::{LineProtocol, Timestamp, rows, values::Values};

/// How often memory was asked for.
static ASKED: AtomicUsize = AtomicUsize::new(0);

struct Counting;

unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ASKED.fetch_add(1, Ordering::Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

type Point = (i64, String, Option<String>, u64, i64, u64, bool, Option<String>, serde_json::Value);

fn line(point: Point) -> Result<String, made::Error> {
    let (time, text, tag, float, i, u, b, s, j) = point;
    let time = Timestamp::from_nanos(time)?;
    let point = Values {
        a_tag_with_and_ufc: tag.map(|tag| tag.parse()).transpose()?,
        s,
        ..Values::new(time, text.parse()?, f64::from_bits(float), b, i, j, u)
    };
    let mut written = String::with_capacity(1 << 16);
    let asked = ASKED.load(Ordering::Relaxed);
    point.write_to(&mut written)?;
    assert_eq!(ASKED.load(Ordering::Relaxed), asked, "writing a point asks for memory");
    assert_eq!(point.to_line_protocol()?, written);
    assert!(ASKED.load(Ordering::Relaxed) > asked, "a new text is counted");
    Ok(written)
}

fn point(row: Values) -> Point {
    let tag = row.a_tag_with_and_ufc.map(|tag| tag.to_string());
    let float = row.a_float_with_and.to_bits();
    (row.time.as_nanos(), row.text.to_string(), tag, float, row.i, row.u, row.b, row.s, row.j)
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let text = std::fs::read_to_string(&arguments[2]).unwrap();
    let printed = if arguments[1] == "write" {
        let points: Vec<Point> = serde_json::from_str(&text).unwrap();
        let lines: Vec<_> = points.into_iter().map(|point| line(point).map_err(|error| error.to_string())).collect();
        serde_json::to_string(&lines)
    } else {
        let rows: Result<Vec<_>, _> = rows::read::<Values>(&text).into_iter().collect();
        serde_json::to_string(&rows.unwrap().into_iter().map(point).collect::<Vec<_>>())
    };
    println!("{}", printed.unwrap());
}
"#;

/// Time, two tags, and the fields in the order of the definitions; a float by its bits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Point(i64, String, Option<String>, u64, i64, u64, bool, Option<String>, serde_json::Value);

impl Point {
    /// The values of its tags, in the order in which the program makes them.
    fn tags(&self) -> impl Iterator<Item = &str> {
        self.2.iter().chain([&self.1]).map(String::as_str)
    }
}

/// Letters that mean something to line protocol, CSV, JSON or Flux, and any others.
fn text() -> impl Strategy<Value = String> {
    let special = proptest::sample::select(
        &[
            ' ',
            ',',
            '=',
            '"',
            '\\',
            '\n',
            '\r',
            '\t',
            '#',
            '$',
            '{',
            '\'',
            '\u{0}',
            '\u{7f}',
            'ü',
            '\u{1f3e0}',
            'n',
        ][..],
    );
    let letter = prop_oneof![4 => special, 1 => any::<char>()];
    proptest::collection::vec(letter, 0..12).prop_map(|letters| letters.into_iter().collect())
}

fn float() -> impl Strategy<Value = u64> {
    let ends = [
        0.0,
        -0.0,
        5e-324,
        -5e-324,
        f64::MIN_POSITIVE,
        f64::MAX,
        f64::MIN,
        0.1 + 0.2,
        1e23,
        1e16,
        9_007_199_254_740_993.0,
    ];
    prop_oneof![1 => proptest::sample::select(ends.map(f64::to_bits).to_vec()), 3 => any::<f64>().prop_map(f64::to_bits)]
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        text().prop_map(serde_json::Value::from),
        any::<i64>().prop_map(serde_json::Value::from),
        (text(), any::<u64>())
            .prop_map(|(key, number)| serde_json::json!({ key: [number, null, 5e-324, -0.0] })),
    ]
}

fn points() -> Vec<Point> {
    let integers = prop_oneof![Just(i64::MIN), Just(i64::MAX), any::<i64>()];
    let unsigned = prop_oneof![Just(u64::MAX), Just(0), any::<u64>()];
    let rest = (integers, unsigned, any::<bool>(), proptest::option::of(text()), json());
    let point = (text(), proptest::option::of(text()), float(), rest);
    let points = proptest::collection::vec(point, 400);
    let seed = TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), seed);
    let found = points.new_tree(&mut runner).unwrap().current();
    let numbered = (0..).zip(found);
    numbered
        .map(|(time, (text, tag, float, (i, u, b, s, j)))| Point(time, text, tag, float, i, u, b, s, j))
        .collect()
}

fn program(schema: &Schema) -> PathBuf {
    let folder = made("generated-values", schema);
    fs::create_dir_all(folder.join("examples")).unwrap();
    fs::write(folder.join("examples/values.rs"), PROGRAM).unwrap();
    folder
}

fn run(folder: &std::path::Path, what: &str, input: &str) -> String {
    let file = folder.join(format!("{what}.txt"));
    fs::write(&file, input).unwrap();
    cargo(folder, &["run", "--offline", "--quiet", "--example", "values", "--", what, file.to_str().unwrap()])
}

/// Why a text cannot be the value of a tag.
fn refused(text: &str) -> Option<String> {
    let bad = text.is_empty() || text.contains('\n') || text.ends_with('\\');
    bad.then(|| format!("{text:?} cannot be the value of a tag"))
}

/// Whether the parser and the server differ: to the server a tab ends no tag, and two backslashes are
/// two, also before what is escaped.
fn is_read_otherwise(tag: &str) -> bool {
    ["\t", "\\\\", "\\,", "\\=", "\\ "].iter().any(|text| tag.contains(text))
}

/// What the parser reads from a line.
fn parsed(line: &str) -> Point {
    let mut lines = parse_lines(line);
    let point = lines.next().unwrap().unwrap_or_else(|error| panic!("{line:?}: {error}"));
    assert!(lines.next().is_none(), "{line:?}");
    assert_eq!(point.series.measurement, "a measurement, with = and #");
    let day = "1970-01-01, = 001, and more than there is room for where a text has no memory of its own";
    assert_eq!(point.tag_value("day").map(ToString::to_string).as_deref(), Some(day));
    let tag = |key: &str| point.tag_value(key).map(ToString::to_string);
    let text = |key: &str| match point.field_value(key) {
        Some(FieldValue::String(text)) => Some(text.to_string()),
        None => None,
        other => panic!("{line:?}: {other:?}"),
    };
    let Some(FieldValue::F64(float)) = point.field_value("a float, with = and \"") else {
        panic!("{line:?}")
    };
    let Some(FieldValue::I64(i)) = point.field_value("i") else { panic!("{line:?}") };
    let Some(FieldValue::U64(u)) = point.field_value("u") else { panic!("{line:?}") };
    let Some(FieldValue::Boolean(b)) = point.field_value("b") else { panic!("{line:?}") };
    let json = serde_json::from_str(&text("j").unwrap()).unwrap();
    let other = tag("a tag, with = and ü");
    Point(point.timestamp.unwrap(), tag("text").unwrap(), other, float.to_bits(), *i, *u, *b, text("s"), json)
}

/// The point as the server's CSV has it: carriage returns are left out of texts, and an empty text is
/// as good as none.
fn answered(point: Point) -> Point {
    let plain = |text: String| text.replace('\r', "");
    let some = |text: Option<String>| text.map(plain).filter(|text| !text.is_empty());
    Point { 1: plain(point.1), 2: some(point.2), 7: some(point.7), ..point }
}

#[test]
fn any_values_are_written_and_come_back() {
    let folder = program(&schema(&[("values.yaml", DEFINITIONS)]));
    let points = points();
    let written = run(&folder, "write", &serde_json::to_string(&points).unwrap());
    let written: Vec<Result<String, String>> = serde_json::from_str(&written).unwrap();
    let (mut lines, mut kept) = (String::new(), Vec::new());
    for (point, line) in points.into_iter().zip(written) {
        if let Some(why) = point.tags().find_map(refused) {
            assert_eq!(line, Err(why));
            continue;
        }
        let line = line.unwrap();
        if !point.tags().any(is_read_otherwise) {
            assert_eq!(parsed(&line), point, "{line:?}");
        }
        let point = answered(point);
        if point.tags().all(|tag| refused(tag).is_none()) {
            lines += &line;
            kept.push(point);
        }
    }
    assert!(kept.len() > 200, "{}", kept.len());

    let organization = Organization::new();
    organization.write(&organization.create_bucket("values", 0, 0), &lines);
    let flux = r#"from(bucket: "values") |> range(start: 0) |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")"#;
    let read = run(&folder, "read", &organization.annotated(flux));
    let mut read: Vec<Point> = serde_json::from_str(&read).unwrap();
    read.sort_by_key(|point| point.0);
    assert_eq!(read, kept);
}
