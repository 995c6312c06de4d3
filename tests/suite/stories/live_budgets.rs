//! Budgets that are missing, from how many values a server has.

use super::Story;

const DEFINITIONS: &str = "buckets:
  climate: { retention: infinite, description: Rooms., rationale: All of it. }
  power: { retention: infinite, description: Meters., rationale: All of it. }
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
    bucket: power
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
    let climate = (0..7).map(|n| format!("climate,room=r{n},host=a,floor=ground temperature=20 {}\n", n + 1));
    let other = (0..21).map(|n| format!("other,room=r{n} count=1i {}\n", n + 1));
    let ids = ["climate", "power"].map(|name| story.organization.bucket_id(name));
    story.organization.write(&ids[0], &climate.collect::<String>());
    story.organization.write(&ids[1], &other.collect::<String>());
    story.note("points are written: 7 rooms in climate, 21 in power");
    story.run("check --live");
    let token = std::mem::take(&mut story.token);
    story.token =
        story.organization.restricted(&[("read", &format!("buckets/{}", ids[0])), ("read", "orgs")]);
    story.note("with a token that sees only climate");
    story.run("check --live --diff");
    story.run("check --live --diff --unsafe-fixes");
    story.token = token;
    story.run("check --live --fix");
    let folder = story.project.path().join("schemas");
    story.files(&folder);
    story.run("check --live --diff");
    story.token = "wrong".to_owned();
    story.run("check --live");
    story.end();
}
