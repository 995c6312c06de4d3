//! What a case folder cannot hold: files too deep, too large, not text, links, and things that are
//! no files. Each has a clear answer; nothing hangs and nothing panics.

mod properties;

use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

use crate::support::{
    program::{self, Ran},
    project::Project,
};

/// A project whose rules are quiet about descriptions, with an empty folder of definitions.
fn project() -> Project {
    let project = Project::new();
    let rules = "rules: { DC101: off, DC102: off }";
    fs::write(project.path().join("fluxform.yaml"), format!("version: 1\n{rules}\n")).unwrap();
    fs::create_dir(project.path().join("schemas")).unwrap();
    project
}

/// What `check` says of a project with this one file.
fn check_file(content: impl AsRef<[u8]>) -> Ran {
    let project = project();
    fs::write(project.path().join("schemas/a.yaml"), content).unwrap();
    program::run(project.path(), &["check"])
}

/// The one finding, and exit code 1.
fn assert_finding(ran: &Ran, finding: &str) {
    assert_eq!((ran.exit, ran.stdout.as_str()), (1, format!("{finding}\n\n").as_str()), "{}", ran.stderr);
}

fn assert_reads(ran: &Ran, summary: &str) {
    let expected = Ran { exit: 0, stdout: String::new(), stderr: format!("{summary}\n") };
    assert_eq!(*ran, expected);
}

const ONE_BUCKET: &str = "buckets: { raw: { retention: 1d } }\n";

