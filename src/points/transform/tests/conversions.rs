//! Values that get another type.

use super::*;
use crate::model::{FieldType, OnConvertError};

fn cast(to: FieldType, on_error: OnConvertError) -> PointChange {
    PointChange::CastField { field: text("v"), from: None, to, on_error }
}

/// Each value as another type, or why it is not.
fn each(values: &[&str], to: FieldType, on_error: &OnConvertError) -> Vec<String> {
    let all = values.iter().map(|value| {
        let (points, tally) =
            changed(batches(&format!("m v={value} 1")), &Transform::of(cast(to, on_error.clone())));
        match tally.failures.get(&0) {
            Some(failures) => failures.examples[0].why.to_string(),
            None => lines(&points).trim_start_matches("m v=").trim_end_matches(" 1\n").to_owned(),
        }
    });
    all.collect()
}

#[test]
fn whole_numbers_become_floats_that_have_all_their_digits() {
    let values = [
        "0i",
        "-7i",
        "9007199254740992i",
        "9007199254740993i",
        "9223372036854775807i",
        "-9223372036854775808i",
        "18446744073709551615u",
        "18446744073709549568u",
    ];
    let inexact = "no float has all of its digits";
    let expected = [
        "0.0",
        "-7.0",
        "9007199254740992.0",
        inexact,
        inexact,
        "-9.223372036854776e18",
        inexact,
        "1.844674407370955e19",
    ];
    assert_eq!(each(&values, FieldType::Float, &OnConvertError::Fail), expected);
    let nearest = [
        "0.0",
        "-7.0",
        "9007199254740992.0",
        "9007199254740992.0",
        "9.223372036854776e18",
        "-9.223372036854776e18",
        "1.8446744073709552e19",
        "1.844674407370955e19",
    ];
    assert_eq!(each(&values, FieldType::Float, &OnConvertError::Round), nearest);
}

#[test]
fn floats_become_integers_if_they_are() {
    let values =
        ["3", "-0.0", "2.5", "-2.5", "0.4", "-0.4", "9223372036854775807", "-9223372036854775808", "5e-324"];
    let (whole, range) = ("it is not a whole number", "it is out of the type's range");
    let expected =
        ["3i", "only a float can be -0", whole, whole, whole, whole, range, "-9223372036854775808i", whole];
    assert_eq!(each(&values, FieldType::Integer, &OnConvertError::Fail), expected);
    let rounded = ["3i", "0i", "3i", "-3i", "0i", "0i", range, "-9223372036854775808i", "0i"];
    assert_eq!(each(&values, FieldType::Integer, &OnConvertError::Round), rounded);
    let cut = ["3i", "0i", "2i", "-2i", "0i", "0i", range, "-9223372036854775808i", "0i"];
    assert_eq!(each(&values, FieldType::Integer, &OnConvertError::Truncate), cut);
    let unsigned = ["3u", "0u", "3u", range, "0u", "0u", "9223372036854775808u", range, "0u"];
    assert_eq!(each(&values, FieldType::Unsigned, &OnConvertError::Round), unsigned);
}

#[test]
fn whole_numbers_change_sides_within_range() {
    let range = "it is out of the type's range";
    let values = ["7i", "-1i", "9223372036854775807i"];
    assert_eq!(
        each(&values, FieldType::Unsigned, &OnConvertError::Fail),
        ["7u", range, "9223372036854775807u"]
    );
    let values = ["7u", "9223372036854775808u"];
    assert_eq!(each(&values, FieldType::Integer, &OnConvertError::Round), ["7i", range]);
}

#[test]
fn texts_become_numbers_as_line_protocol_reads_them() {
    let values = [
        "\"21\"",
        "\"-007\"",
        "\"21.5\"",
        "\" 21\"",
        "\"21i\"",
        "\"+1\"",
        "\"\"",
        "\"99999999999999999999\"",
    ];
    let (no, range) = ("the text is not a number", "it is out of the type's range");
    let integers = ["21i", "-7i", no, no, no, no, no, range];
    assert_eq!(each(&values, FieldType::Integer, &OnConvertError::Round), integers);
    let unsigned = ["21u", no, no, no, no, no, no, range];
    assert_eq!(each(&values, FieldType::Unsigned, &OnConvertError::Fail), unsigned);
    let floats = ["21.0", "-7.0", "21.5", no, no, no, no, "1e20"];
    assert_eq!(each(&values, FieldType::Float, &OnConvertError::Fail), floats);
    let values = ["\"-0\"", "\".5\"", "\"5.\"", "\"1e-3\"", "\"1e400\"", "\"NaN\"", "\"inf\"", "\"1_000\""];
    let floats = ["-0.0", "0.5", "5.0", "0.001", range, no, no, no];
    assert_eq!(each(&values, FieldType::Float, &OnConvertError::Fail), floats);
}

