//! Points on the move: each change of the definitions that points have to follow, applied and taken
//! back, applied, completed and taken back. All points of the bucket are compared, line by line.

mod in_use;
mod killed;
mod refused;
mod rows;

use super::Story;
use crate::support::points::{lines_of, readable, sorted};

/// A change of the definitions and what becomes of the points.
struct Row<'a> {
    name: &'static str,
    before: &'a str,
    after: &'a str,
    points: &'a [&'a [u8]],
    applied: &'a [&'a [u8]],
    /// After `complete`, where the plan has steps for it.
    completed: Option<&'a [&'a [u8]]>,
}

impl Row<'_> {
    /// There and back, with and without `complete`.
    fn run(&self) {
        let mut story = Story::new(self.name);
        story.keeps_past = true;
        story.define(self.before);
        story.run("apply --yes");
        let id = story.organization.bucket_id("events");
        let path = format!("/api/v2/write?orgID={}&bucket={id}", story.organization.id);
        story.organization.http().post_bytes(&path, &self.points.concat());
        story.define(self.after);
        assert_eq!(story.run("plan").exit, 1, "{}", self.name);
        assert_eq!(story.run("apply --yes").exit, 0, "{}", self.name);
        holds(&story, self.applied, "applied");
        assert_eq!(story.run("plan").exit, 0, "{}", self.name);
        assert_eq!(story.run("rollback --yes").exit, 0, "{}", self.name);
        holds(&story, self.points, "rolled back");
        if let Some(completed) = self.completed {
            story.command("apply --yes").output().unwrap();
            assert_eq!(story.run("complete --yes").exit, 0, "{}", self.name);
            holds(&story, completed, "completed");
            assert_eq!(story.run("plan").exit, 0, "{}", self.name);
            assert_eq!(story.run("rollback --yes").exit, 0, "{}", self.name);
            holds(&story, self.points, "rolled back after complete");
        }
        story.end();
    }
}

/// Whether all buckets of the story hold these points and no other.
fn holds(story: &Story, expected: &[&[u8]], when: &str) {
    let client = story.organization.client();
    let real = lines_of(&client, &["events", "moved", "spare"]);
    assert_eq!(readable(&real), readable(&sorted(expected)), "{when}");
}
