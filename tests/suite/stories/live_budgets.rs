//! Budgets that are missing, from how many values a server has.

use super::Story;

const DEFINITIONS: &str = "buckets:
  climate: { retention: infinite, description: Rooms., rationale: All of it. }
tags:
  # Where it is.
  room: { description: Room. } # counted by hand
  host:
    description: Writer.
    pattern: \"^[a-z]+$\"   # by its name

  floor: { description: Floor., values: [cellar, ground, first], max_values: 2 }
  nobody: { description: No point has it. }
measurements:
  room_climate:
    name: climate
    bucket: climate
    description: Climate.
    tags: [room, host, floor, nobody]
    optional_tags: [nobody]
    volume: { points_per_day: 10 }
    fields: { temperature: { type: float, description: Temperature., unit: \"°C\" } }
  other:
    bucket: climate
    description: Other.
    tags: [room]
    volume: { points_per_day: 10 }
    fields: { count: { type: integer, description: Count., unit: \"1\" } }
";

#[test]
fn budgets_come_from_what_is_there() {
    let mut story = Story::new("live_budgets");
    story.define(DEFINITIONS);
    story.run("apply --yes");
    story.run("check --live");
    let id = story.organization.buckets()[0]["id"].as_str().unwrap().to_owned();
    let climate = (0..7).map(|n| format!("climate,room=r{n},host=a,floor=ground temperature=20 {}\n", n + 1));
    let other = (0..21).map(|n| format!("other,room=r{n} count=1i {}\n", n + 1));
    story.organization.write(&id, &climate.chain(other).collect::<String>());
    story.note("points are written: 7 rooms in climate, 21 in other");
    story.run("check");
    story.run("check --live");
    story.run("check --live --fix");
    let folder = story.project.path().join("schemas");
    story.files(&folder);
    story.run("check --live --diff");
    story.token = "wrong".to_owned();
    story.run("check --live");
    story.end();
}