#[test]
fn truth_values() {
    let no = "it is neither true nor false";
    let values = ["\"true\"", "\"F\"", "\"TRUE\"", "\"tRUE\"", "\"1\"", "1", "0i", "1u", "-0.0", "2i", "0.5"];
    let expected = ["t", "f", "t", no, no, "t", "f", "t", no, no, no];
    assert_eq!(each(&values, FieldType::Boolean, &OnConvertError::Fail), expected);
    let values = ["t", "f"];
    assert_eq!(each(&values, FieldType::Float, &OnConvertError::Fail), ["1.0", "0.0"]);
    assert_eq!(each(&values, FieldType::Unsigned, &OnConvertError::Fail), ["1u", "0u"]);
}

#[test]
fn anything_becomes_text() {
    let values = [
        "3",
        "21.5",
        "-0.0",
        "1e300",
        "5e-324",
        "0.1",
        "-7i",
        "18446744073709551615u",
        "t",
        "F",
        "\"a\\\"b\"",
    ];
    let expected = [
        "\"3\"",
        "\"21.5\"",
        "\"-0\"",
        "\"1e300\"",
        "\"5e-324\"",
        "\"0.1\"",
        "\"-7\"",
        "\"18446744073709551615\"",
        "\"true\"",
        "\"false\"",
        "\"a\\\"b\"",
    ];
    assert_eq!(each(&values, FieldType::String, &OnConvertError::Fail), expected);
}

#[test]
fn what_does_not_convert_is_dropped_kept_or_fails() {
    let points = "m a=1i,v=\"x\" 1\nm v=\"2\" 2\nm v=\"y\" 3";
    let dropped = cast(FieldType::Integer, OnConvertError::DropField);
    assert_eq!(become_of(points, vec![dropped.clone()]), "m a=1i 1\nm v=2i 2\n");
    let tally = Tally { points_in: 3, points_out: 2, lost: 1, changed: 1, dropped: 2, ..Tally::default() };
    assert_eq!(counted(points, vec![dropped]), tally);

    let kept = cast(FieldType::Integer, OnConvertError::KeepIn(text("old")));
    assert_eq!(become_of(points, vec![kept.clone()]), "m a=1i,old=\"x\" 1\nm v=2i 2\nm old=\"y\" 3\n");
    let tally = Tally { points_in: 3, points_out: 3, changed: 1, kept: 2, ..Tally::default() };
    assert_eq!(counted(points, vec![kept.clone()]), tally);
    assert_eq!(become_of("m v=\"x\",old=\"x\" 1", vec![kept.clone()]), "m old=\"x\" 1\n");
    assert_eq!(
        failing("m,t=1 v=\"x\",old=\"y\" 1", kept),
        ["m,t=1 1 v=x: field `old` holds something else there"]
    );

    let same = cast(FieldType::Integer, OnConvertError::KeepIn(text("v")));
    assert_eq!(failing("m v=\"x\" 1", same), ["m 1 v=x: the text is not a number"]);
    let time = cast(FieldType::Integer, OnConvertError::KeepIn(text("time")));
    assert_eq!(failing("m v=\"x\" 1", time), ["m 1 v=x: InfluxDB keeps the name for itself"]);
}

#[test]
fn failures_are_counted_and_three_are_shown() {
    let points = "m v=\"a\",w=1i 1\nm v=\"b\" 2\nm v=\"c\" 3\nm v=\"d\" 4\nm w=1i 5";
    let tally = counted(points, vec![cast(FieldType::Float, OnConvertError::Truncate)]);
    let failures = &tally.failures[&0];
    let shown: Vec<&str> = failures.examples.iter().map(|example| example.value.as_str()).collect();
    assert_eq!((failures.count, shown), (4, vec!["a", "b", "c"]));
    assert!(!tally.is_good());
}

#[test]
fn bytes_that_are_no_text_stay_as_they_are() {
    let mut batch = batches("m v=1i 1").remove(0);
    batch.tags.push((b"\xff".to_vec(), b"\xfe".to_vec()));
    batch.add_tag(b"t", b"\xc0".to_vec());
    let transform = Transform::from(vec![
        cast(FieldType::String, OnConvertError::Fail),
        PointChange::TagToField {
            tag: text("t"),
            to: FieldType::String,
            on_error: OnConvertError::Fail,
            on_collision: crate::model::OnCollision::Fail,
        },
    ]);
    let (points, tally) = changed(vec![batch], &transform);
    let mut lines = Vec::new();
    encode(&points[0], &mut lines);
    assert_eq!(lines, b"m,\xff=\xfe v=\"1\",t=\"\xc0\" 1\n");
    assert!(tally.is_good());
}