#[test]
fn ten_thousand_levels_of_flow_nesting_are_refused() {
    let ran = check_file("[\n".repeat(10_000));
    let finding = "\
error[YA001]: cannot read this YAML: nested deeper than 100 levels
   --> schemas/a.yaml:256:1
    |
256 | [
    | ^";
    assert_finding(&ran, finding);
    for opening in ["[", "{a: ", "[{a: "] {
        let ran = check_file(opening.repeat(10_000));
        let title = "error[YA001]: cannot read this YAML: nested deeper than 100 levels\n";
        assert!(ran.exit == 1 && ran.stdout.starts_with(title), "{ran:?}");
    }
}

#[test]
fn ten_thousand_levels_of_block_nesting_are_refused() {
    let deep: String = (0..10_000).map(|level| " ".repeat(level.min(200)) + "a:\n").collect();
    let ran = check_file(deep);
    assert_eq!(ran.exit, 1);
    assert!(
        ran.stdout.starts_with("error[YA001]: cannot read this YAML: nested deeper than 100 levels\n"),
        "{ran:?}"
    );
    let lists = check_file("- ".repeat(10_000) + "a\n");
    assert!(
        lists.stdout.starts_with("error[YA001]: cannot read this YAML: nested deeper than 100 levels\n"),
        "{lists:?}"
    );
}

#[test]
fn a_hundred_megabytes_are_not_read() {
    let ran = check_file(vec![b'#'; 100 << 20]);
    let finding = "error[YA006]: `schemas/a.yaml` has 104857600 bytes; a definition file has at most 33554432\n--> schemas/a.yaml";
    assert_finding(&ran, finding);
}

#[test]
fn a_file_of_the_largest_size_is_read() {
    let line = "# Nothing but comments, and one bucket at the end.\n";
    let ran = check_file(line.repeat((32 << 20) / line.len() - 1) + ONE_BUCKET);
    assert_reads(
        &ran,
        "checked 0 measurements, 1 bucket, 0 queries, 0 tables in 1 file: 0 errors, 0 warnings",
    );
}

#[test]
fn aliases_that_multiply_are_stopped() {
    let mut laughs =
        "tags: { x: { values: [a] } }\na: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n".to_owned();
    for (name, before) in ('b'..='i').zip('a'..) {
        laughs += &format!("{name}: &{name} [{}]\n", vec![format!("*{before}"); 9].join(", "));
    }
    let finding = "\
error[YA001]: cannot read this YAML: aliases add more than 1000000 values
 --> schemas/a.yaml:8:8
  |
8 | g: &g [*f, *f, *f, *f, *f, *f, *f, *f, *f]
  |        ^^";
    assert_finding(&check_file(laughs), finding);
}

#[test]
fn a_file_that_is_not_utf_8_says_at_which_byte() {
    for (before, after) in [("", ONE_BUCKET), ("buckets: { \"", "\": { retention: 1d } }"), (ONE_BUCKET, "")]
    {
        for bytes in [&b"\xff"[..], b"\xc3", b"\xed\xa0\x80", b"\xf0\x9f"] {
            let ran = check_file([before.as_bytes(), bytes, after.as_bytes()].concat());
            let at = before.len();
            let finding = format!(
                "error[YA006]: `schemas/a.yaml` is not UTF-8 text: byte {at} begins no character\n--> schemas/a.yaml"
            );
            assert_finding(&ran, &finding);
        }
    }
}

#[test]
fn utf_16_is_not_utf_8() {
    let text: Vec<u8> =
        ("\u{feff}".to_owned() + ONE_BUCKET).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let finding =
        "error[YA006]: `schemas/a.yaml` is not UTF-8 text: byte 0 begins no character\n--> schemas/a.yaml";
    assert_finding(&check_file(text), finding);
}

#[test]
fn a_link_to_its_own_folder_ends() {
    let project = project();
    let schemas = project.path().join("schemas");
    fs::create_dir(schemas.join("deep")).unwrap();
    fs::write(schemas.join("deep/a.yaml"), ONE_BUCKET).unwrap();
    symlink("..", schemas.join("deep/up")).unwrap();
    symlink(".", schemas.join("here")).unwrap();
    let ran = program::run(project.path(), &["check"]);
    assert_reads(
        &ran,
        "checked 0 measurements, 1 bucket, 0 queries, 0 tables in 1 file: 0 errors, 0 warnings",
    );
}

#[test]
fn a_folder_with_two_names_is_read_once_and_by_its_own() {
    let project = project();
    let schemas = project.path().join("schemas");
    fs::create_dir(schemas.join("shared")).unwrap();
    fs::write(schemas.join("shared/a.yaml"), "buckets: { raw: { retention: 1m } }\n").unwrap();
    symlink("shared", schemas.join("another")).unwrap();
    let ran = program::run(project.path(), &["check"]);
    let place = ran.stdout.lines().nth(1);
    assert_eq!((ran.exit, place), (1, Some(" --> schemas/shared/a.yaml:1:30")), "{ran:?}");
    assert_eq!(ran.stdout.matches("error[").count(), 1, "{ran:?}");
}

#[test]
fn a_file_with_two_names_is_read_once() {
    let project = project();
    let schemas = project.path().join("schemas");
    fs::write(schemas.join("real.yaml"), ONE_BUCKET).unwrap();
    symlink("real.yaml", schemas.join("another.yaml")).unwrap();
    let ran = program::run(project.path(), &["check"]);
    assert_reads(
        &ran,
        "checked 0 measurements, 1 bucket, 0 queries, 0 tables in 1 file: 0 errors, 0 warnings",
    );
}

#[test]
fn a_link_to_a_folder_outside_is_followed() {
    let (project, outside) = (project(), Project::new());
    fs::write(outside.path().join("a.yaml"), ONE_BUCKET).unwrap();
    symlink(outside.path(), project.path().join("schemas/outside")).unwrap();
    let ran = program::run(project.path(), &["check"]);
    assert_reads(
        &ran,
        "checked 0 measurements, 1 bucket, 0 queries, 0 tables in 1 file: 0 errors, 0 warnings",
    );
}

/// What `check` says where `schemas/x.yaml` was made by `make`.
fn check_thing(make: impl FnOnce(&Path)) -> Ran {
    let project = project();
    make(&project.path().join("schemas/x.yaml"));
    program::run(project.path(), &["check"])
}

#[test]
fn a_file_that_links_to_itself_is_a_finding() {
    let ran = check_thing(|path| symlink("x.yaml", path).unwrap());
    let finding = "\
error[YA006]: `schemas/x.yaml` cannot be read: Too many levels of symbolic links (os error 40)
--> schemas/x.yaml";
    assert_finding(&ran, finding);
}

#[test]
fn a_dangling_link_is_a_finding() {
    let ran = check_thing(|path| symlink("gone.yaml", path).unwrap());
    let finding = "\
error[YA006]: `schemas/x.yaml` cannot be read: No such file or directory (os error 2)
--> schemas/x.yaml";
    assert_finding(&ran, finding);
}

#[test]
fn a_folder_with_the_name_of_a_file_is_a_folder() {
    let ran = check_thing(|path| {
        fs::create_dir(path).unwrap();
        fs::write(path.join("a.yaml"), ONE_BUCKET).unwrap();
    });
    assert_reads(
        &ran,
        "checked 0 measurements, 1 bucket, 0 queries, 0 tables in 1 file: 0 errors, 0 warnings",
    );
}

#[test]
fn a_named_pipe_is_no_file() {
    let ran = check_thing(|path| assert!(Command::new("mkfifo").arg(path).status().unwrap().success()));
    assert_finding(&ran, "error[YA006]: `schemas/x.yaml` is not a regular file\n--> schemas/x.yaml");
}

#[test]
fn a_name_that_would_colour_the_terminal_is_shown_without() {
    let project = project();
    fs::write(project.path().join("schemas/a\u{1b}[31m\nb.yaml"), "buckets: 1 # \u{1b}[31m\n").unwrap();
    let ran = program::run(project.path(), &["check"]);
    assert!(ran.stdout.chars().all(|c| c == '\n' || !c.is_control()), "{:?}", ran.stdout);
    assert_eq!(ran.exit, 1);
}

#[test]
fn the_project_file_is_read_with_the_same_care() {
    let project = Project::new();
    for (content, message) in [
        (&b"\xff"[..], "is not UTF-8 text: byte 0 begins no character"),
        (b"\xef\xbb\xbfversion: 1\n# \xff", "is not UTF-8 text: byte 16 begins no character"),
    ] {
        fs::write(project.path().join("fluxform.yaml"), content).unwrap();
        let ran = program::run(project.path(), &["check"]);
        assert_eq!(ran.stderr, format!("error: fluxform.yaml cannot be used\n  {message}\n"));
        assert_eq!(ran.exit, 2);
    }
}
