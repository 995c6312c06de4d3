//! A row for each change of the table of operations.

use super::Row;

/// All types and odd bytes, two series and points without tags, two shard groups, another measurement.
const POINTS: &[&[u8]] = &[
    b"m,room=a b=t,f=-0.0,i=-9223372036854775808i,s=\"\\\"q\\\" \\\\\",u=18446744073709551615u 1577923200000000000\n",
    b"m,room=b f=5e-324,s=\"a\nb\r\n\xff\xfe \",u=0u 1577923200000000000\n",
    b"m,room=a f=3.0,i=5i,s=\"\" 1578009600000000000\n",
    b"m i=7i 1578009600000000001\n",
    b"n v=1.5 1577923200000000000\n",
];

pub(super) const BEFORE: &str = "\
buckets:
  events: { retention: infinite, shard_group_duration: 1d }
tags:
  room: { max_values: 10 }
measurements:
  m:
    bucket: events
    tags: [room]
    optional_tags: [room]
    fields:
      b: { type: boolean, optional: true }
      f: { type: float, optional: true }
      i: { type: integer, optional: true }
      s: { type: string, optional: true }
      u: { type: unsigned, optional: true }
  n:
    bucket: events
    fields: { v: { type: float } }
";

/// The definitions with one text in the place of another.
fn but(from: &str, to: &str) -> String {
    assert!(BEFORE.contains(from), "{from}");
    BEFORE.replace(from, to)
}

#[test]
fn a_measurement_is_renamed() {
    let after = but("  m:\n", "  w:\n    renamed_from: [m]\n");
    let copy: &[&[u8]] = &[
        b"w,room=a b=t,f=-0.0,i=-9223372036854775808i,s=\"\\\"q\\\" \\\\\",u=18446744073709551615u 1577923200000000000\n",
        b"w,room=b f=5e-324,s=\"a\nb\r\n\xff\xfe \",u=0u 1577923200000000000\n",
        b"w,room=a f=3.0,i=5i,s=\"\" 1578009600000000000\n",
        b"w i=7i 1578009600000000001\n",
    ];
    let completed = [copy, &POINTS[4..]].concat();
    let row = Row {
        name: "moving_measurement_renamed",
        before: BEFORE,
        after: &after,
        points: POINTS,
        applied: &[copy, POINTS].concat(),
        completed: Some(&completed),
    };
    row.run();
}

#[test]
fn a_field_is_renamed() {
    let after = but("      f: { type", "      g: { renamed_from: [f], type");
    let applied: &[&[u8]] = &[
        b"m,room=a b=t,f=-0.0,g=-0.0,i=-9223372036854775808i,s=\"\\\"q\\\" \\\\\",u=18446744073709551615u 1577923200000000000\n",
        b"m,room=b f=5e-324,g=5e-324,s=\"a\nb\r\n\xff\xfe \",u=0u 1577923200000000000\n",
        b"m,room=a f=3.0,g=3.0,i=5i,s=\"\" 1578009600000000000\n",
        b"m i=7i 1578009600000000001\n",
        b"n v=1.5 1577923200000000000\n",
    ];
    let completed: &[&[u8]] = &[
        b"m,room=a b=t,g=-0.0,i=-9223372036854775808i,s=\"\\\"q\\\" \\\\\",u=18446744073709551615u 1577923200000000000\n",
        b"m,room=b g=5e-324,s=\"a\nb\r\n\xff\xfe \",u=0u 1577923200000000000\n",
        b"m,room=a g=3.0,i=5i,s=\"\" 1578009600000000000\n",
        b"m i=7i 1578009600000000001\n",
        b"n v=1.5 1577923200000000000\n",
    ];
    let row = Row {
        name: "moving_field_renamed",
        before: BEFORE,
        after: &after,
        points: POINTS,
        applied,
        completed: Some(completed),
    };
    row.run();
}

#[test]
fn a_field_gets_another_type() {
    let after = but("      u: { type: unsigned", "      u: { type: string");
    let applied: &[&[u8]] = &[
        b"m,room=a b=t,f=-0.0,i=-9223372036854775808i,s=\"\\\"q\\\" \\\\\",u=\"18446744073709551615\" 1577923200000000000\n",
        b"m,room=b f=5e-324,s=\"a\nb\r\n\xff\xfe \",u=\"0\" 1577923200000000000\n",
        POINTS[2],
        POINTS[3],
        POINTS[4],
    ];
    rewritten("moving_type_changed", &after, applied);
}

