//! The reader of the committed crate, on replies that a real server sent (`replies/`), on broken
//! ones, and on any.

use std::{fmt::Write as _, str::FromStr};

use csv::{Terminator, WriterBuilder};
use home_patterns::{
    Error, LineProtocol, Timestamp,
    anomaly_daily::AnomalyDaily,
    home_assistant_events::HomeAssistantEvents,
    rows::{self, FromRow, Reason, Row, RowError},
    time_based_daily::TimeBasedDaily,
};
use proptest::prelude::*;

const EVENTS: &str = include_str!("replies/events.csv");
const RESULTS: &str = include_str!("replies/results.csv");
const FAILED: &str = include_str!("replies/failed.csv");
const ANOMALIES: &str = include_str!("replies/anomalies.csv");
const CONFLICT: &str = include_str!("replies/conflict.csv");
const JSON: &str = include_str!("replies/json.csv");

/// Each row as the line that would write it, or as what is wrong with it.
fn shown<T: FromRow + LineProtocol>(reply: &str) -> String {
    rows::read::<T>(reply).into_iter().fold(String::new(), |mut text, row| {
        match row {
            Ok(point) => text += &point.to_line_protocol().unwrap(),
            Err(error) => writeln!(text, "{error}").unwrap(),
        }
        text
    })
}

#[test]
fn tables_have_columns_of_their_own() {
    assert_eq!(
        shown::<HomeAssistantEvents>(EVENTS),
        r#"home_assistant_events,domain=light,entity_id=light.b,event_type=state_changed attr_friendly_name="b",state="line 1
line 2" 1764000000500000000
home_assistant_events,domain=light,entity_id=light.b,event_type=state_changed state="" 1764000000000000002
home_assistant_events,area_id=kitchen,domain=light,entity_id=light.a,event_type=state_changed attr_friendly_name="The \"lamp\", left",state="on" 1764000000000000001
"#
    );
}

#[test]
fn results_follow_each_other_and_tables_may_be_empty() {
    assert_eq!(
        shown::<HomeAssistantEvents>(RESULTS),
        r#"home_assistant_events,area_id=kitchen,domain=light,entity_id=light.a,event_type=state_changed attr_friendly_name="The \"lamp\", left",state="on" 1764000000000000001
home_assistant_events,domain=light,entity_id=light.b,event_type=state_changed attr_friendly_name="b",state="line 1
line 2" 1764000000500000000
"#
    );
    assert!(rows::read::<HomeAssistantEvents>("").is_empty());
    assert!(rows::read::<HomeAssistantEvents>("\r\n").is_empty());
}

#[test]
fn a_query_that_fails_in_the_middle_says_so_after_its_rows() {
    assert_eq!(
        shown::<HomeAssistantEvents>(FAILED),
        r#"home_assistant_events,area_id=kitchen,domain=light,entity_id=light.a,event_type=state_changed attr_friendly_name="The \"lamp\", left",state="on" 1764000000000000001
line 12: the query failed: runtime error @6:11-6:103: map: failed to evaluate map function: it "failed", here
"#
    );
    let panicked =
        format!("{}{{\"code\":\"internal error\",\"message\":\"a panic\"}}", &EVENTS[..EVENTS.len() - 2]);
    let last = rows::read::<HomeAssistantEvents>(&panicked).pop().unwrap().unwrap_err();
    let message = r#"{"code":"internal error","message":"a panic"}"#.to_owned();
    assert_eq!(last, RowError { line: 14, reason: Reason::Query { message } });
}

#[test]
fn each_row_is_a_point_or_an_error_of_its_own() {
    assert_eq!(
        shown::<AnomalyDaily>(ANOMALIES),
        r#"line 5: anomaly_type: "color" is not one of the values
anomaly_daily,anomaly_type=timing,date=2025-11-24,entity_id=sensor.door anomaly_score=0.82,baseline_deviation=-3.0,occurrences=4i,severity="high" 1764000000000000000
line 7: baseline_deviation has no value
anomaly_daily,anomaly_type=timing,date=2025-11-24,entity_id=sensor.null anomaly_score=0.5,baseline_deviation=1.0,occurrences=4i,severity="high" 1764000000000000001
line 14: there is no column occurrences
line 20: severity: "worst" is not one of the values
line 21: date is "2025-11-25", and the time makes it "2025-11-24"
"#
    );
}

