use std::{collections::BTreeMap, time::Instant};

use proptest::prelude::*;

use super::{Affected, Break, Member, OnServer, Readership, Then, Thing, Use, User, of_data, reached};
use crate::{
    diff::{Change, DataChange, Where, definition_diff},
    model::{FieldType, Held, Reader, ReaderKind, Readers, Schema},
};

const DEFINITIONS: &str = r#"{
  "buckets": { "events": { "name": "home/events", "retention": "infinite" },
               "daily": { "retention": "infinite" } },
  "tags": { "room": { "name": "rm" }, "site": {} },
  "measurements": {
    "climate": { "bucket": "events", "name": "weather", "tags": ["room", "site"],
                 "fields": { "temp": { "type": "float" }, "note": { "type": "string" } } },
    "climate_daily": { "bucket": "daily", "tags": ["room"], "fields": { "temp": { "type": "float" } } },
    "power": { "bucket": "events", "fields": { "temp": { "type": "float" } } }
  },
  "queries": {
    "all": { "from": "climate" },
    "both": { "union": ["all", "warm"] },
    "elsewhere": { "from": "power" },
    "hourly": { "from": "climate", "window": { "every": "1h", "aggregate": { "temp": "mean" } } },
    "notes": { "from": "climate", "fields": ["note"], "where": { "room": "hall" } },
    "raw": { "flux": "from(bucket: \"home/events\")\n  |> filter(fn: (r) => r._measurement == \"weather\" and r.rm == \"x\" and r._field == \"temp\")" },
    "warm": { "from": "climate", "fields": ["note", "temp"], "window": { "every": "1h", "aggregate": "last" } }
  },
  "rollups": {
    "days": { "from": "climate", "to": "climate_daily", "every": "1d", "fields": { "temp": { "max": "temp" } } }
  }
}"#;

fn schema(text: &str) -> Schema {
    serde_json::from_str(text).unwrap()
}

fn weather() -> Thing {
    Thing::measurement("home/events", "weather")
}

fn field(name: &str) -> Member {
    Member::Field(name.to_owned())
}

fn tag(name: &str) -> Member {
    Member::Tag(name.to_owned())
}

/// Each user with what becomes of it, and its place in the definitions.
fn lines(users: &[User]) -> Vec<String> {
    users.iter().map(|user| format!("{}: {}", user.path.join("."), user.sentence())).collect()
}

fn users_of(broken: &Break) -> Vec<String> {
    lines(&Readership::declared(&schema(DEFINITIONS)).users(broken))
}

#[test]
fn a_field_is_used_by_whoever_reads_it() {
    let temp = weather().with(field("temp"));
    let retyped = Break::retyped(temp.clone(), temp.clone(), "float", "string");
    assert_eq!(
        users_of(&retyped),
        [
            "queries.all.from: the query `all` reads it, and follows",
            "queries.both.union.1: the query `both` computes `last` of it, and follows",
            "queries.hourly.window.aggregate.temp: the query `hourly` computes `mean` of it, and follows",
            "queries.raw.flux: the query `raw` (line 2)",
            "queries.warm.fields.1: the query `warm` computes `last` of it, and follows",
            "rollups.days.fields.temp: the rollup `days` computes `max` of it, and follows",
        ]
    );
    // What is gone or has another name, and is still read as it was.
    let renamed = Break::renamed(temp, weather().with(field("temperature")));
    assert_eq!(
        users_of(&renamed),
        [
            "queries.all.from: the query `all` reads it, and follows",
            "queries.both.union.1: the query `both` computes `last` of it, and does not follow",
            "queries.hourly.window.aggregate.temp: the query `hourly` computes `mean` of it, and does not follow",
            "queries.raw.flux: the query `raw` (line 2)",
            "queries.warm.fields.1: the query `warm` computes `last` of it, and does not follow",
            "rollups.days.fields.temp: the rollup `days` computes `max` of it, and does not follow",
        ]
    );
    let written = Thing::measurement("daily", "climate_daily").with(field("temp"));
    assert_eq!(
        users_of(&Break::removed(written)),
        ["rollups.days.fields.temp: the rollup `days` writes it, and does not follow"]
    );
    assert_eq!(
        users_of(&Break::removed(weather().with(field("humidity")))),
        [
            "queries.all.from: the query `all` reads it, and follows",
            "queries.both.union.0: the query `both` reads it, and follows"
        ]
    );
}

