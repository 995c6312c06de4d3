//! Folders instead of revisions, and names that are both.

use std::fs;

use super::{PROJECT, assert_failed, assert_read, bucket, two_commits};
use crate::support::{program, project::Project};

#[test]
fn a_folder_of_a_project_or_of_definitions_is_read() {
    let repository = two_commits();
    repository.write("before/fluxform.yaml", format!("{PROJECT}schemas: defs\n"));
    repository.write("before/defs/a.yaml", bucket("raw"));
    repository.write("before/other.yaml", bucket("other"));
    assert_read(&repository.check("", "./before"), "./before", &["buckets.daily"]);
    assert_read(&repository.check("", "before"), "before", &["buckets.daily"]);
    assert_read(&repository.check("schemas", "../before/defs"), "../before/defs", &["buckets.daily"]);
    let absolute = repository.path().join("before").display().to_string();
    assert_read(&repository.check("", &absolute), &absolute, &["buckets.daily"]);
}

#[test]
fn a_point_is_this_project() {
    let repository = two_commits();
    assert_read(&repository.check("", "."), ".", &[]);
    assert_read(&repository.check("schemas", "."), ".", &[]);
    assert_read(&repository.check("schemas", "./"), "./", &[]);
}

#[test]
fn no_repository_is_needed_for_a_folder() {
    let project = Project::new();
    fs::create_dir_all(project.path().join("schemas")).unwrap();
    fs::create_dir_all(project.path().join("before")).unwrap();
    fs::write(project.path().join("fluxform.yaml"), PROJECT).unwrap();
    let check = |source| program::run(project.path(), &["check", "--format=json", "--against", source]);
    assert_read(&check("before"), "before", &[]);
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
    assert_read(&repository.check("", "git:schemas"), "schemas", &["buckets.daily"]);
    assert_read(&repository.check("", "./schemas"), "./schemas", &[]);
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
