//! JSON fields of the generated crate: values of every kind come back as they were, and what their
//! schemas forbid is not written. The crate is compiled with a program that holds the tables.

use fluxform::generate::Target;

use super::{
    files,
    rust::{cargo, hold, made},
    schema,
};

#[test]
fn values_come_back_and_are_checked() {
    let schema = schema(&[("shapes.yaml", include_str!("shapes.yaml"))]);
    let folder = made("generated-shapes", &schema);
    hold(&folder);
    let tests = folder.join("tests");
    std::fs::create_dir_all(&tests).unwrap();
    std::fs::write(tests.join("shapes.rs"), include_str!("shapes_program.rs")).unwrap();
    cargo(&folder, &["test", "--offline", "--quiet"]);
    assert!(files(Target::Rust, &schema).iter().any(|file| file.path == "src/shapes.rs"));
}
