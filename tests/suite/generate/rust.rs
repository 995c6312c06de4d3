//! The Rust target: formatted as rustfmt leaves it, without a warning of Clippy and rustdoc.

use std::{fs, path::Path, process::Command};

use fluxform::generate::Target;

use super::{example, files, odd, put, schema};

/// A crate outside of any workspace, whose build is kept between runs.
pub(super) fn made(name: &str, schema: &fluxform::model::Schema) -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(folder.join("src"));
    put(&folder, &files(Target::Rust, schema));
    let manifest = folder.join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text + "\n[workspace]\n").unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    folder
}

pub(super) fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    command
        .current_dir(folder)
        .args(arguments)
        .env_remove("CARGO_TARGET_DIR")
        .env("RUSTDOCFLAGS", "-D warnings");
    let output = command.output().unwrap();
    let (out, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{arguments:?}\n{out}\n{errors}");
    out.into_owned()
}

pub(super) fn hold(folder: &Path) {
    cargo(folder, &["fmt", "--check"]);
    cargo(folder, &["clippy", "--offline", "--quiet", "--", "-D", "warnings", "-D", "clippy::pedantic"]);
    cargo(folder, &["doc", "--offline", "--quiet", "--no-deps", "--all-features"]);
}

#[test]
fn the_example_is_clean() {
    hold(&made("generated-example", &example()));
}

#[test]
fn odd_names_are_clean() {
    hold(&made("generated-odd", &odd()));
}

#[test]
fn the_order_of_the_definitions_does_not_matter() {
    let head = "buckets: { b: { retention: 1h } }\ntags: { t: {}, u: { values: [x, y] } }\n\
                measurements: { m: { bucket: b, tags: [t, u], fields: { f: { type: float } } } }\n";
    let one = "one: { parameters: { a: { tag: u, example: x }, b: { type: float, example: 1 } }, from: m, \
               where: { t: x, u: $a } }";
    let other = "one: { where: { u: $a, t: x }, from: m, parameters: { b: { example: 1, type: float }, \
                 a: { example: x, tag: u } } }";
    let two = "two: { from: m }";
    let made = |queries: String| files(Target::Rust, &schema(&[("a.yaml", &format!("{head}{queries}"))]));
    assert_eq!(
        made(format!("queries:\n  {one}\n  {two}\n")),
        made(format!("queries:\n  {two}\n  {other}\n"))
    );
}
