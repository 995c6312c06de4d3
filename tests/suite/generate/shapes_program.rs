//! Runs within the generated crate, whose definitions are `shapes.yaml`: what is read is written as it
//! was, and what the definitions forbid is not written.

use made::{
    Error, LineProtocol, Nullable, Timestamp,
    rows::{self, Reason},
    shapes::Shapes,
};

/// Values of every field, which are as they should be.
const GOOD: [(&str, &str); 9] = [
    ("absent", r#"{"always":1}"#),
    ("any", r#"[null,{"a":-0.0}]"#),
    ("lists", r#"{"fixed":[1,-2],"long":[0],"numbers":[],"unique":[1,"1",null,[1]]}"#),
    ("map", r#"{"a":0.0}"#),
    ("open", r#"{"other":null}"#),
    ("patterns", r#"{"ab":["12:59",null]}"#),
    (
        "scalars",
        r#"{"boolean":true,"integer":-5,"listed":"on","null":null,"number":1.0,"text":"äöü","unsigned":18446744073709551615}"#,
    ),
    ("tree", r#"[{"below":{"x":{"below":{},"level":null}},"level":0.5}]"#),
    ("typed", "{}"),
];

/// The row of a reply with the good values, one of them replaced.
fn reply(field: &str, value: &str) -> String {
    let cells = GOOD.map(|(name, good)| {
        let text = if name == field { value } else { good };
        format!("\"{}\"", text.replace('"', "\"\""))
    });
    let names = GOOD.map(|(name, _)| name);
    let datatypes = GOOD.map(|_| "string");
    format!(
        "#datatype,string,long,dateTime:RFC3339,{}\n,result,table,_time,{}\n,,0,1970-01-01T00:00:00Z,{}\n",
        datatypes.join(","),
        names.join(","),
        cells.join(",")
    )
}

fn read(field: &str, value: &str) -> Shapes {
    match rows::read::<Shapes>(&reply(field, value)).pop() {
        Some(Ok(point)) => point,
        other => panic!("{field} = {value}: {other:?}"),
    }
}

fn good() -> Shapes {
    read("", "")
}

/// The text of a field in a line.
fn written(point: &Shapes, field: &str) -> String {
    let line = point.to_line_protocol().unwrap();
    let rest = line.split_once(&format!("{field}=\"")).unwrap().1;
    let mut end = 0;
    while !rest[end..].starts_with('"') {
        end += if rest[end..].starts_with('\\') { 2 } else { 1 };
        while !rest.is_char_boundary(end) {
            end += 1;
        }
    }
    rest[..end].replace("\\\"", "\"").replace("\\\\", "\\")
}

#[test]
fn what_is_read_is_written_as_it_was() {
    let others = [
        ("absent", r#"{"always":null,"anything":null,"nullable":null}"#),
        ("absent", r#"{"always":2,"anything":[0.1],"nullable":3,"optional":4}"#),
        ("any", "null"),
        ("any", r#""\u0001\\\"""#),
        (
            "lists",
            r#"{"fixed":[9,8],"long":[1,2,3],"numbers":[5e-324,1.7976931348623157e+308,-0.0],"unique":[]}"#,
        ),
        ("map", r#"{"a":1.5,"b":null}"#),
        ("open", r#"{"known":true,"a":{"b":[1e+300]},"other":18446744073709551615}"#),
        ("typed", r#"{"known":false,"":5,"ä":0}"#),
        ("tree", "[]"),
    ];
    for (field, text) in GOOD.into_iter().chain(others) {
        assert_eq!(written(&read(field, text), field), text, "{field}");
    }
}

#[test]
fn absence_and_null_are_told_apart() {
    assert_eq!(good().absent.nullable, Nullable::Absent);
    assert_eq!(read("absent", r#"{"always":1,"nullable":null}"#).absent.nullable, Nullable::Null);
    assert_eq!(read("absent", r#"{"always":1,"nullable":7}"#).absent.nullable, Nullable::Value(7));
    assert_eq!(Nullable::from(Some(7)), Nullable::Value(7));
    assert_eq!(Nullable::<u64>::from(None), Nullable::Null);
}

#[test]
fn what_is_forbidden_is_not_written() {
    for (field, text, error) in [
        ("absent", r#"{"always":0}"#, "absent at /always: 0 is less than 1"),
        ("absent", r#"{"always":1,"optional":0}"#, "absent at /optional: 0 is less than 1"),
        ("absent", r#"{"always":1,"nullable":0}"#, "absent at /nullable: 0 is less than 1"),
        (
            "lists",
            r#"{"fixed":[3,3],"long":[0],"numbers":[],"unique":[]}"#,
            "lists at /fixed/1: the same as item 0",
        ),
        (
            "lists",
            r#"{"fixed":[1,10],"long":[0],"numbers":[],"unique":[]}"#,
            "lists at /fixed/1: 10 is more than 9",
        ),
        (
            "lists",
            r#"{"fixed":[1,2],"long":[],"numbers":[],"unique":[]}"#,
            "lists at /long: 0 items, and at least 1 needed",
        ),
        (
            "lists",
            r#"{"fixed":[1,2],"long":[0],"numbers":[],"unique":[{"a":1},1,{"a":1}]}"#,
            "lists at /unique/2: the same as item 0",
        ),
        ("map", "{}", "map: 0 members, and at least 1 needed"),
        ("map", r#"{"a":0,"b":0,"c":0,"d":0}"#, "map: 4 members, and at most 3 allowed"),
        ("map", r#"{"b":0}"#, "map: \"a\" is missing"),
        ("map", r#"{"a":0,"":0}"#, "map at /: the key: 0 characters, and at least 1 needed"),
        ("map", r#"{"a":0,"a/~b":0}"#, "map at /a~1~0b: the key: 4 characters, and at most 3 allowed"),
        ("map", r#"{"a":-0.5}"#, "map at /a: -0.5 is less than 0"),
        ("open", "{}", "open: \"other\" is missing"),
        (
            "patterns",
            r#"{"A":[]}"#,
            "patterns at /A: the key: \"A\" does not match ^[a-z]+$",
        ),
        (
            "patterns",
            r#"{"abcd":[]}"#,
            "patterns at /abcd: the key: 4 characters, and at most 3 allowed",
        ),
        (
            "patterns",
            r#"{"a":[null,"12:5"]}"#,
            "patterns at /a/1: \"12:5\" does not match ^[0-9]{2}:[0-9]{2}$",
        ),
        ("typed", r#"{"a":6}"#, "typed at /a: 6 is more than 5"),
        (
            "tree",
            "[{\"below\":{\"x\":{\"below\":{},\"level\":2}},\"level\":1}]",
            "tree at /0/below/x/level: 2 is more than 1",
        ),
        (
            "tree",
            r#"[{"below":{},"level":1},{"below":{},"level":1},{"below":{},"level":1}]"#,
            "tree: 3 items, and at most 2 allowed",
        ),
    ] {
        let point = read(field, text);
        assert_eq!(point.to_line_protocol().unwrap_err().to_string(), error, "{text}");
    }
}

#[test]
fn scalars_are_held_to_their_bounds() {
    let told = |change: fn(&mut Shapes)| {
        let mut point = good();
        change(&mut point);
        point.to_line_protocol().unwrap_err().to_string()
    };
    assert_eq!(told(|point| point.scalars.integer = -10), "scalars at /integer: -10 is less than -5");
    assert_eq!(told(|point| point.scalars.integer = 6), "scalars at /integer: 6 is more than 5");
    assert_eq!(told(|point| point.scalars.integer = 3), "scalars at /integer: 3 is no multiple of 5");
    assert_eq!(told(|point| point.scalars.number = 0.0), "scalars at /number: 0 is not more than 0");
    assert_eq!(told(|point| point.scalars.number = 1.5), "scalars at /number: 1.5 is more than 1");
    assert_eq!(told(|point| point.scalars.number = f64::NAN), "scalars at /number: NaN is no number of JSON");
    assert_eq!(
        told(|point| point.scalars.text = "ü".into()),
        "scalars at /text: 1 character, and at least 2 needed"
    );
    assert_eq!(
        told(|point| point.scalars.text = "äöüß".into()),
        "scalars at /text: 4 characters, and at most 3 allowed"
    );
    assert_eq!(
        told(|point| point.lists.numbers = vec![0.0, f64::INFINITY]),
        "lists at /numbers/1: inf is no number of JSON"
    );
    assert_eq!(
        told(|point| point.lists.long = (0..41).collect()),
        "lists at /long: 41 items, and at most 40 allowed"
    );
    assert_eq!(
        told(|point| point.lists.long = (0..39).chain([7]).collect()),
        "lists at /long/39: the same as item 7"
    );
    assert_eq!(
        told(|point| point.typed.additional.extend([("known".into(), 1)])),
        "typed at /known: there is a member for this key"
    );
}

#[test]
fn an_error_names_the_field_and_leaves_nothing_written() {
    let mut point = good();
    point.time = Timestamp::from_secs(1).unwrap();
    point.map.clear();
    let mut out = "before\n".to_owned();
    let error = point.write_to(&mut out).unwrap_err();
    let reason = "0 members, and at least 1 needed".to_owned();
    assert_eq!(error, Error::Invalid { field: "map", place: String::new(), reason });
    assert_eq!(out, "before\n");
}

#[test]
fn unknown_members_are_refused_where_they_are_forbidden() {
    let text = GOOD[0].1.replace('}', ",\"strange\":1}");
    let error = rows::read::<Shapes>(&reply("absent", &text)).pop().unwrap().unwrap_err();
    let Reason::Json { column, reason } = error.reason else { panic!("{error}") };
    assert_eq!(column, "absent");
    assert!(reason.starts_with("unknown field `strange`, expected one of"), "{reason}");
}
