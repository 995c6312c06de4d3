//! Bridges: the points that a task on a real server makes of others, compared as lines.

use std::{
    collections::BTreeMap,
    time::{SystemTime, UNIX_EPOCH},
};

use fluxform::{
    flux::{Bridge, NoBridge, Shape, bridge},
    influx::{Selection, inspect},
    model::{FieldType, Held, ObservedField, OnCollision, OnConvertError, PointChange, Transform},
    points::encode,
};

use crate::support::{organization::Organization, tasks};

/// The points of two buckets, `home` and `away`, and times that count from some seconds ago.
struct Server {
    organization: Organization,
    base: i64,
}

impl Server {
    /// With points in `home`; times are nanoseconds after the base.
    fn with(lines: &str) -> Self {
        let organization = Organization::new();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let base = (i64::try_from(now).unwrap() - 60) * 1_000_000_000;
        let id = organization.create_bucket("home", 0, 0);
        organization.create_bucket("away", 0, 0);
        let server = Self { organization, base };
        server.organization.write(&id, &server.timed(lines));
        server
    }

    /// The lines with real times. A text may have several lines: a point ends with a time.
    fn timed(&self, lines: &str) -> String {
        let (mut timed, mut open) = (String::new(), String::new());
        for line in lines.lines() {
            open += line;
            let end = open.rsplit_once('@').and_then(|(rest, time)| Some((rest, time.parse::<i64>().ok()?)));
            match end.map(|(rest, time)| format!("{rest}{}\n", self.base + time)) {
                Some(point) => {
                    timed += &point;
                    open.clear();
                }
                None => open.push('\n'),
            }
        }
        timed
    }

    /// Lets a task of the script run; the script is laid out as it should be.
    fn run(&self, script: &str) {
        assert_eq!(tasks::formatted(&self.organization, script), script);
        let client = self.organization.client();
        let home = client.organization().unwrap();
        let task = client.create_task(&home, script, "", true).unwrap();
        tasks::run(&self.organization, task.id.as_str());
        assert!(client.delete_task(&task.id).unwrap());
    }

    /// All points of a measurement, a line each, sorted. Fields called `u` and `to_u` are unsigned.
    fn lines(&self, shape: Shape<'_>) -> String {
        let client = self.organization.client();
        let live = inspect(&client, [shape.bucket]).unwrap();
        let source = client.source(&live, &live.bucket(shape.bucket).unwrap()).unwrap().unwrap();
        let types = |field: &[u8]| [&b"u"[..], b"to_u"].contains(&field).then_some(FieldType::Unsigned);
        let (first, last) = (i64::MIN + 2, i64::MAX - 1);
        let selection = Selection { measurement: shape.measurement, first, last, only: None };
        let mut points = Vec::new();
        client
            .select(&source, selection, 10_000, &types, &mut |batch| {
                let mut one = Vec::new();
                encode(&batch, &mut one);
                points.push(String::from_utf8(one).unwrap());
                true
            })
            .unwrap();
        points.sort();
        points.concat()
    }

    fn holds(&self, shape: Shape<'_>, expected: &str) {
        assert_eq!(self.lines(shape), self.timed(expected));
    }
}

const OLD: Shape<'_> = Shape { bucket: "home", measurement: "old" };
const AWAY: Shape<'_> = Shape { bucket: "away", measurement: "new \"m\" ${x}" };

fn plain<'a>(from: Shape<'a>, to: Shape<'a>, transform: &'a Transform) -> Bridge<'a> {
    const NONE: &BTreeMap<String, ObservedField> = &BTreeMap::new();
    const ALL: &BTreeMap<String, String> = &BTreeMap::new();
    Bridge { name: "bridge", from, to, only: ALL, transform, seen: NONE }
}

fn seen(field: &str, types: &[FieldType]) -> BTreeMap<String, ObservedField> {
    let types = types.iter().map(|held| (*held, Held::default())).collect();
    [(field.to_owned(), ObservedField { types })].into()
}

fn rename_field(from: &str, to: &str) -> PointChange {
    PointChange::RenameField { from: from.to_owned(), to: to.to_owned() }
}

const ALL: &str = r#"old,dc=x,host=a b=true,f=1.5,i=9007199254740993i,s="te
xt, \"q\"",u=18446744073709551615u @1
old,dc=x,host=a f=-0.0 @2
old,host=b i=-9223372036854775808i,s="" @3
old s="no tags" @4
"#;

