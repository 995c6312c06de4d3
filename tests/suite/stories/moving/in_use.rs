//! Old writers go on while the new shape is there: the bridge, `status`, a refused `complete`, and what
//! became of their points.

use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::json;

use super::{holds, rows::BEFORE};
use crate::stories::Story;

const POINTS: &[&[u8]] = &[b"m,room=a f=1.5 1577923200000000000\n"];

#[test]
fn an_old_shape_that_is_still_in_use() {
    let mut story = Story::new("moving_in_use");
    story.keeps_past = true;
    let id = story.organization.create_bucket("events", 0, 86_400);
    let path = format!("/api/v2/write?orgID={}&bucket={id}", story.organization.id);
    story.organization.http().post_bytes(&path, POINTS[0]);
    story.define(&BEFORE.replace("      f: { type", "      g: { renamed_from: [f], type"));
    story.run("apply --yes");
    story.note("an old writer and a new one, and a task that reads the old field");
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_nanos();
    let lines = format!("m,room=a f=2.5 {now}\nm,room=b f=3.5,g=4.5 {now}\n");
    story.organization.http().post_bytes(&path, lines.as_bytes());
    let flux = "option task = {name: \"nightly report\", every: 1d}\n\n\
                from(bucket: \"events\")\n    |> range(start: -1d)\n    \
                |> filter(fn: (r) => r._measurement == \"m\" and r._field == \"f\")\n    |> mean()\n";
    let task = json!({ "orgID": story.organization.id, "flux": flux });
    story.organization.http().post("/api/v2/tasks", &task);
    story.run("status");
    story.run("complete --yes");
    let both: Vec<Vec<u8>> = [
        "m,room=a f=1.5,g=1.5 1577923200000000000\n".to_owned(),
        format!("m,room=a g=2.5 {now}\n"),
        format!("m,room=b g=4.5 {now}\n"),
    ]
    .map(String::into_bytes)
    .to_vec();
    story.run("complete --yes --despite-use --writers-stopped");
    let completed: Vec<&[u8]> = vec![b"m,room=a g=1.5 1577923200000000000\n", &both[1], &both[2]];
    holds(&story, &completed, "completed");
    story.run("rollback --yes --writers-stopped");
    let back: Vec<Vec<u8>> =
        vec![format!("m,room=a f=2.5 {now}\n").into(), format!("m,room=b f=3.5 {now}\n").into()];
    holds(&story, &[POINTS[0], &back[0], &back[1]], "rolled back");
    story.end();
}