#[test]
fn a_tag_is_renamed() {
    let after = BEFORE
        .replace("  room: { max", "  place: { renamed_from: [room], max")
        .replace("[room]\n    optional_tags: [room]", "[place]\n    optional_tags: [place]");
    let applied: &[&[u8]] = &[
        b"m,place=a b=t,f=-0.0,i=-9223372036854775808i,s=\"\\\"q\\\" \\\\\",u=18446744073709551615u 1577923200000000000\n",
        b"m,place=b f=5e-324,s=\"a\nb\r\n\xff\xfe \",u=0u 1577923200000000000\n",
        b"m,place=a f=3.0,i=5i,s=\"\" 1578009600000000000\n",
        POINTS[3],
        POINTS[4],
    ];
    rewritten("moving_tag_renamed", &after, applied);
}

/// The definitions without the tag.
fn without_room(instead: &str) -> String {
    let without = BEFORE.replace("tags:\n  room: { max_values: 10 }\n", "");
    without.replace("    tags: [room]\n    optional_tags: [room]\n", instead)
}

#[test]
fn a_tag_becomes_a_field() {
    let after = without_room("")
        .replace("      s: { type", "      room: { type: string, optional: true }\n      s: { type");
    let applied: &[&[u8]] = &[
        b"m b=t,f=-0.0,i=-9223372036854775808i,room=\"a\",s=\"\\\"q\\\" \\\\\",u=18446744073709551615u 1577923200000000000\n",
        b"m f=3.0,i=5i,room=\"a\",s=\"\" 1578009600000000000\n",
        POINTS[3],
        POINTS[4],
    ];
    let points = &[POINTS[0], POINTS[2], POINTS[3], POINTS[4]];
    Row { name: "moving_tag_to_field", before: BEFORE, after: &after, points, applied, completed: None }
        .run();
}

#[test]
fn a_tag_is_removed() {
    let retired = "    retired: [{ tag: room, since: 2026-01-01, reason: Nobody asks for it., delete: true, on_collision: shift }]\n";
    let after = without_room(retired);
    let applied: &[&[u8]] = &[
        b"m b=t,f=-0.0,i=-9223372036854775808i,s=\"\\\"q\\\" \\\\\",u=18446744073709551615u 1577923200000000000\n",
        b"m f=5e-324,s=\"a\nb\r\n\xff\xfe \",u=0u 1577923200000000001\n",
        b"m f=3.0,i=5i,s=\"\" 1578009600000000000\n",
        POINTS[3],
        POINTS[4],
    ];
    rewritten("moving_tag_removed", &after, applied);
}

#[test]
fn a_field_becomes_a_tag() {
    let after = BEFORE
        .replace("  room: { max", "  u: { max_values: 10 }\n  room: { max")
        .replace("[room]\n    optional_tags: [room]", "[room, u]\n    optional_tags: [room, u]")
        .replace("      u: { type: unsigned, optional: true }\n", "");
    let applied: &[&[u8]] = &[
        b"m,room=a,u=18446744073709551615 b=t,f=-0.0,i=-9223372036854775808i,s=\"\\\"q\\\" \\\\\" 1577923200000000000\n",
        b"m,room=b,u=0 f=5e-324,s=\"a\nb\r\n\xff\xfe \" 1577923200000000000\n",
        POINTS[2],
        POINTS[3],
        POINTS[4],
    ];
    rewritten("moving_field_to_tag", &after, applied);
}

#[test]
fn a_field_is_removed() {
    let after = but(
        "      s: { type: string, optional: true }\n",
        "",
    )
    .replace("    fields:\n      b", "    retired: [{ field: s, since: 2026-01-01, reason: Not read., delete: true }]\n    fields:\n      b");
    let applied: &[&[u8]] = &[
        b"m,room=a b=t,f=-0.0,i=-9223372036854775808i,u=18446744073709551615u 1577923200000000000\n",
        b"m,room=b f=5e-324,u=0u 1577923200000000000\n",
        b"m,room=a f=3.0,i=5i 1578009600000000000\n",
        POINTS[3],
        POINTS[4],
    ];
    rewritten("moving_field_removed", &after, applied);
}