#[test]
fn a_field_that_changed_its_type_is_a_typed_error() {
    let found = rows::read::<AnomalyDaily>(CONFLICT);
    let reasons: Vec<_> = found.into_iter().map(|row| row.map_err(|error| error.reason)).collect();
    let missing = || Err(Reason::MissingColumn { column: "anomaly_score" });
    let datatype = Reason::Datatype { column: "anomaly_score", expected: "double", found: "long".to_owned() };
    assert_eq!(datatype.to_string(), "anomaly_score is long, and double is declared");
    // In a reply with both types the server's pivot keeps the first one only.
    assert_eq!(reasons, [Err(datatype), missing(), missing()]);
}

#[test]
fn json_of_another_type_is_an_error() {
    assert_eq!(
        shown::<TimeBasedDaily>(JSON),
        "line 5: hourly_distribution: invalid length 2, expected an array of length 24 at line 1 column 6\n"
    );
    let cut = JSON.replace("[1, 2]", "[1, 2");
    assert_eq!(
        shown::<TimeBasedDaily>(&cut),
        "line 5: hourly_distribution: EOF while parsing a list at line 1 column 5\n"
    );
}

/// The table of the first point of `anomalies.csv` that can be read, with something replaced.
fn changed(from: &str, to: &str) -> String {
    let lines: Vec<_> = ANOMALIES.split_inclusive('\n').collect();
    let reply = [&lines[..4], &lines[5..6]].concat().concat();
    assert!(reply.contains(from), "{from}");
    shown::<AnomalyDaily>(&reply.replace(from, to))
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    for (from, to, said) in [
        (",4,high", ",4.5,high", "line 5: occurrences: \"4.5\" is no long\n"),
        (",4,high", ",9223372036854775808,high", "line 5: occurrences: \"9223372036854775808\" is no long\n"),
        (",0.82,", ",much,", "line 5: anomaly_score: \"much\" is no double\n"),
        (",0.82,", ",,", "line 5: anomaly_score has no value\n"),
        (",timing,", ",,", "line 5: anomaly_type has no value\n"),
        ("16:00:00Z", "16:00Z", "line 5: _time: \"2025-11-24T16:00Z\" is no time of RFC 3339\n"),
        (
            "2025-11-24T16",
            "2500-11-24T16",
            "line 5: _time: the time is not between the years 1677 and 2262\n",
        ),
        (",_time,", ",time,", "line 5: there is no column _time\n"),
        (",dateTime:RFC3339,string", ",string,string", "line 5: _time is string, and dateTime is declared\n"),
        (",sensor.door,", ",\"a\nb\",", "line 5: entity_id: \"a\\nb\" cannot be the value of a tag\n"),
        (
            ",anomaly_daily,",
            ",other,",
            "line 5: a row of the measurement \"other\", not of \"anomaly_daily\"\n",
        ),
        (",high\r", "\r", "line 5: the CSV is not well formed: the row and its header differ in length\n"),
        (",high\r", ",\"high\r", "line 5: the CSV is not well formed: a quote is not closed\n"),
        (",high\r", ",\"hi\"gh\r", "line 5: the CSV is not well formed: text follows a closing quote\n"),
        (",high\r", ",hi\rgh\r", "line 5: the CSV is not well formed: a carriage return is not quoted\n"),
        ("#datatype", "#other", "line 5: the reply lacks the annotation #datatype\n"),
    ] {
        assert_eq!(changed(from, to), said, "{from:?} → {to:?}");
    }
}

#[test]
fn what_a_query_adds_or_leaves_out_is_no_error() {
    let whole = shown::<AnomalyDaily>(ANOMALIES).lines().nth(1).unwrap().to_owned() + "\n";
    for (from, to) in [
        (",date,", ",of_day,"),
        (",_measurement,", ",x,"),
        ("\r\n", "\n"),
        (",high", ",\"high\""),
        ("#group", "#other"),
        (",2025-11-24,", ",,"),
    ] {
        assert_eq!(changed(from, to), whole, "{from:?} → {to:?}");
    }
}

#[test]
fn an_empty_cell_is_the_default_of_its_column() {
    let whole = changed(",sensor.door,", ",lamp,");
    let reply = |default: &str| {
        let lines: Vec<_> = ANOMALIES.split_inclusive('\n').collect();
        let default = format!("#default,_result,,,,,,,,{default},,,,\r\n");
        let row = lines[5].replace(",sensor.door,", ",,");
        shown::<AnomalyDaily>(&[lines[0], lines[1], &default, lines[3], &row].concat())
    };
    assert_eq!(reply("lamp"), whole);
    assert_eq!(reply(""), "line 5: entity_id has no value\n");
}