#[test]
fn a_tag_is_a_column_of_every_answer() {
    let renamed = Break::renamed(weather().with(tag("room")), weather().with(tag("rm")));
    let told = users_of(&renamed);
    // Not the rollup: it puts the values of the tag together.
    assert_eq!(told.len(), 5, "{told:?}");
    assert!(
        told.contains(&"queries.notes.where.room: the query `notes` compares it, and follows".to_owned())
    );
    assert!(told.contains(&"queries.hourly.from: the query `hourly` reads it, and follows".to_owned()));
    let gone = users_of(&Break::removed(weather().with(tag("rm"))));
    assert!(gone.contains(
        &"queries.notes.where.room: the query `notes` compares it, and does not follow".to_owned()
    ));
    assert!(gone.contains(&"queries.raw.flux: the query `raw` (line 2)".to_owned()));
}

#[test]
fn measurements_and_buckets() {
    let of = |broken: Break| {
        let users = Readership::declared(&schema(DEFINITIONS)).users(&broken);
        users.into_iter().map(|user| (user.name, user.then)).collect::<Vec<_>>()
    };
    let all = |then: Then| {
        let names = ["all", "both", "hourly", "notes"].map(|name| (name.to_owned(), then));
        [names.to_vec(), vec![("warm".to_owned(), then), ("days".to_owned(), then)]].concat()
    };
    assert_eq!(
        of(Break::renamed(Thing::measurement("home/events", "climate"), weather())),
        all(Then::Follows)
    );
    let mut gone = all(Then::Breaks);
    gone.insert(4, ("raw".to_owned(), Then::Breaks));
    assert_eq!(of(Break::removed(weather())), gone);
    // Of another bucket it is another measurement.
    assert_eq!(of(Break::removed(Thing::measurement("other", "weather"))), []);
    let moved = Break::moved(Thing::measurement("other", "weather"), weather());
    assert_eq!(of(moved), all(Then::Follows));
    let bucket = of(Break::renamed(Thing::bucket("old"), Thing::bucket("home/events")));
    assert_eq!(bucket.len(), 7, "{bucket:?}");
    assert_eq!(of(Break::removed(Thing::bucket("daily"))), [("days".to_owned(), Then::Breaks)]);
}

fn reader(kind: ReaderKind, name: &str, flux: &str) -> Reader {
    Reader { kind, name: name.to_owned(), cell: None, flux: flux.to_owned(), is_ours: false }
}

fn on_server(all: Vec<Reader>) -> OnServer {
    let ids = [("events".to_owned(), "0123456789abcdef".to_owned())].into();
    OnServer { readers: Readers { all, unseen: [].into() }, ids }
}

#[test]
fn scripts_of_a_server() {
    let by_id = "from(bucketID: \"0123456789abcdef\")";
    let ours = Reader { is_ours: true, ..reader(ReaderKind::Task, "ours", "from(bucket: \"events\")") };
    let cell = |name: &str| Reader {
        cell: Some(name.to_owned()),
        ..reader(ReaderKind::Dashboard, "d", "x\nfrom(bucket: \"events\")")
    };
    // Two queries of one cell that say the same.
    let all = vec![reader(ReaderKind::Check, "c", by_id), ours, cell("b"), cell("a"), cell("a")];
    let server = on_server(all);
    let users = |broken: Break| lines(&Readership::default().and(&server).users(&broken));
    let named = [
        ": the task `ours` (line 1), made by fluxform and rewritten with the definitions",
        ": the dashboard `d` (cell `a`, line 2)",
        ": the dashboard `d` (cell `b`, line 2)",
    ];
    // A bucket keeps its id when it is renamed.
    assert_eq!(users(Break::renamed(Thing::bucket("events"), Thing::bucket("new"))), named);
    let mut gone = named.map(str::to_owned).to_vec();
    gone.insert(1, ": the check `c` (line 1)".to_owned());
    assert_eq!(users(Break::removed(Thing::bucket("events"))), gone);
}