#[test]
fn a_measurement_moves_as_it_is() {
    let server = Server::with(&format!("{ALL}other v=1 @5\n"));
    let transform = Transform::of(PointChange::RenameMeasurement { to: AWAY.measurement.to_owned() });
    let script = bridge(&plain(OLD, AWAY, &transform)).unwrap();
    assert_eq!(
        script,
        r#"option task = {name: "bridge", every: 1m}

from(bucket: "home")
    |> range(start: -10m, stop: 2262-04-11T23:47:16.854775806Z)
    |> filter(fn: (r) => r._measurement == "old")
    |> set(key: "_measurement", value: "new \"m\" \${x}")
    |> to(bucket: "away")
"#
    );
    server.run(&script);
    let expected = r#"new\ "m"\ ${x} s="no tags" @4
new\ "m"\ ${x},dc=x,host=a b=t,f=1.5,i=9007199254740993i,s="te
xt, \"q\"",u=18446744073709551615u @1
new\ "m"\ ${x},dc=x,host=a f=-0.0 @2
new\ "m"\ ${x},host=b i=-9223372036854775808i,s="" @3
"#;
    server.holds(AWAY, expected);
    // Once more changes nothing.
    server.run(&script);
    server.holds(AWAY, expected);
}

#[test]
fn only_the_series_of_a_split() {
    let server = Server::with("old,k=a\\ \"q\" v=1 @1\nold,k=b v=2 @2\nold v=3 @3\n");
    let transform = Transform::default();
    let only = [("k".to_owned(), "a \"q\"".to_owned())].into();
    let split = Bridge { only: &only, ..plain(OLD, AWAY, &transform) };
    server.run(&bridge(&split).unwrap());
    server.holds(AWAY, "new\\ \"m\"\\ ${x},k=a\\ \"q\" v=1.0 @1\n");
}

/// A point that has the new field already keeps it.
#[test]
fn a_field_gets_another_name_within_its_measurement() {
    let server = Server::with(
        "old,h=a a=1i,b=2i,c=9i @1\nold,h=a a=3i @2\nold,h=b a=4i @1\nold,h=c b=5i @1\nold,h=d c=6i @1\n",
    );
    let keep = |field: &str| PointChange::KeepFields { fields: vec![field.to_owned()] };
    let transform = Transform::from(vec![rename_field("a", "b"), keep("b")]);
    let script = bridge(&plain(OLD, OLD, &transform)).unwrap();
    assert_eq!(
        script,
        r#"option task = {name: "bridge", every: 1m}

from(bucket: "home")
    |> range(start: -10m, stop: 2262-04-11T23:47:16.854775806Z)
    |> filter(fn: (r) => r._measurement == "old")
    |> filter(fn: (r) => r._field == "a" or r._field == "b")
    |> map(fn: (r) => ({r with _field: if r._field == "a" then "_from" else "_into"}))
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> filter(fn: (r) => exists r._from and not exists r._into)
    |> drop(columns: ["_into"])
    |> rename(columns: {_from: "_value"})
    |> set(key: "_field", value: "b")
    |> to(bucket: "home")
"#
    );
    // Said in another order it is the same.
    let transform = Transform::from(vec![keep("a"), rename_field("a", "b")]);
    assert_eq!(bridge(&plain(OLD, OLD, &transform)).unwrap(), script);
    server.run(&script);
    server.holds(
        OLD,
        "old,h=a a=1i,b=2i,c=9i @1\nold,h=a a=3i,b=3i @2\nold,h=b a=4i,b=4i @1\nold,h=c b=5i @1\nold,h=d c=6i @1\n",
    );
}

/// Fields of all types, each renamed with a measurement.
#[test]
fn all_types_get_other_names() {
    let server = Server::with(ALL);
    let changes = ["b", "f", "i", "s", "u"].map(|field| rename_field(field, &format!("to_{field}")));
    let transform = Transform::from(changes.to_vec());
    server.run(&bridge(&plain(OLD, Shape { bucket: "away", measurement: "new" }, &transform)).unwrap());
    server.holds(
        Shape { bucket: "away", measurement: "new" },
        r#"new to_s="no tags" @4
new,dc=x,host=a to_b=t,to_f=1.5,to_i=9007199254740993i,to_s="te
xt, \"q\"",to_u=18446744073709551615u @1
new,dc=x,host=a to_f=-0.0 @2
new,host=b to_i=-9223372036854775808i,to_s="" @3
"#,
    );
}

const NEW: Shape<'_> = Shape { bucket: "home", measurement: "new" };

