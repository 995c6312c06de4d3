//! Points into files and back, as a person does it.

use std::fs;

use super::Story;

/// A story with three points in a bucket.
fn with_points(name: &'static str) -> (Story, String) {
    let mut story = Story::new(name);
    story.keeps_times = true;
    let id = story.organization.create_bucket("events", 0, 86_400);
    let lines = "climate,room=hall temperature=20.5,note=\"cold\\nday\" 1577923200000000000\n\
                 climate,room=attic temperature=3.5 1578009600000000000\npower watts=7i 1578009600000000000\n";
    story.organization.write(&id, lines);
    (story, id)
}

#[test]
fn points_are_kept_and_given_back() {
    let (mut story, id) = with_points("archive");
    story.run("archive list");
    story.run("archive create events --into kept/events");
    story.run(
        "archive create events --into kept/climate --measurement climate --from 2020-01-03 --to 2020-01-04",
    );
    story.run("archive create events --into kept/events");
    story.run("archive verify kept/events");
    story.note("all points are deleted");
    let range = r#"{"start": "2019-01-01T00:00:00Z", "stop": "2021-01-01T00:00:00Z"}"#;
    let path = format!("/api/v2/delete?orgID={}&bucket={id}", story.organization.id);
    story.organization.http().post_text(&path, range);
    assert_eq!(story.organization.count(&id), 0);
    story.run("archive restore kept/events");
    story.run("archive restore kept/events --yes");
    assert_eq!(story.organization.count(&id), 4);
    story.organization.create_bucket("copy", 0, 86_400);
    story.run("archive restore kept/climate --yes --bucket copy");
    story.end();
}

#[test]
fn archives_that_are_damaged_unfinished_or_old() {
    let (mut story, _) = with_points("archive_flaws");
    story.keeps_times = false;
    story.run("archive create events --into kept/events");
    let kept = story.project.path().join("kept");
    fs::create_dir_all(kept.join("half")).unwrap();
    fs::write(kept.join("half/000001.lp.gz"), "").unwrap();
    fs::create_dir_all(kept.join("photos")).unwrap();
    fs::write(kept.join("photos/cat.jpg"), "").unwrap();
    fs::write(kept.join("events/000002.lp.gz"), "not what it was").unwrap();
    story.run("archive list kept");
    story.run("archive verify kept/events");
    story.run("archive verify kept/half");
    story.run("archive restore kept/events --yes");
    story.run("archive prune kept --older-than 1d --dry-run");
    story.run("archive prune kept --older-than 1d");
    story.run("archive prune kept --older-than 1d --yes");
    story.run("archive prune kept --older-than 0s --yes");
    assert!(kept.join("photos/cat.jpg").exists());
    story.run("archive prune kept --older-than 0s --yes");
    story.end();
}

#[test]
fn buckets_that_are_not_there_or_not_visible() {
    let (mut story, id) = with_points("archive_buckets");
    story.run("archive create nothing");
    story.run("archive restore nowhere");
    story.organization.create_bucket("other", 0, 86_400);
    let only = format!("buckets/{id}");
    story.token = story.organization.restricted(&[("read", &only)]);
    story.run("archive create other");
    story.run("archive create events --into kept");
    story.run("archive restore kept --yes");
    story.end();
}