#[test]
fn what_breaks_between_a_server_and_definitions() {
    let at = |measurement: &str| Where {
        bucket: "raw".to_owned(),
        measurement: measurement.to_owned(),
        times: None,
    };
    let bucket = Change::BucketRenamed { from: "raw".to_owned(), to: "events".to_owned() };
    let text = str::to_owned;
    let points = [
        DataChange::MeasurementRenamed { at: at("weather"), to: text("climate") },
        DataChange::FieldRenamed { at: at("weather"), from: text("t"), to: text("temp") },
        DataChange::FieldTypeChanged {
            at: at("power"),
            field: text("w"),
            from: [(FieldType::Float, Held::default()), (FieldType::String, Held::default())].into(),
            to: FieldType::Integer,
        },
        DataChange::TagFilled { at: at("power"), tag: text("room"), value: text("x") },
        DataChange::FieldRetired { at: at("power"), field: text("old") },
    ];
    let (raw, weather) = (Thing::bucket("raw"), Thing::measurement("raw", "weather"));
    let (power, climate) = (Thing::measurement("raw", "power"), Thing::measurement("events", "climate"));
    assert_eq!(
        of_data([&bucket], &points),
        [
            Break::renamed(raw, Thing::bucket("events")),
            Break::renamed(weather.clone(), climate.clone()),
            Break::renamed(weather.with(field("t")), climate.with(field("temp"))),
            Break::retyped(
                power.with(field("w")),
                Thing::measurement("events", "power").with(field("w")),
                "float and string",
                "integer"
            ),
            Break::removed(power.with(field("old"))),
        ]
    );
}

/// Bucket, measurement, tag and field have other names at once, and the measurement another key.
#[test]
fn what_breaks_between_definitions() {
    let changes = [
        ("\"home/events\"", "\"home\""),
        ("\"name\": \"weather\"", "\"name\": \"climate\", \"renamed_from\": [\"weather\"]"),
        ("\"name\": \"rm\"", "\"name\": \"room\", \"renamed_from\": [\"rm\"]"),
        (
            "{ \"temp\": { \"type\": \"float\" }, \"note\"",
            "{ \"celsius\": { \"type\": \"string\", \"renamed_from\": [\"temp\"] }, \"note\"",
        ),
        ("\"climate\": { \"bucket\"", "\"indoors\": { \"bucket\""),
        ("\"from\": \"climate\"", "\"from\": \"indoors\""),
        ("\"fields\": [\"note\", \"temp\"]", "\"fields\": [\"note\", \"celsius\"]"),
    ];
    let after = changes.iter().fold(DEFINITIONS.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    });
    let (before, after) = (schema(DEFINITIONS), schema(&after));
    let differences = definition_diff(&before, &after);
    let found = reached((&before, &after), &differences, None);
    let told = |affected: &Affected| {
        let names: Vec<_> = affected.users.iter().map(|user| (user.name.as_str(), user.then)).collect();
        format!("{affected}: {names:?}")
    };
    let told: Vec<String> = found.iter().map(|reached| told(&reached.affected)).collect();
    let follow = |names: &str| names.to_owned();
    assert_eq!(
        told,
        [
            "the bucket `home/events`, renamed to `home`: [(\"all\", Follows), (\"both\", Follows), (\"elsewhere\", Follows), (\"hourly\", Follows), (\"notes\", Follows), (\"raw\", Breaks), (\"warm\", Follows), (\"days\", Follows)]",
            "the tag `rm` of `climate_daily` in `daily`, renamed to `room`: [(\"days\", Follows)]",
            "the tag `rm` of `weather` in `home/events`, renamed to `room`: [(\"all\", Follows), (\"both\", Follows), (\"hourly\", Follows), (\"notes\", Follows), (\"raw\", Breaks), (\"warm\", Follows)]",
            "the measurement `weather` in `home/events`, renamed to `climate`: [(\"all\", Follows), (\"both\", Follows), (\"hourly\", Follows), (\"notes\", Follows), (\"raw\", Breaks), (\"warm\", Follows), (\"days\", Follows)]",
            "the field `temp` of `weather` in `home/events`, renamed to `celsius`: [(\"all\", Follows), (\"both\", Follows), (\"hourly\", Breaks), (\"raw\", Breaks), (\"warm\", Follows), (\"days\", Breaks)]",
            "the field `temp` of `weather` in `home/events`, string instead of float: [(\"all\", Follows), (\"both\", Follows), (\"hourly\", Breaks), (\"raw\", Breaks), (\"warm\", Follows), (\"days\", Breaks)]",
        ]
        .map(follow)
    );
}

