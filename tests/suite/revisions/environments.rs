//! How git is set up around the project: other hashes, work trees, variables, owners, no git at all.

use std::process::Command;

use super::{PROJECT, assert_failed, assert_read, bucket, two_commits};
use crate::support::{
    program::{self, Ran},
    project::Project,
    repository::Repository,
};

fn check(repository: &Repository, source: &str, set_up: impl FnOnce(&mut Command)) -> Ran {
    let mut command = program::command(repository.path());
    command.args(["check", "--format=json", "--against", source]);
    set_up(&mut command);
    command.output().unwrap().into()
}

#[test]
fn a_repository_of_sha256_is_read() {
    let repository =
        Repository::with(&["init", "--quiet", "--initial-branch=main", "--object-format=sha256", "."]);
    repository.write("fluxform.yaml", PROJECT);
    repository.write("schemas/deep/a.yaml", bucket("raw"));
    let commit = repository.commit();
    assert_eq!(commit.len(), 64);
    assert_read(&repository.check("", &commit), &commit, &[]);
}

#[test]
fn packed_objects_are_read() {
    let repository = two_commits();
    repository.git(&["gc", "--quiet"]);
    assert_read(&repository.check("", "v1"), "v1", &["buckets.daily"]);
}

#[test]
fn another_work_tree_is_of_the_same_repository() {
    let (repository, other) = (two_commits(), Project::new());
    let place = other.path().join("tree");
    repository.git(&["worktree", "add", "--quiet", "--detach", place.to_str().unwrap(), "main"]);
    let ran = program::run(&place, &["check", "--format=json", "--against", "v1"]);
    assert_read(&ran, "v1", &["buckets.daily"]);
}

#[test]
fn variables_name_a_repository_elsewhere() {
    let (repository, bare) = (two_commits(), Project::new());
    repository.git(&["clone", "--quiet", "--bare", ".", bare.path().to_str().unwrap()]);
    let folder = Project::new();
    std::fs::create_dir(folder.path().join("schemas")).unwrap();
    std::fs::write(folder.path().join("fluxform.yaml"), PROJECT).unwrap();
    let mut command = program::command(folder.path());
    let ran: Ran = command
        .args(["check", "--format=json", "--against", "v1"])
        .env("GIT_DIR", bare.path())
        .output()
        .unwrap()
        .into();
    assert_read(&ran, "v1", &["buckets.raw"]);
}

#[test]
fn a_variable_that_names_no_repository_is_told() {
    let repository = two_commits();
    let ran = check(&repository, "v1", |command| _ = command.env("GIT_DIR", "gone"));
    let said = format!(
        "error: {} is in no git repository\n  GIT_DIR is set to gone, which is looked for in that folder\n  \
         unset it, or make it an absolute path",
        repository.path().display()
    );
    assert_failed(&ran, &said);
}

#[test]
fn a_repository_of_somebody_else_is_not_read() {
    let repository = two_commits();
    let ran = check(&repository, "v1", |command| _ = command.env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"));
    let path = repository.path().display();
    let said = format!(
        "error: git does not read {path}, which belongs to another user\n  \
         if you trust what is in it: `git config --global --add safe.directory {path}`"
    );
    assert_failed(&ran, &said);
}

#[test]
fn without_git_there_are_no_revisions_but_folders() {
    let repository = two_commits();
    let no_git = |command: &mut Command| _ = command.env("PATH", "/nonexistent");
    let said = "error: there is no program `git`\n  \
                it reads the revision `v1`; install git, or name a folder instead: `./before`";
    assert_failed(&check(&repository, "v1", no_git), said);
    assert_read(&check(&repository, "schemas", no_git), "schemas", &[]);
}

#[test]
fn messages_are_understood_in_every_language() {
    let ran = check(&two_commits(), "mian", |command| {
        command.env("LANG", "de_DE.UTF-8").env("LANGUAGE", "de").env("LC_ALL", "de_DE.UTF-8");
    });
    assert_failed(&ran, "error: git knows no revision `mian`\n  did you mean `main`?");
}