#[test]
fn fields_are_left_out_and_tags_change() {
    let server = Server::with(
        "old,dc=x,h=a a=1i,b=2i,c=\"c\" @1\nold,dc=x,h=a,zo\\ ne=z a=3i @2\nold,h=a a=4i @3\nold,h=b d=true @3\n",
    );
    let transform = Transform::from(vec![
        PointChange::RenameTag { from: "dc".to_owned(), to: "zo ne".to_owned() },
        PointChange::AddTag { tag: "made".to_owned(), value: "\"here\"".to_owned() },
        PointChange::DropTag { tag: "h".to_owned(), on_collision: OnCollision::Fail },
        PointChange::DropField { field: "b".to_owned() },
        rename_field("a", "c2"),
    ]);
    let script = bridge(&plain(OLD, NEW, &transform)).unwrap();
    assert_eq!(
        script,
        r#"option task = {name: "bridge", every: 1m}

data =
    from(bucket: "home")
        |> range(start: -10m, stop: 2262-04-11T23:47:16.854775806Z)
        |> filter(fn: (r) => r._measurement == "old")
        |> map(
            fn: (r) =>
                ({r with "zo ne":
                        if exists r["zo ne"] then r["zo ne"] else if exists r.dc then r.dc else "",
                }),
        )
        |> drop(columns: ["dc"])
        |> map(fn: (r) => ({r with made: if exists r.made then r.made else "\"here\""}))
        |> drop(columns: ["h"])
        |> group(columns: ["_time", "_value"], mode: "except")

data
    |> filter(fn: (r) => r._field != "a")
    |> filter(fn: (r) => r._field != "b")
    |> set(key: "_measurement", value: "new")
    |> to(bucket: "home")
    |> yield(name: "1")

data
    |> filter(fn: (r) => r._field == "a" or r._field == "c2")
    |> map(fn: (r) => ({r with _field: if r._field == "a" then "_from" else "_into"}))
    |> pivot(rowKey: ["_time"], columnKey: ["_field"], valueColumn: "_value")
    |> filter(fn: (r) => exists r._from and not exists r._into)
    |> drop(columns: ["_into"])
    |> rename(columns: {_from: "_value"})
    |> set(key: "_field", value: "c2")
    |> set(key: "_measurement", value: "new")
    |> to(bucket: "home")
    |> yield(name: "2")
"#
    );
    server.run(&script);
    server.holds(
        NEW,
        r#"new,made="here" c2=4i,d=t @3
new,made="here",zo\ ne=x c="c",c2=1i @1
new,made="here",zo\ ne=z c2=3i @2
"#,
    );
}

#[test]
fn only_some_fields() {
    let server = Server::with("old a=1i,b=2i,c=3i @1\nold c=4i @2\n");
    let fields = ["a", "b"].map(str::to_owned).to_vec();
    let transform = Transform::from(vec![PointChange::KeepFields { fields }, rename_field("b", "z")]);
    server.run(&bridge(&plain(OLD, NEW, &transform)).unwrap());
    server.holds(NEW, "new a=1i,z=2i @1\n");
}

