//! Clones that have only a part: what is there is read, and for the rest the command is told that
//! fetches it. The command is run as it was told.

use super::{assert_failed, assert_read, two_commits};
use crate::support::repository::{Repository, shell};

/// A repository with a branch `before` of one commit, which clones may ask for by any hash.
fn server() -> Repository {
    let server = two_commits();
    server.git(&["branch", "before", "v1"]);
    server.git(&["config", "uploadpack.allowAnySHA1InWant", "true"]);
    server.git(&["config", "uploadpack.allowFilter", "true"]);
    server
}

/// Checks against `name`, does what is said, and checks again, against what is said or the same.
fn assert_fetched(clone: &Repository, name: &str, why: &str, command: &str, then: Option<&str>) {
    let then_named = then.map(|then| format!("\n  and name it `{then}`")).unwrap_or_default();
    let said = format!("error: git knows no revision `{name}`\n  {why} it: `{command}`{then_named}");
    assert_failed(&clone.check("", name), &said);
    shell(clone.path(), command);
    let name = then.unwrap_or(name);
    assert_read(&clone.check("", name), name, &["buckets.daily"]);
}

const SHALLOW: &str = "this is a shallow clone, without most of the history; fetch";

#[test]
fn a_shallow_clone_says_how_to_fetch_a_revision() {
    let server = server();
    let commit = server.git(&["rev-parse", "v1"]);
    for (name, command, then) in [
        ("origin/before", "git fetch --depth=1 origin before:refs/remotes/origin/before", None),
        ("before", "git fetch --depth=1 origin before", Some("FETCH_HEAD")),
        ("v1", "git fetch --depth=1 origin v1", Some("FETCH_HEAD")),
        (commit.as_str(), &format!("git fetch --depth=1 origin {commit}"), None),
        (&commit[..12], "git fetch --unshallow origin", None),
        ("HEAD~1", "git fetch --deepen=1 origin", None),
        ("HEAD^", "git fetch --deepen=1 origin", None),
        ("main~1", "git fetch --unshallow origin", None),
    ] {
        let clone = server.clone_with(&["--depth=1"]);
        assert_fetched(&clone, name, SHALLOW, command, then);
    }
}

#[test]
fn a_shallow_clone_reads_what_it_has() {
    let clone = server().clone_with(&["--depth=1", "--no-single-branch"]);
    let read = clone.check("", "origin/before");
    assert_read(&read, "origin/before", &["buckets.daily"]);
    assert_read(&clone.check("", "HEAD"), "HEAD", &[]);
}

#[test]
fn a_shallow_clone_without_a_remote_has_nothing_to_fetch_from() {
    let clone = server().clone_with(&["--depth=1"]);
    clone.git(&["remote", "remove", "origin"]);
    let said = "error: git knows no revision `HEAD~1`\n  \
                `git branch --all` and `git tag` show what there is; a folder is named by its path: `./before`";
    assert_failed(&clone.check("", "HEAD~1"), said);
}

#[test]
fn a_whole_clone_says_how_to_fetch_what_came_since() {
    let server = server();
    let clone = server.clone_with(&["--single-branch"]);
    let command = "git fetch origin before:refs/remotes/origin/before";
    assert_fetched(&clone, "origin/before", "fetch", command, None);
    server.git(&["checkout", "--quiet", "before"]);
    server.write("readme", "newer");
    let newer = server.commit();
    assert_fetched(&clone, &newer, "fetch", &format!("git fetch origin {newer}"), None);
}

#[test]
fn a_partial_clone_fetches_nothing_by_itself() {
    for filter in ["blob:none", "tree:0"] {
        let server = server();
        // What the checkout of the newest commit brings is not all of the one before.
        server.write("schemas/a.yaml", super::bucket("renamed"));
        server.commit();
        let clone = server.clone_with(&[&format!("--filter={filter}")]);
        let commit = server.git(&["rev-parse", "v1"]);
        let missing = || {
            clone.git(&["rev-list", "--objects", "--missing=print", "--no-walk", "v1"]).matches('?').count()
        };
        let before = missing();
        assert!(before > 0);
        let said = format!(
            "error: this clone does not have all files of commit {commit}\n  \
             it was made with a filter, and fluxform fetches nothing\n  \
             fetch them: `git archive --output=/dev/null {commit}`"
        );
        assert_failed(&clone.check("", "v1"), &said);
        assert_eq!(missing(), before, "something was fetched");
        shell(clone.path(), &format!("git archive --output=/dev/null {commit}"));
        assert_read(&clone.check("", "v1"), "v1", &["buckets.daily", "buckets.raw", "buckets.renamed"]);
    }
}

#[test]
fn a_damaged_repository_is_no_guess() {
    let repository = two_commits();
    let object = repository.git(&["rev-parse", "v1:schemas"]);
    std::fs::remove_file(repository.path().join(format!(".git/objects/{}/{}", &object[..2], &object[2..])))
        .unwrap();
    let commit = repository.git(&["rev-parse", "v1"]);
    let said = format!(
        "error: the repository is damaged: commit {commit} needs the object {object}, which is missing\n  \
         `git fsck` says more; a new clone repairs it"
    );
    assert_failed(&repository.check("", "v1"), &said);
}
