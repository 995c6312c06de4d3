//! Names that are hard on URLs and lists, and more buckets than a page of the server holds.

use rayon::prelude::*;

use super::Story;

/// The whole list of an organization with more buckets than one page.
#[test]
fn two_hundred_and_fifty_buckets() {
    let mut story = Story::new("many_buckets");
    (0..250).into_par_iter().for_each(|number| {
        story.organization.create_bucket(&format!("b{number:03}"), 0, 0);
    });
    story.define(
        "buckets:\n  \
         b000: { retention: infinite }\n  \
         b249: { retention: infinite, description: The last one. }\n  \
         zz: { retention: 7d }\n",
    );
    story.run("plan");
    story.run("apply --yes");
    story.run("rollback --yes");
    story.run("plan");
    story.end();
}

/// Created, changed, and taken back, each under its own name.
#[test]
fn odd_names() {
    let mut story = Story::new("odd_names");
    let define = |story: &mut Story, retention: &str| {
        let names = ["a/b", "0123456789abcdef", "with space", "Größe", "🏠", "%2F?&=#", "-", "per.cent%"];
        let lines = names.map(|name| format!("  '{name}': {{ retention: {retention} }}\n"));
        story.define(&format!("buckets:\n{}", lines.concat()));
    };
    define(&mut story, "7d");
    story.run("apply --yes");
    story.server();
    define(&mut story, "14d");
    story.run("apply --yes");
    story.server();
    story.run("rollback --yes");
    story.server();
    story.run("rollback --yes");
    story.server();
    story.end();
}

/// What the server itself refuses, or owns, is no bucket of a project.
#[test]
fn names_of_the_system() {
    let mut story = Story::new("system_names");
    story.define("buckets:\n  _monitoring: { retention: 7d }\n");
    story.run("plan");
    story.run("apply --yes");
    story.ledger();
    story.define("buckets:\n  'quo\"te': { retention: 7d }\n");
    story.run("plan");
    story.run("apply --yes");
    story.server();
    story.ledger();
    story.end();
}
