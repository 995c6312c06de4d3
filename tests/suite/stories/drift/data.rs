//! Data that is neither recorded nor declared, with since when and by whom.

use super::{DEFINITIONS, Story, applied, id, write};
use crate::support::{influxd::Influxd, organization::Organization};

const FIRST: &str = "
    room_climate,room=hall,host=a temperature=20 1
    room_climate,room=hall,host=b temperature=21 2
    room_climate,room=attic,host=b temperature=21 3";

#[test]
fn undeclared_data_and_its_writer() {
    let mut story = applied("drift_data");
    write(&mut story, "climate", FIRST);
    story.run("drift");
    write(
        &mut story,
        "climate",
        "
        room_climate,room=hall,host=pi-3 temperature=20,humidity=40i 30
        room_climate,room=attic,host=pi-3 temperature=20,humidity=41i 200
        room_climate,room=attic,host=b,floor=2 temperature=20 210
        weather,station=roof,host=pi-3 wind=3.5 50
        weather,station=garden,host=pi-3 wind=2.5,rain=t 60",
    );
    write(&mut story, "power", "uptime seconds=5i 7\nuptime,host=x seconds=5i 8\nuptime,host=y seconds=5i 9");
    story.run("drift");
    story.run("drift --format json");
    story.note("what is there is recorded with the next revision");
    story.define(&DEFINITIONS.replace("Rooms.", "All rooms."));
    story.run("apply --yes");
    story.run("drift");
    write(&mut story, "climate", "weather,station=garden,host=pi-3 wind=2.5,snow=t 70");
    story.run("drift");
    story.note("and what is declared is no drift");
    story.define(&DEFINITIONS.replace("Rooms.", "All rooms.").replace(
        "measurements:\n",
        "  station: {}\nmeasurements:\n  \
         weather: { bucket: climate, tags: [station, host], fields: { wind: { type: float }, \
         rain: { type: boolean, optional: true }, snow: { type: boolean, optional: true } } }\n",
    ));
    story.run("drift");
    story.end();
}

/// Another type than the declared one and the recorded one, in another shard group than that.
#[test]
fn a_new_type_and_its_writer() {
    let mut story = applied("drift_type");
    write(&mut story, "climate", FIRST);
    write(&mut story, "power", "meter,host=a watts=5i 7\nmeter,host=b watts=5i 8");
    write(
        &mut story,
        "climate",
        "
        room_climate,room=hall,host=a temperature=19 400
        room_climate,room=hall,host=pi-3 temperature=19i 600
        room_climate,room=attic,host=pi-3 temperature=19i 601",
    );
    story.run("drift");
    story.note("declared as it is stored last");
    story.define(&DEFINITIONS.replace("{ type: float }", "{ type: integer }"));
    story.run("drift");
    story.note("declared as a conversion that is still to come");
    story.define(&DEFINITIONS.replace("{ type: float }", "{ type: integer, convert: { from: float } }"));
    story.run("drift");
    story.end();
}

/// What has another kind or another name in the definitions.
#[test]
fn other_kinds_and_former_names() {
    let mut story = applied("drift_kinds");
    write(&mut story, "climate", &FIRST.replace("room_climate", "old_climate"));
    story.define(
        &DEFINITIONS
            .replace("  room_climate:\n", "  room_climate:\n    renamed_from: [old_climate, older_climate]\n")
            .replace("  host: {}", "  host: { renamed_from: [node] }")
            .replace("temperature: { type: float }", "temperature: { type: float, renamed_from: [temp] }"),
    );
    story.run("drift");
    write(
        &mut story,
        "climate",
        "
        room_climate,room=hall,node=a temp=20 1
        room_climate,room=hall,host=a,temperature=hot temperature=20 2
        room_climate,room=hall,host=a temperature=20,room=\"hall\" 3",
    );
    story.run("drift");
    story.end();
}

/// A name that is declared as gone is drift only where it is written since.
#[test]
fn retired_names() {
    let mut story = applied("drift_retired");
    write(
        &mut story,
        "climate",
        "
        room_climate,room=hall,host=a temperature=20,dew=3,fog=t 1
        room_climate,room=hall,host=a,floor=1 temperature=20 2
        weather,host=a wind=3 3",
    );
    let retired = "    retired: [{ field: dew, since: 2021-01-02, reason: Computed. }, \
        { tag: floor, since: 2021-01-02, reason: Never right. }, { field: fog, since: 2021-01-01, reason: A guess. }]\n";
    let definitions = DEFINITIONS.replace("  meter:\n", &format!("{retired}  meter:\n"))
        + "retired: [{ measurement: weather, since: 2021-01-03, reason: Another service. }]\n";
    story.define(&definitions);
    story.note("fog was written on the day since when it should not be");
    story.run("drift");
    story.define(&definitions.replace("Rooms.", "All rooms."));
    story.run("apply --yes");
    story.note("but before this revision, which has seen it");
    story.run("drift");
    story.end();
}

/// Deleted by hand from a bucket that keeps everything.
#[test]
fn deleted_data() {
    let mut story = applied("drift_deleted");
    write(&mut story, "climate", FIRST);
    write(&mut story, "power", "meter,host=a watts=5i 7\nuptime,host=x seconds=5i 8");
    story.define(&DEFINITIONS.replace("Rooms.", "All rooms."));
    story.run("apply --yes");
    let delete = r#"{"start":"2020-01-01T00:00:00Z","stop":"2022-01-01T00:00:00Z","predicate":"_measurement=\"uptime\""}"#;
    let path = format!("/api/v2/delete?orgID={}&bucket=power", story.organization.id);
    story.organization.http().post_text(&path, delete);
    story.note("somebody deletes uptime");
    story.run("drift");
    story.end();
}

/// What the retention lets go of is nobody's doing. The server sweeps only when all is recorded.
#[test]
fn aged_out() {
    let mut server = Influxd::start(&[]);
    let mut story = Story::of("drift_aged_out", Organization::on(&server));
    story.keeps_past = true;
    story.define(DEFINITIONS);
    story.run("apply --yes");
    write(&mut story, "climate", &(FIRST.to_owned() + "\nweather,host=a wind=3 300"));
    write(&mut story, "power", "uptime,host=x seconds=5i 8");
    let definitions = DEFINITIONS.replace("climate: { retention: infinite", "climate: { retention: 36500d");
    story.define(&definitions);
    story.run("apply --yes");
    story.define(&definitions.replace("36500d", "30d"));
    story.run("apply --yes --allow-data-loss");
    server.restart(&["--storage-retention-check-interval", "1s"]);
    let id = id(&story.organization, "climate");
    while story.organization.count(&id) > 0 {
        std::thread::yield_now();
    }
    story.note("the server has swept");
    story.run("drift");
    story.run("drift --format json");
    story.end();
}

/// A name as odd as names may be stays a name. One that was escaped where the server does not expect
/// it is listed, and no request reads its points.
#[test]
fn odd_names() {
    let mut story = applied("drift_odd_names");
    write(
        &mut story,
        "climate",
        "
        we\\ ird\\,m=x,ta\\ g\\,\\=k=v\\ a\\,l\\=u `f\"🌡=1 1
        lost\\=name,host=a wind=3 1
        room_climate,room=hall,host=a,\u{202e}evil=\u{1b}[31m temperature=20 2",
    );
    story.run("drift");
    story.end();
}
