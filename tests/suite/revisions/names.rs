//! What names a revision, and what does not.

use super::{PROJECT, assert_failed, assert_read, bucket, two_commits};
use crate::support::repository::Repository;

/// What is said where nothing close is known.
const NO_IDEA: &str =
    "`git branch --all` and `git tag` show what there is; a folder is named by its path: `./before`";

#[test]
fn branches_tags_and_commits_are_read() {
    let repository = two_commits();
    repository.git(&["branch", "feature/before", "v1"]);
    let commit = repository.git(&["rev-parse", "v1"]);
    for name in ["v1", "feature/before", "HEAD~1", "HEAD^", "main~1", "refs/tags/v1", &commit, &commit[..10]]
    {
        assert_read(&repository.check("", name), name, &["buckets.daily"]);
    }
    for name in ["main", "HEAD", "@"] {
        assert_read(&repository.check("", name), name, &[]);
    }
}

#[test]
fn a_tag_with_a_message_is_its_commit() {
    let repository = two_commits();
    repository.git(&["tag", "--annotate", "--message=the first", "first", "v1"]);
    assert_read(&repository.check("", "first"), "first", &["buckets.daily"]);
}

#[test]
fn a_branch_of_another_repository_is_read() {
    let clone = two_commits().clone_with(&[]);
    clone.write("schemas/c.yaml", bucket("monthly"));
    clone.commit();
    let read = clone.check("", "origin/main");
    assert_read(&read, "origin/main", &["buckets.monthly"]);
}

#[test]
fn reserved_words_are_reached_with_git() {
    let repository = two_commits();
    repository.git(&["branch", "live", "v1"]);
    assert_read(&repository.check("", "git:live"), "live", &["buckets.daily"]);
    let said = "error: `live` has no definitions\n  name a revision of git or a folder";
    assert_failed(&repository.check("", "live"), said);
    let said = "error: `ledger:3` has no definitions\n  name a revision of git or a folder";
    assert_failed(&repository.check("", "ledger:3"), said);
}

#[test]
fn an_unknown_name_says_what_was_meant() {
    let repository = two_commits();
    repository.git(&["branch", "feature/energy"]);
    for (name, said) in [
        ("mian", "did you mean `main`?"),
        ("maim~1", "did you mean `main~1`?"),
        ("feature/enrgy", "did you mean `feature/energy`?"),
        ("featur/energy", "did you mean `feature/energy`?"),
        ("feature/water", NO_IDEA),
        ("main~7", NO_IDEA),
        ("main main", "did you mean `main`?"),
    ] {
        let said = format!("error: git knows no revision `{name}`\n  {said}");
        assert_failed(&repository.check("", name), &said);
    }
}

#[test]
fn what_git_would_read_as_something_else_is_refused() {
    let repository = two_commits();
    for name in ["-x", "--all", "^main", "git:", ":schemas", "git:-x:schemas", "v1..main", "v1...main"] {
        let shown = name.strip_prefix("git:").unwrap_or(name);
        let shown = shown.split(':').next().unwrap();
        let said = format!(
            "error: `{shown}` is no name of a revision\n  \
             name a branch, a tag or a commit, such as `main`, `origin/main`, `v1.2` or `HEAD~1`"
        );
        assert_failed(&repository.check("", name), &said);
    }
}

#[test]
fn what_is_no_commit_is_told_in_gits_words() {
    let repository = two_commits();
    let blob = repository.git(&["rev-parse", "HEAD:fluxform.yaml"]);
    repository.git(&["tag", "file", &blob]);
    let said = "error: git says: file^{commit}: expected commit type, but the object dereferences to blob type\n  \
                that was its answer about `file`";
    assert_failed(&repository.check("", "file"), said);
}

#[test]
fn a_branch_and_a_tag_of_one_name_are_not_guessed_between() {
    let repository = two_commits();
    repository.git(&["branch", "v1", "main"]);
    let said = "error: `v1` names several things: refs/heads/v1, refs/tags/v1\n  write one of these in full";
    assert_failed(&repository.check("", "v1"), said);
    let read = repository.check("", "refs/heads/v1");
    assert_read(&read, "refs/heads/v1", &[]);
}

#[test]
fn a_repository_without_a_commit_has_no_revisions() {
    let repository = Repository::new();
    repository.write("fluxform.yaml", PROJECT);
    repository.write("schemas/a.yaml", bucket("raw"));
    let said = format!("error: git knows no revision `HEAD`\n  {NO_IDEA}");
    assert_failed(&repository.check("", "HEAD"), &said);
}

#[test]
fn a_name_cannot_write_to_the_terminal() {
    let said = format!("error: git knows no revision `a\u{fffd}[31m`\n  {NO_IDEA}");
    assert_failed(&two_commits().check("", "a\u{1b}[31m"), &said);
}
