//! The project as it was then: its file, where its definitions were, and whether they can be read.

use std::{fs, os::unix::fs::symlink};

use super::{PROJECT, assert_failed, assert_read, bucket, two_commits};
use crate::support::{program, repository::Repository};

#[test]
fn a_project_may_lie_in_a_subfolder() {
    let repository = Repository::new();
    repository.write("home/pi/fluxform.yaml", PROJECT);
    repository.write("home/pi/schemas/deep/a.yaml", bucket("raw"));
    repository.write("fluxform.yaml", "version: 2");
    repository.commit();
    assert_read(&repository.check("home/pi", "main"), "main", &[]);
    assert_read(&repository.check("home/pi/schemas/deep", "main"), "main", &[]);
    for (named, folder) in [
        ("main:home/pi", "home/pi"),
        ("main:./", "home/pi"),
        ("main:../pi", "home/pi"),
        ("main:./../../home/pi/", "home/pi/schemas/.."),
    ] {
        assert_read(&repository.check(folder, named), named, &[]);
    }
}

#[test]
fn the_project_file_of_that_time_says_where_its_definitions_were() {
    let repository = Repository::new();
    repository.write("fluxform.yaml", format!("{PROJECT}schemas: defs\nbaseline: defs/old.yaml\n"));
    repository.write("defs/a.yaml", bucket("raw"));
    repository.write("defs/old.yaml", bucket("raw"));
    repository.commit();
    repository.git(&["rm", "--quiet", "-r", "."]);
    repository.write("fluxform.yaml", format!("{PROJECT}schemas: schemas\n"));
    repository.write("schemas/a.yaml", bucket("raw"));
    repository.write("schemas/old.yaml", bucket("old"));
    repository.commit();
    assert_read(&repository.check("", "HEAD~1"), "HEAD~1", &["buckets.old"]);
    assert_read(&repository.check("", "HEAD"), "HEAD", &[]);
}

#[test]
fn the_project_file_may_lie_among_the_definitions_and_be_a_link() {
    let repository = Repository::new();
    repository.write("settings/project.yaml", format!("{PROJECT}schemas: .\n"));
    repository.write("home/a.yaml", bucket("raw"));
    symlink("../settings/project.yaml", repository.path().join("home/fluxform.yaml")).unwrap();
    repository.commit();
    assert_read(&repository.check("home", "main"), "main", &[]);
}

#[test]
fn a_project_that_was_elsewhere_is_named_by_its_folder() {
    let repository = two_commits();
    fs::create_dir(repository.path().join("home")).unwrap();
    repository.git(&["mv", "fluxform.yaml", "schemas", "home"]);
    repository.commit();
    let said = "error: there is no v1:home/fluxform.yaml\n  \
                the project may have been in another folder then; name it: `v1:`";
    assert_failed(&repository.check("home", "v1"), said);
    assert_read(&repository.check("home", "v1:"), "v1:", &["buckets.daily"]);
    let said = "error: there is no main:schemas/fluxform.yaml\n  \
                the project may have been in another folder then; name it: `main:home`";
    assert_failed(&repository.check("home", "main:schemas"), said);
    assert_read(&repository.check("home", "main:home"), "main:home", &[]);
}

#[test]
fn before_a_project_began_there_is_nothing() {
    let repository = Repository::new();
    repository.write("readme", "nothing yet");
    repository.commit();
    repository.write("fluxform.yaml", PROJECT);
    repository.write("schemas/a.yaml", bucket("raw"));
    repository.commit();
    assert_read(&repository.check("", "HEAD~1"), "HEAD~1", &["buckets.raw"]);
    let said = "error: there is no HEAD~1:home/fluxform.yaml\n  \
                no project was there then; an older or newer revision may have one";
    assert_failed(&repository.check("", "HEAD~1:home"), said);
}

#[test]
fn a_folder_that_was_not_there_is_said() {
    let repository = Repository::new();
    repository.write("fluxform.yaml", PROJECT);
    repository.commit();
    repository.write("schemas/a.yaml", bucket("raw"));
    repository.commit();
    let said = "error: there is no folder `schemas`\n  \
                HEAD~1:fluxform.yaml names it under `schemas`; looked for HEAD~1:schemas";
    assert_failed(&repository.check("", "HEAD~1"), said);
}

#[test]
fn broken_definitions_are_shown_and_whose_they_are() {
    let repository = two_commits();
    repository.git(&["checkout", "--quiet", "-b", "broken"]);
    repository.write("schemas/a.yaml", "buckets: { raw: { retention: 1x } }\n");
    repository.write("schemas/c.yaml", b"\xff");
    repository.write("schemas/d.yaml", bucket("daily"));
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    let said = "\
error[YA004]: `retention` does not take `1x`
 --> broken:schemas/a.yaml:1:30
  |
1 | buckets: { raw: { retention: 1x } }
  |                              ^^
  |
  = help: `infinite`, or a duration such as `90d`.

error[YA006]: `schemas/c.yaml` is not UTF-8 text: byte 0 begins no character
--> broken:schemas/c.yaml

error[YA007]: `daily` is defined twice
 --> broken:schemas/d.yaml:1:12
  |
1 | buckets: { daily: { retention: 1d } }
  |            ^^^^^
  |
 ::: broken:schemas/b.yaml:1:12
  |
1 | buckets: { daily: { retention: 1d } }
  |            ----- first here
  |
  = help: keep one of them: all files of a project are taken together

error: the definitions of `broken` cannot be used: 3 errors
  nothing was compared: this is about `broken`, not about the other side";
    assert_failed(&repository.check("", "broken"), said);
}

#[test]
fn a_broken_project_file_is_shown_and_whose_it_is() {
    let repository = two_commits();
    repository.git(&["checkout", "--quiet", "-b", "broken"]);
    repository.write("fluxform.yaml", "version: 1\nschema: x\n");
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    let said = "\
error[YA003]: unknown key `schema` in the file
 --> broken:fluxform.yaml:2:1
  |
2 | schema: x
  | ^^^^^^
  |
  = help: did you mean `schemas`?

error: broken:fluxform.yaml cannot be used: 1 error
  nothing was compared: this is about `broken`, not about the other side";
    assert_failed(&repository.check("", "broken"), said);
}

#[test]
fn broken_definitions_here_are_findings_as_ever() {
    let repository = two_commits();
    repository.write("schemas/a.yaml", "buckets: { raw: { retention: 1x } }\n");
    let alone = program::run(repository.path(), &["check"]);
    let ran = program::run(repository.path(), &["check", "--against=main"]);
    assert_eq!((ran.exit, ran.stdout), (1, alone.stdout));
}
