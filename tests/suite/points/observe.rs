//! What line protocol looks like, as `import` takes it from stdin.

use fluxform::points::{Observer, Precision, Seen, Unread, observe};
use serde_json::json;

fn seen(lines: &str, observer: Observer) -> Seen {
    observe(lines.as_bytes(), observer).unwrap()
}

#[test]
fn measurements_tags_fields_and_times_are_seen() {
    let lines = "climate,room=kitchen,floor=0 temperature=20.5,open=f 1764000000\n\
                 climate,floor=0,room=kitchen temperature=21,humidity=40i 1764000060\n\
                 climate,room=hall temperature=19i 1763999940\n\
                 # a comment\n\
                 log text=\"a\nb\",n=1u\n";
    let seen = seen(lines, Observer { precision: Precision::Seconds, texts: 10 });
    let expected = json!({ "measurements": {
        "climate": {
            "series": 2,
            "tags": {
                "floor": { "count": 1, "series": 1, "values": ["0"] },
                "room": { "count": 2, "series": 2, "values": ["hall", "kitchen"] },
            },
            "fields": {
                "humidity": { "types": { "integer": {} } },
                "open": { "types": { "boolean": {} } },
                "temperature": { "types": { "float": {}, "integer": {} } },
            },
            "times": { "start": "2025-11-24T15:59:00Z", "end": "2025-11-24T16:01:00Z" },
        },
        "log": {
            "series": 1,
            "fields": { "n": { "types": { "unsigned": {} } }, "text": { "types": { "string": {} } } },
        },
    } });
    assert_eq!(serde_json::to_value(&seen.bucket).unwrap(), expected);
    assert_eq!((seen.points, seen.unread), (4, 0));
    let texts = &seen.texts["log"]["text"];
    assert_eq!(texts.newest().collect::<Vec<_>>(), ["a\nb"]);
}

#[test]
fn the_newest_texts_are_kept_and_all_are_looked_at() {
    let lines =
        "m a=\"[1]\",b=\"{}\" 3\nm a=\"{\\\"k\\\":2}\",b=\"x\" 1\nm a=\"[4]\" 5\nm a=\"[3]\" 4\nm b=\"{}\"\n";
    let seen = seen(lines, Observer { texts: 2, ..Observer::default() });
    let (a, b) = (&seen.texts["m"]["a"], &seen.texts["m"]["b"]);
    assert_eq!(a.newest().collect::<Vec<_>>(), ["[4]", "[3]"]);
    assert_eq!((a.count, a.longest, a.are_json), (4, 7, true));
    assert_eq!(b.newest().collect::<Vec<_>>(), ["{}", "{}"]);
    assert_eq!((b.count, b.longest, b.are_json), (3, 2, false));
}

#[test]
fn lines_that_say_no_point_are_counted_and_named() {
    let lines = "m f=1\nm f=abc\nm,t= f=1\nm s=\"open\nm f=9223372036854775807 9223372036854775807\n";
    let seen = seen(lines, Observer::default());
    let unread = |line, why: &str| Unread { line, why: why.to_owned() };
    assert_eq!((seen.points, seen.unread), (1, 4));
    assert_eq!(
        seen.first_unread,
        [
            unread(2, "this is no number, no text in quotes and not true or false"),
            unread(3, "a tag has no value"),
            unread(4, "a text is not closed"),
            unread(5, "the time is outside of what the server stores"),
        ]
    );
}

#[test]
fn many_chunks_give_what_one_gives() {
    let line = |n: i64| {
        let value = if n % 1_000 == 0 { format!("{n}i") } else { format!("{n}.5") };
        format!("m,host=h{},id=i{} v={value},s=\"{}\" {n}\n", n % 7, n % 5_000, "x".repeat(200))
    };
    let lines: String = (1..60_001).map(line).collect();
    let seen = seen(&lines, Observer { texts: 1, ..Observer::default() });
    let measurement = &seen.bucket.measurements["m"];
    assert_eq!((seen.points, measurement.series), (60_000, 35_000));
    assert_eq!((measurement.tags["host"].count, measurement.tags["id"].count), (7, 5_000));
    assert_eq!((measurement.tags["host"].series, measurement.tags["id"].series), (35_000, 35_000));
    assert_eq!(measurement.fields["v"].types.len(), 2);
    assert_eq!(seen.texts["m"]["s"].count, 60_000);
    let times = measurement.times.unwrap();
    assert_eq!((times.start.as_nanosecond(), times.end.as_nanosecond()), (1, 60_000));
}

#[test]
fn a_name_that_no_request_can_read_is_told_apart() {
    let seen = seen("a\\\\,b=c f=1\nd f=1\n", Observer::default());
    let unreadable: Vec<&str> = seen.bucket.unreadable.iter().map(String::as_str).collect();
    assert_eq!((unreadable, seen.bucket.measurements.len()), (vec!["a\\,b=c"], 1));
}