fn rewritten(name: &'static str, after: &str, applied: &[&[u8]]) {
    Row { name, before: BEFORE, after, points: POINTS, applied, completed: None }.run();
}

#[test]
fn a_measurement_is_retired() {
    let start = BEFORE.find("  n:\n").unwrap();
    let retired =
        "retired: [{ measurement: n, since: 2026-01-01, reason: Nobody reads it., delete: true }]\n";
    let after = format!("{}{retired}", &BEFORE[..start]);
    let row = Row {
        name: "moving_measurement_retired",
        before: BEFORE,
        after: &after,
        points: POINTS,
        applied: POINTS,
        completed: Some(&POINTS[..4]),
    };
    row.run();
}

/// The definitions with a bucket more.
fn and_moved(definitions: &str) -> String {
    definitions
        .replace("tags:\n  room", "  moved: { retention: infinite, shard_group_duration: 7d }\ntags:\n  room")
}

#[test]
fn a_measurement_goes_to_another_bucket() {
    let after = and_moved(&but(
        "  m:\n    bucket: events\n",
        "  m:\n    bucket: moved\n    moved_from: [{ bucket: events }]\n",
    ));
    let after = after.replace("      u: { type: unsigned", "      u: { type: string");
    let copy: &[&[u8]] = &[
        b"m,room=a b=t,f=-0.0,i=-9223372036854775808i,s=\"\\\"q\\\" \\\\\",u=\"18446744073709551615\" 1577923200000000000\n",
        b"m,room=b f=5e-324,s=\"a\nb\r\n\xff\xfe \",u=\"0\" 1577923200000000000\n",
        POINTS[2],
        POINTS[3],
    ];
    let row = Row {
        name: "moving_to_bucket",
        before: BEFORE,
        after: &after,
        points: POINTS,
        applied: &[copy, POINTS].concat(),
        completed: Some(&[copy, &POINTS[4..]].concat()),
    };
    row.run();
}

/// `w` takes the series of room a out of `m`, which goes on with the others.
#[test]
fn a_measurement_is_split() {
    let part = "  w:
    bucket: moved
    tags: [room]
    moved_from: [{ bucket: events, measurement: m, where: { room: a } }]
    fields:
      b: { type: boolean, optional: true }
      f: { type: float, optional: true }
      i: { type: integer, optional: true }
      s: { type: string, optional: true }
      u: { type: unsigned, optional: true }
";
    let after = and_moved(BEFORE) + part;
    let copy: &[&[u8]] = &[
        b"w,room=a b=t,f=-0.0,i=-9223372036854775808i,s=\"\\\"q\\\" \\\\\",u=18446744073709551615u 1577923200000000000\n",
        b"w,room=a f=3.0,i=5i,s=\"\" 1578009600000000000\n",
    ];
    let row = Row {
        name: "moving_split",
        before: &and_moved(BEFORE),
        after: &after,
        points: POINTS,
        applied: &[copy, POINTS].concat(),
        completed: Some(&[copy, &[POINTS[1], POINTS[3], POINTS[4]]].concat()),
    };
    row.run();
}

#[test]
fn a_tag_is_filled_in() {
    let after = but("    optional_tags: [room]\n", "    fill: { room: none at all }\n");
    let filled = b"m,room=none\\ at\\ all i=7i 1578009600000000001\n";
    let applied: &[&[u8]] = &[POINTS[0], POINTS[1], POINTS[2], filled, POINTS[4]];
    rewritten("moving_tag_filled", &after, applied);
}

/// Nothing of the definitions names the old bucket but the moves, and that it is gone.
#[test]
fn a_bucket_goes_when_its_points_have() {
    let after = and_moved(BEFORE)
        .replace("  events: { retention: infinite, shard_group_duration: 1d }\n", "")
        .replace("    bucket: events\n", "    bucket: moved\n    moved_from: [{ bucket: events }]\n");
    let after =
        after + "retired: [{ bucket: events, since: 2026-01-01, reason: One is enough., delete: true }]\n";
    let row = Row {
        name: "moving_bucket_gone",
        before: &and_moved(BEFORE),
        after: &after,
        points: POINTS,
        applied: &[POINTS, POINTS].concat(),
        completed: Some(POINTS),
    };
    row.run();
}
