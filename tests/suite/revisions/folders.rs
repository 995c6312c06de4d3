//! Folders instead of revisions, and names that are both.

use std::fs;

use super::{PROJECT, assert_failed, assert_read, bucket, two_commits};
use crate::support::project::Project;

#[test]
fn a_folder_of_a_project_or_of_definitions_is_read() {
    let repository = two_commits();
    repository.write("before/fluxform.yaml", format!("{PROJECT}schemas: defs\n"));
    repository.write("before/defs/a.yaml", bucket("raw"));
    repository.write("before/other.yaml", bucket("other"));
    let one = ("1 bucket", "1 file");
    assert_read(&repository.check("", "./before"), one, "./before", "./before/");
    assert_read(&repository.check("", "before"), one, "before", "before/");
    assert_read(&repository.check("schemas", "../before/defs"), one, "../before/defs", "../before/defs/");
    let absolute = repository.path().join("before").display().to_string();
    assert_read(&repository.check("", &absolute), one, &absolute, &format!("{absolute}/"));
}

#[test]
fn a_point_is_this_project() {
    let repository = two_commits();
    assert_read(&repository.check("", "."), ("2 buckets", "2 files"), ".", "");
    assert_read(&repository.check("schemas", "."), ("2 buckets", "2 files"), ".", "");
    assert_read(&repository.check("schemas", "./"), ("2 buckets", "2 files"), "./", "./");
}

#[test]
fn no_repository_is_needed_for_a_folder() {
    let project = Project::new();
    fs::create_dir_all(project.path().join("schemas")).unwrap();
    fs::create_dir_all(project.path().join("before")).unwrap();
    fs::write(project.path().join("fluxform.yaml"), PROJECT).unwrap();
    let check = |source| crate::support::program::run(project.path(), &["check", "--against", source]);
    assert_read(&check("before"), ("0 buckets", "0 files"), "before", "before/");
    let said = format!(
        "error: {} is in no git repository\n  \
         so it has no revision `main`; a folder is named by its path: `./before`",
        project.path().display()
    );
    assert_failed(&check("main"), &said);
    assert_failed(&check("./gone"), "error: there is no folder ./gone");
}

#[test]
fn a_name_that_is_a_revision_and_a_folder_is_not_guessed() {
    let repository = two_commits();
    repository.git(&["branch", "schemas", "v1"]);
    let said = "error: `schemas` is a revision of git and a folder\n  \
                write `git:schemas` for the revision, or `./schemas` for the folder";
    assert_failed(&repository.check("", "schemas"), said);
    assert_read(&repository.check("", "git:schemas"), ("1 bucket", "1 file"), "schemas", "schemas:");
    assert_read(&repository.check("", "./schemas"), ("2 buckets", "2 files"), "./schemas", "./schemas/");
}

#[test]
fn a_broken_folder_is_shown_by_its_path() {
    let repository = two_commits();
    repository.write("before/a.yaml", "bucket: {}\n");
    let said = "\
error[YA003]: unknown key `bucket` in the file
 --> before/a.yaml:1:1
  |
1 | bucket: {}
  | ^^^^^^
  |
  = help: did you mean `buckets`?

error: the definitions of `before` cannot be used: 1 error
  nothing was compared: this is about `before`, not about the other side";
    assert_failed(&repository.check("", "before"), said);
}
