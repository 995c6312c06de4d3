//! JSON fields of the generated crate: values of every kind come back as they were, and what their
//! schemas forbid is not written. The tables are held by a program that is compiled with the crate.

use std::fs;

use super::{
    rust::{cargo, hold, made},
    schema,
};

#[test]
fn values_come_back_and_are_checked() {
    let folder = made("generated-shapes", &schema(&[("shapes.yaml", include_str!("shapes.yaml"))]));
    let tests = folder.join("tests");
    // One of an earlier run is not as rustfmt leaves what is generated.
    let _ = fs::remove_dir_all(&tests);
    hold(&folder);
    fs::create_dir_all(&tests).unwrap();
    fs::write(tests.join("shapes.rs"), include_str!("shapes_program.rs")).unwrap();
    cargo(&folder, &["test", "--offline", "--quiet"]);
}