/// 500 cells and 200 changes.
#[test]
fn many_readers_and_changes() {
    let script = |number: usize| {
        let fields: String = (0..10).map(|at| format!(" or r._field == \"f{}\"", number + at)).collect();
        format!("from(bucket: \"events\")\n  |> filter(fn: (r) => r._measurement == \"m\"{fields})\n")
            + &"  |> map(fn: (r) => ({r with x: r._value * 2.0}))\n".repeat(40)
    };
    let all = (0..500).map(|number| reader(ReaderKind::Dashboard, &format!("d{number}"), &script(number)));
    let server = on_server(all.collect());
    let start = Instant::now();
    let readership = Readership::default().and(&server);
    let breaks = (0..200)
        .map(|number| Break::removed(Thing::measurement("events", "m").with(field(&format!("f{number}")))));
    let affected = readership.affected(breaks);
    let users: usize = affected.iter().map(|affected| affected.users.len()).sum();
    assert_eq!((affected.len(), users), (200, 1_955));
    assert!(start.elapsed().as_secs() < 5, "{:?}", start.elapsed());
}

const NAMES: [&str; 4] = ["a", "b", "c", "`|<x>\n\"${y}"];

fn name() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(&NAMES[..])
}

fn thing() -> impl Strategy<Value = Thing> {
    let member = prop_oneof![name().prop_map(tag), name().prop_map(field)];
    (name(), proptest::option::of((name(), proptest::option::of(member)))).prop_map(|(bucket, rest)| {
        match rest {
            None => Thing::bucket(bucket),
            Some((measurement, member)) => Thing { member, ..Thing::measurement(bucket, measurement) },
        }
    })
}

proptest! {
    /// A query names a field, and every query of the measurement has it or not: who is told, reads it.
    #[test]
    fn only_those_who_read_it_are_told(
        bucket in name(), measurement in name(), fields in proptest::collection::btree_set(name(), 1..4),
        broken in thing(),
    ) {
        let listed: BTreeMap<&str, serde_json::Value> =
            NAMES.into_iter().map(|name| (name, serde_json::json!({ "type": "float" }))).collect();
        let schema: Schema = serde_json::from_value(serde_json::json!({
            "buckets": { bucket: { "retention": "infinite" } },
            "measurements": { measurement: { "bucket": bucket, "fields": listed } },
            "queries": { "q": { "from": measurement, "fields": fields } },
        })).unwrap();
        let is_told = !Readership::declared(&schema).users(&Break::removed(broken.clone())).is_empty();
        let of_it = broken.bucket == bucket
            && broken.measurement.as_deref().is_none_or(|of| of == measurement)
            && match &broken.member { Some(Member::Field(name)) => fields.contains(name.as_str()), _ => true };
        prop_assert_eq!(is_told, of_it);
    }

    /// Whatever the order and however often they are told, things are told once, sorted, and come back
    /// from JSON.
    #[test]
    fn each_is_told_once(mut things in proptest::collection::vec(thing(), 0..12)) {
        let script = NAMES.map(crate::flux::string).join(", ");
        let server = on_server(vec![reader(ReaderKind::Variable, "v", &format!("[{script}]"))]);
        let readership = Readership::default().and(&server);
        let told = readership.affected(things.iter().cloned().map(Break::removed));
        let text = serde_json::to_string(&told).unwrap();
        prop_assert_eq!(&serde_json::from_str::<Vec<Affected>>(&text).unwrap(), &told);
        prop_assert!(told.iter().flat_map(|told| &told.users).all(|user| user.uses == Use::Names));
        things.extend(things.clone());
        things.reverse();
        prop_assert_eq!(&readership.affected(things.into_iter().map(Break::removed)), &told);
        prop_assert!(told.is_sorted_by(|a, b| a < b));
    }
}
