use super::{Mentions, Sought, said, said::Name, uses};

const SCRIPT: &str = r#"// old_score in "events" of "weather"
import "strings"

option task = {name: "old_score", every: 1m}

from(bucket: "events")
    |> range(start: -1h)
    |> filter(fn: (r) => r._measurement == "weather")
    |> filter(fn: (r) => r._field == "old_score" or r.room == "x")
"#;

fn of(script: &str, measurement: Option<&str>, member: Option<&str>) -> Option<usize> {
    let bucket = ["events", "0123456789abcdef"];
    Mentions::of(script).line_of(&Sought { bucket, measurement, member })
}

#[test]
fn texts_and_columns() {
    assert_eq!(of(SCRIPT, None, None), Some(6));
    assert_eq!(of(SCRIPT, Some("weather"), None), Some(8));
    assert_eq!(of(SCRIPT, Some("weather"), Some("old_score")), Some(9));
    assert_eq!(of(SCRIPT, Some("weather"), Some("room")), Some(9));
    // Options, comments, arguments and parts of words are none.
    for member in ["every", "name", "start", "score", "events of", "strings "] {
        assert_eq!(of(SCRIPT, Some("weather"), Some(member)), None, "{member}");
    }
}

#[test]
fn other_buckets_and_measurements() {
    let elsewhere = SCRIPT.replace("bucket: \"events\"", "bucket: \"other\"");
    assert_eq!(of(&elsewhere, Some("weather"), None), None);
    assert_eq!(of(&elsewhere, None, None), None);
    let by_id = SCRIPT.replace("bucket: \"events\"", "bucketID: \"0123456789abcdef\"");
    assert_eq!(of(&by_id, Some("weather"), None), Some(8));
    assert_eq!(of(&by_id, None, None), Some(6));
    assert_eq!(of(SCRIPT, Some("other"), Some("old_score")), None);
    for open in ["v.bucket", "bucketName", "\"${v.bucket}\""] {
        let script = elsewhere.replace("\"other\"", open);
        assert_eq!(of(&script, Some("weather"), None), Some(8), "{open}");
    }
    // Two buckets, one of which is it.
    let two = format!("{elsewhere}\n{SCRIPT}");
    assert_eq!(of(&two, Some("weather"), None), Some(8));
    // All measurements of the bucket.
    let all = SCRIPT.replace("r._measurement == \"weather\"", "exists r._time");
    assert_eq!(of(&all, Some("weather"), Some("old_score")), Some(9));
    assert_eq!(of(&all, Some("weather"), None), None);
}

#[test]
fn what_cannot_be_told_counts() {
    let with = |condition: &str| {
        let script = SCRIPT.replace("r._measurement == \"weather\"", condition);
        [of(&script, Some("weather"), None), of(&script, Some("weather"), Some("old_score"))]
    };
    assert_eq!(with(r#"r["_measurement"] == "weather""#), [Some(8), Some(9)]);
    assert_eq!(with(r#"r["_measurement"] == "power""#), [None, None]);
    assert_eq!(with("r._measurement =~ /^(weather|power)$/"), [Some(8), Some(9)]);
    assert_eq!(with("r._measurement =~ /^power$/"), [None, Some(9)]);
    assert_eq!(with("r._measurement == v.m"), [None, Some(9)]);
    assert_eq!(with(r#"r._measurement != "power""#), [None, Some(9)]);
    assert_eq!(with(r#"contains(value: r._measurement, set: ["a", "weather"])"#), [Some(8), Some(9)]);
    assert_eq!(with(r#"r._measurement == "${v.m}weather""#), [Some(8), Some(9)]);
}

#[test]
fn keys_of_records_and_escapes() {
    let member = |line: &str| of(line, Some("m"), Some("old"));
    assert_eq!(member("x |> map(fn: (r) => ({r with new: r.old}))"), Some(1));
    assert_eq!(member("x |> rename(columns: {old: \"new\"})"), Some(1));
    assert_eq!(member("x |> map(fn: (r) => ({old: 1}))"), Some(1));
    assert_eq!(member("f(old: 1)"), None);
    assert_eq!(member("old = 1"), None);
    assert_eq!(member("x |> drop(columns: [\"a\",\n \"o\\x6cd\"])"), Some(2));
    assert_eq!(member("// \"old\"\n\"not // a comment\" \"old\""), Some(2));
    assert_eq!(member("a = b / 2 // \"old\"\nc = d / \"x\""), None);
    assert_eq!(member("a = (1 + 2) / 3 + \"/old/\""), None);
    assert_eq!(member("\"\\\"old\\\"\""), None);
    assert_eq!(member("\"unfinished old"), None);
    assert_eq!(member("\"\\"), None);
    assert_eq!(member("/\\"), None);
}

fn words(names: &[Name]) -> Vec<(&str, usize)> {
    names.iter().map(|name| (name.text.as_str(), name.line)).collect()
}

#[test]
fn what_a_script_says_plainly() {
    let all = said(SCRIPT);
    let [one] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((one.bucket.text.as_str(), one.bucket.line), ("events", 6));
    assert_eq!(words(one.back.as_slice()), [("1h", 7)]);
    assert_eq!(words(&one.measurements), [("weather", 8)]);
    assert_eq!(words(&one.fields), [("old_score", 9)]);
    assert_eq!(words(&one.columns), [("room", 9)]);
    assert_eq!(one.values.len(), 1);
    assert!(!one.any_measurement);
}

#[test]
fn pipelines_are_followed_through_variables_and_no_further_than_their_columns() {
    let script = r#"a = from(bucket: "one") |> range(start: -1h)
b = from(bucket: "two") |> filter(fn: (r) => r["_measurement"] != "x")
a |> group(columns: ["k", "_time"], mode: "by")
b |> map(fn: (r) => ({r with made: 1})) |> keep(columns: ["made"])
c = b |> keep(columns: ["kept"]) |> drop(columns: names)
c.a |> keep(columns: ["foreign"])
from(bucket: bucket) |> keep(columns: ["unknown"])
"#;
    let all = said(script);
    let [one, two] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!(words(&one.columns), [("k", 3)]);
    assert_eq!(words(&two.columns), [("kept", 5)]);
    assert!(two.any_measurement && two.measurements.is_empty());
}

#[test]
fn a_variable_is_used_as_a_word_or_within_a_text() {
    for script in ["x == low", "\"${low}\"", "f(a: low)"] {
        assert!(uses(script, "low"), "{script}");
    }
    for script in ["// low", "\"low\"", "r.low", "f(low: 1)", "lower"] {
        assert!(!uses(script, "low"), "{script}");
    }
}