#[test]
fn an_error_has_its_source() {
    let error = rows::read::<AnomalyDaily>(ANOMALIES).remove(0).unwrap_err();
    let source = std::error::Error::source(&error).unwrap();
    assert_eq!(source.downcast_ref(), Some(&Error::NotAValue("color".to_owned())));
}

#[test]
fn times_are_those_of_rfc_3339() {
    for (text, nanos) in [
        ("1677-09-21T00:12:43.145224194Z", i64::MIN + 2),
        ("2262-04-11T23:47:16.854775806Z", i64::MAX - 1),
        ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31T23:59:59.9Z", -100_000_000),
        ("1970-01-01T01:30:00.000000001+01:30", 1),
        ("1969-12-31T23:59:00-00:01", 0),
        ("2024-02-29T00:00:00Z", 1_709_164_800_000_000_000),
    ] {
        assert_eq!(text.parse(), Timestamp::from_nanos(nanos), "{text}");
    }
    for text in [
        "",
        "Z",
        "2025-11-24",
        "2025-11-24T16:00:00",
        "2025-11-24T16:00:00.Z",
        "2025-11-24T16:00:00.0000000001Z",
        "2025-11-24 16:00:00Z",
        "2025-02-29T00:00:00Z",
        "2025-00-01T00:00:00Z",
        "2025-13-01T00:00:00Z",
        "2025-01-00T00:00:00Z",
        "2025-11-24T24:00:00Z",
        "2025-11-24T16:60:00Z",
        "2025-11-24T16:00:60Z",
        "+025-11-24T16:00:00Z",
        "2025-11-24T16:00:00+1:00",
        "2025-11-24T16:00:00Zx",
        "2025-11-2ü16:00:00Z",
    ] {
        assert_eq!(Timestamp::from_str(text), Err(Error::NotATime(text.to_owned())));
    }
    let year = |text: &str| Timestamp::from_str(text).unwrap_err();
    assert_eq!(year("0000-01-01T00:00:00Z"), Error::TimeOutOfRange);
    assert_eq!(year("9999-12-31T23:59:59.999999999Z"), Error::TimeOutOfRange);
}

/// The cells of a row as they are.
#[derive(Debug, PartialEq)]
struct Cells(Vec<Option<String>>);

impl FromRow for Cells {
    fn from_row(row: &Row<'_>) -> Result<Self, RowError> {
        Ok(Self((0..3).map(|at| row.get(&format!("c{at}")).map(str::to_owned)).collect()))
    }
}

/// A reply of these rows; a line feed is CR LF, as the server has it.
fn written(rows: &[[String; 3]]) -> String {
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(["#datatype", "string", "string", "string"]).unwrap();
    writer.write_record(["", "c0", "c1", "c2"]).unwrap();
    for [a, b, c] in rows {
        let cell = |text: &str| text.replace('\n', "\r\n");
        writer.write_record([String::new(), cell(a), cell(b), cell(c)]).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #[test]
    fn what_a_csv_writer_wrote_is_read(rows in prop::collection::vec(prop::array::uniform3("([,\"#\n]|[^\r])*"), 0..5)) {
        let read: Result<Vec<Cells>, RowError> = rows::read(&written(&rows)).into_iter().collect();
        let cells = |row: &[String; 3]| Cells(row.iter().map(|text| Some(text.clone()).filter(|text| !text.is_empty())).collect());
        prop_assert_eq!(read, Ok(rows.iter().map(cells).collect()));
    }

    #[test]
    fn times_come_back_to_the_nanosecond(nanos in i64::MIN + 2..i64::MAX) {
        let text = jiff::Timestamp::from_nanosecond(i128::from(nanos)).unwrap().to_string();
        prop_assert_eq!(text.parse(), Timestamp::from_nanos(nanos));
    }

    #[test]
    fn no_reply_is_too_broken(text in any::<String>(), at in any::<prop::sample::Index>(), cut in any::<prop::sample::Index>()) {
        for reply in [EVENTS, RESULTS, FAILED, ANOMALIES, JSON] {
            let (from, to) = (at.index(reply.len()), cut.index(reply.len()));
            let broken = format!("{}{text}{}", &reply[..from], &reply[to..]);
            let _ = rows::read::<HomeAssistantEvents>(&broken);
            let _ = rows::read::<AnomalyDaily>(&broken);
            let _ = rows::read::<TimeBasedDaily>(&broken);
        }
    }
}
