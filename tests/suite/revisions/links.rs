//! Symbolic links are followed as far as they stay in the repository.

use std::os::unix::fs::symlink;

use super::files::{assert_found, of_head};
use crate::support::repository::Repository;

/// A repository with these links, each with what it leads to, beside `schemas/real/a.yaml`.
fn with_links(links: &[(&str, &str)]) -> Repository {
    let repository = Repository::new();
    repository.write("schemas/real/a.yaml", "a");
    repository.write("elsewhere/deep/b.yaml", "b");
    repository.write("elsewhere/c.yaml", "c");
    for (path, to) in links {
        symlink(to, repository.path().join(path)).unwrap();
    }
    repository.commit();
    repository
}

#[test]
fn links_to_files_and_folders_are_followed() {
    let repository = with_links(&[
        ("schemas/file.yaml", "../elsewhere/c.yaml"),
        ("schemas/text", "../elsewhere/c.yaml"),
        ("schemas/folder", "../elsewhere/deep"),
    ]);
    let found = ["schemas/file.yaml", "schemas/folder/b.yaml", "schemas/real/a.yaml"];
    assert_found(&repository, "schemas", &[], &found);
}

#[test]
fn a_chain_of_links_is_followed() {
    let repository = with_links(&[
        ("schemas/one.yaml", "../two"),
        ("two", "./three/../elsewhere/deep/b.yaml"),
        ("three", "elsewhere/deep/../deep"),
    ]);
    // `three/..` is the folder of what `three` leads to, in which there is no `elsewhere`.
    assert_eq!(
        of_head(&repository, "schemas", &[])[0],
        ("schemas/one.yaml".to_owned(), Err("is a link to nothing".to_owned()))
    );
    let repository = with_links(&[
        ("schemas/one.yaml", "../two"),
        ("two", "./three/../c.yaml"),
        ("three", "elsewhere/deep/../deep"),
    ]);
    assert_found(&repository, "schemas", &[], &["schemas/one.yaml", "schemas/real/a.yaml"]);
}

#[test]
fn what_has_two_names_is_read_once_and_by_its_own() {
    let repository = with_links(&[
        ("schemas/a.yaml", "real/a.yaml"),
        ("schemas/another", "real"),
        ("schemas/here", "."),
        ("schemas/real/up", ".."),
        ("schemas/z", "../elsewhere"),
        ("schemas/y", "../elsewhere/deep"),
    ]);
    let found = ["schemas/real/a.yaml", "schemas/y/b.yaml", "schemas/z/c.yaml"];
    assert_found(&repository, "schemas", &[], &found);
}

#[test]
fn the_folder_itself_may_be_a_link() {
    let repository =
        with_links(&[("definitions", "elsewhere"), ("elsewhere/d.yaml", "../schemas/real/a.yaml")]);
    let found = ["definitions/c.yaml", "definitions/d.yaml", "definitions/deep/b.yaml"];
    assert_found(&repository, "definitions", &[], &found);
    assert_found(&repository, "definitions", &["elsewhere/c.yaml", "schemas/real"], &found[1..]);
    assert_found(&repository, "definitions", &["schemas/real/a.yaml"], &[found[0], found[2]]);
}

#[test]
fn links_that_lead_nowhere_are_said() {
    let repository = with_links(&[
        ("schemas/absolute.yaml", "/etc/hosts"),
        ("schemas/circle.yaml", "circle.yaml"),
        ("schemas/nothing.yaml", "gone.yaml"),
        ("schemas/file.yaml", "real/a.yaml/b"),
        ("schemas/outside", "../../other"),
        // These would be no definitions wherever they led.
        ("schemas/nothing", "gone"),
        ("schemas/circle", "circle"),
    ]);
    let found = of_head(&repository, "schemas", &[]);
    let found: Vec<_> =
        found.iter().map(|(path, text)| (path.as_str(), text.as_ref().map_err(String::as_str))).collect();
    assert_eq!(
        found,
        [
            ("schemas/absolute.yaml", Err("is a link that leads out of the repository")),
            ("schemas/circle.yaml", Err("is a link that leads in a circle")),
            ("schemas/file.yaml", Err("is a link to nothing")),
            ("schemas/nothing.yaml", Err("is a link to nothing")),
            ("schemas/outside", Err("is a link that leads out of the repository")),
            ("schemas/real/a.yaml", Ok(&"a".to_owned())),
        ]
    );
}
