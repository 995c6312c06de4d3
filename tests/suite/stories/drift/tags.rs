//! Tags against their budgets and values.

use super::{told, write};

const DEFINITIONS: &str = "buckets:
  climate: { retention: infinite }
tags:
  room: { max_values: 3 }
  floor: { values: [cellar, ground, first] }
  sensor: { pattern: \"^[a-z]+-[0-9]+$\" }
  date: { derive: \"%Y-%m-%d\" }
measurements:
  room_climate:
    bucket: climate
    tags: [room, floor, sensor, date]
    fields: { temperature: { type: float } }
  other:
    bucket: climate
    tags: [room]
    fields: { count: { type: integer } }
";

#[test]
fn budgets_values_and_patterns() {
    let mut story = told("drift_tags");
    story.define(DEFINITIONS);
    story.run("apply --yes");
    write(
        &mut story,
        "climate",
        "room_climate,room=a,floor=ground,sensor=t-1,date=2021-01-01 temperature=20 1\nother,room=a count=1i 2",
    );
    story.run("drift");
    write(
        &mut story,
        "climate",
        "
        room_climate,room=b,floor=Ground,sensor=t-2,date=2021-1-1 temperature=20 3
        room_climate,room=c,floor=ground,sensor=T-2,date=2021-02-30 temperature=20 4
        room_climate,room=d,floor=ground,sensor=t,date=2021-01-01 temperature=20 5
        room_climate,room=d,floor=ground,sensor=1,date=2021-01-01 temperature=20 6
        room_climate,room=d,floor=ground,sensor=2,date=2021-01-01 temperature=20 6
        room_climate,room=d,floor=ground,sensor=3,date=2021-01-01 temperature=20 6
        room_climate,room=d,floor=ground,sensor=4,date=2021-01-01 temperature=20 6
        room_climate,room=d,floor=ground,sensor=5,date=2021-01-01 temperature=20 7",
    );
    story.run("drift");
    story.run("drift --format json");
    write(&mut story, "climate", &format!("other,room={} count=1i 8", "long".repeat(100)));
    write(
        &mut story,
        "climate",
        &format!("other,room=a,floor={},more=\u{202e}x count=1i 9", "l\u{f6}ng".repeat(100)),
    );
    story.run("drift");
    story.end();
}