/// Values that become the other type for certain; the others are left to the copy.
#[test]
fn values_of_another_type() {
    use FieldType::{Boolean, Float, Integer, String, Unsigned};
    let server = Server::with("");
    let cast = |from: FieldType, to: FieldType, on_error: OnConvertError, values: &str| {
        let name = format!("{from} to {to} {on_error:?}");
        let lines = values
            .split(' ')
            .enumerate()
            .map(|(at, value)| format!("{} v={value} @{at}\n", name.replace(' ', "\\ ")));
        server.organization.write("home", &server.timed(&lines.collect::<std::string::String>()));
        let field = if to == Unsigned { "to_u" } else { "to" };
        let transform = Transform::from(vec![
            rename_field("v", field),
            PointChange::CastField { field: field.to_owned(), from: None, to, on_error },
        ]);
        let (seen, old) = (seen("v", &[from]), Shape { bucket: "home", measurement: &name });
        let new = Shape { bucket: "away", measurement: &name };
        let script = bridge(&Bridge { seen: &seen, ..plain(old, new, &transform) }).unwrap();
        assert_eq!(tasks::formatted(&server.organization, &script), script);
        server.organization.query(&script);
        let value = |line: &str| line.split_once('=').unwrap().1.rsplit_once(' ').unwrap().0.to_owned();
        server.lines(new).lines().map(value).collect::<Vec<_>>().join(" ")
    };
    let fail = || OnConvertError::Fail;
    assert_eq!(
        cast(Integer, Float, fail(), "5i -9007199254740992i 9007199254740993i"),
        "5.0 -9007199254740992.0"
    );
    assert_eq!(cast(Unsigned, Float, fail(), "5u 18446744073709551615u"), "5.0");
    let floats = "5 5.5 1e300 -9223372036854775808 9223372036854775808 -1e300 -0.0";
    assert_eq!(cast(Float, Integer, fail(), floats), "5i -9223372036854775808i");
    assert_eq!(cast(Float, Integer, OnConvertError::Round, "2.5 -2.5 2.4 1e300 -0.2"), "3i -3i 2i 0i");
    assert_eq!(cast(Float, Integer, OnConvertError::Truncate, "2.9 -2.9"), "2i -2i");
    assert_eq!(cast(Float, Unsigned, fail(), "5 -5 1e19 0.5"), "5u");
    assert_eq!(cast(Integer, Unsigned, fail(), "5i -5i 9223372036854775807i"), "5u 9223372036854775807u");
    assert_eq!(
        cast(Unsigned, Integer, fail(), "5u 9223372036854775808u 9223372036854775807u"),
        "5i 9223372036854775807i"
    );
    assert_eq!(cast(Integer, String, fail(), "5i -5i"), "\"5\" \"-5\"");
    assert_eq!(cast(Unsigned, String, fail(), "18446744073709551615u"), "\"18446744073709551615\"");
    assert_eq!(cast(Boolean, String, fail(), "true false"), "\"true\" \"false\"");
    let numbers = "21.5 3 -0.0 0 0.001 1e300 1e-5 -123456789012345 0.1 1e15";
    let texts = r#""21.5" "3" "-0" "0" "0.001" "-123456789012345" "0.1""#;
    assert_eq!(cast(Float, String, fail(), numbers), texts);
    assert_eq!(cast(Boolean, Float, fail(), "true false"), "1.0 0.0");
    assert_eq!(cast(Boolean, Integer, fail(), "true false"), "1i 0i");
    assert_eq!(cast(Boolean, Unsigned, fail(), "true false"), "1u 0u");
    assert_eq!(cast(Float, Boolean, fail(), "1 0 -0.0 2"), "t f");
    assert_eq!(cast(Integer, Boolean, fail(), "1i 0i 2i"), "t f");
    assert_eq!(cast(Unsigned, Boolean, fail(), "1u 0u 2u"), "t f");
    let texts = "\"5\" \"-5\" \"5.25\" \"abc\" \"\" \"1e5\" \"5\n\" \"true\" \"0x10\"";
    assert_eq!(cast(String, Float, fail(), texts), "5.0 -5.0 5.25");
    assert_eq!(cast(String, Integer, fail(), texts), "5i -5i");
    assert_eq!(cast(String, Unsigned, OnConvertError::DropField, texts), "5u");
    assert_eq!(cast(String, Boolean, fail(), texts), "t");
}

#[test]
fn why_there_is_none() {
    let mut seen = seen("f", &[FieldType::Float]);
    seen.extend(self::seen("two", &[FieldType::Float, FieldType::Integer]));
    let why = |changes: Vec<PointChange>| {
        let transform = Transform::from(changes);
        bridge(&Bridge { seen: &seen, ..plain(OLD, OLD, &transform) }).unwrap_err()
    };
    let cast = |field: &str, to: FieldType| PointChange::CastField {
        field: field.to_owned(),
        from: None,
        to,
        on_error: OnConvertError::Fail,
    };
    let collision = OnCollision::KeepFirst;
    assert_eq!(why(vec![]), NoBridge::Nothing);
    let tag = || "t".to_owned();
    let to_field = PointChange::TagToField {
        tag: tag(),
        to: FieldType::String,
        on_error: OnConvertError::Fail,
        on_collision: OnCollision::Fail,
    };
    let cases = [
        (to_field, "Flux makes no field of the tag `t`"),
        (PointChange::FieldToTag { field: tag(), from: None }, "Flux makes no tag of the field `t`"),
        (
            PointChange::DropTag { tag: tag(), on_collision: collision },
            "points that become equal without the tag `t` are more than Flux tells apart",
        ),
        (cast("x", FieldType::Float), "no point says which type the field `x` has, or they disagree"),
        (cast("two", FieldType::Float), "no point says which type the field `two` has, or they disagree"),
        (
            PointChange::AddTag { tag: "_time".to_owned(), value: tag() },
            "Flux cannot read a tag called `_time`",
        ),
        (PointChange::KeepFields { fields: vec![] }, "no field is left to be copied"),
    ];
    for (change, expected) in cases {
        assert_eq!(why(vec![change]).to_string(), expected);
    }
}
