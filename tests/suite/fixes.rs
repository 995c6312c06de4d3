//! What `check --fix` does to files as files: links, permissions, and what stands beside them.

use std::{
    fs::{self, Permissions},
    os::unix::fs::{PermissionsExt, symlink},
    path::Path,
};

use crate::support::{
    program::{self, Ran},
    project::{Project, tree},
};

const WRONG: &str = "buckets: { raw: { rationale: Enough., description: Raw., retentoin: 30d } }\n";
const RIGHT: &str = "buckets: { raw: { rationale: Enough., description: Raw., retention: 30d } }\n";
const TAGS: &str = "tags: { host: { descripton: Host., max_values: 3 } }\n";

/// A project with these files.
fn project(files: &[(&str, &str)]) -> Project {
    let project = Project::new();
    fs::create_dir(project.path().join("schemas")).unwrap();
    fs::write(project.path().join("fluxform.yaml"), "version: 1\nrules: { RF111: off }\n").unwrap();
    for (path, text) in files {
        fs::write(project.path().join(path), text).unwrap();
    }
    project
}

fn fix(project: &Project) -> Ran {
    program::run(project.path(), &["check", "--fix"])
}

/// That the fixes were refused, and that nothing was written anywhere.
fn assert_refused(project: &Project, because: &str) {
    let before = tree(project.path());
    let ran = fix(project);
    assert_eq!((ran.exit, ran.stdout.as_str()), (2, ""));
    assert_eq!(ran.stderr, format!("error: cannot write the fixes: {because}\n  no file was changed\n"));
    assert_eq!(tree(project.path()), before);
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn permissions_stay_and_nothing_is_left_beside() {
    let project = project(&[("schemas/home.yaml", WRONG)]);
    let file = project.path().join("schemas/home.yaml");
    fs::set_permissions(&file, Permissions::from_mode(0o640)).unwrap();
    let ran = fix(&project);
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(read(&file), RIGHT);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o7777, 0o640);
    let files: Vec<String> = tree(project.path()).into_keys().collect();
    assert_eq!(files, ["fluxform.yaml", "schemas/home.yaml"]);
}

#[test]
fn a_read_only_file_stops_all_of_them() {
    let project = project(&[("schemas/a.yaml", TAGS), ("schemas/home.yaml", WRONG)]);
    let file = project.path().join("schemas/home.yaml");
    fs::set_permissions(&file, Permissions::from_mode(0o444)).unwrap();
    assert_refused(&project, &format!("{} is read-only", file.display()));
    let diff = program::run(project.path(), &["check", "--diff"]);
    assert_eq!(diff.exit, 1);
    assert!(diff.stdout.contains(&format!("+{RIGHT}")), "{}", diff.stdout);
}

#[test]
fn a_link_within_the_project_stays_one() {
    let project = project(&[("home.txt", WRONG)]);
    let link = project.path().join("schemas/home.yaml");
    symlink("../home.txt", &link).unwrap();
    let ran = fix(&project);
    assert_eq!(ran.exit, 0, "{}", ran.stderr);
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("../home.txt"));
    assert_eq!(read(&project.path().join("home.txt")), RIGHT);
}

#[test]
fn nothing_is_written_outside_of_the_project() {
    let outside = Project::new();
    let file = outside.path().join("home.yaml");
    fs::write(&file, WRONG).unwrap();
    for (target, name) in [(file.as_path(), "schemas/home.yaml"), (outside.path(), "schemas/more")] {
        let project = project(&[("schemas/a.yaml", TAGS)]);
        symlink(target, project.path().join(name)).unwrap();
        let shown = if name.ends_with("more") { "schemas/more/home.yaml" } else { name };
        assert_refused(&project, &format!("`{shown}` leads out of its folder"));
        assert_eq!(read(&file), WRONG);
    }
}

/// Slips in keys of the example, all through its files.
const SLIPS: [(&str, &str); 9] = [
    ("retention:", "retentoin:"),
    ("rationale:", "rationle:"),
    ("    bucket:", "    buckett:"),
    ("buckets:", "bukets:"),
    ("max_values:", "max_valeus:"),
    ("volume:", "voulme:"),
    ("unit:", "uint:"),
    ("source:", "soruce:"),
    ("measurements:", "mesurements:"),
];

#[test]
fn the_example_comes_back_to_the_byte() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut original = tree(&root.join("schemas"));
    original.retain(|path, _| path != "baseline.yaml");
    for (right, wrong) in SLIPS {
        let project = project(&[]);
        let mut spoilt = 0;
        for (path, content) in &original {
            let text = str::from_utf8(content).unwrap();
            spoilt += text.matches(right).count();
            let place = project.path().join("schemas").join(path);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, text.replace(right, wrong)).unwrap();
        }
        assert!(spoilt > 0, "{right}");
        let ran = fix(&project);
        assert_eq!(
            ran.stderr.matches("\nfixed ").count() + 1,
            spoilt,
            "{right}\n{}{}",
            ran.stdout,
            ran.stderr
        );
        let fixed = tree(&project.path().join("schemas"));
        for (path, content) in &original {
            assert_eq!(String::from_utf8_lossy(&fixed[path]), String::from_utf8_lossy(content), "{path}");
        }
    }
}
