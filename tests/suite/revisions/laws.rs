//! Whatever files, folders and links there are: a revision has the definitions of the folder that it was
//! made from.

use std::{fs, os::unix::fs::symlink, path::Path};

use fluxform::workspace::{ReadFile, Revision, read_definitions};
use proptest::{
    prelude::*,
    sample::select,
    strategy::ValueTree,
    test_runner::{Config, TestRunner},
};

use crate::support::repository::Repository;

/// How many folders are made up; all of them are in one commit.
const FOLDERS: usize = 300;

/// A path of a few names, so that links often meet something.
fn path() -> impl Strategy<Value = String> {
    let name = select(&["a", "a.yaml", "a.yaml", "a-b", "b.yml", ".a"][..]);
    prop::collection::vec(name, 1..4).prop_map(|names| names.join("/"))
}

/// Where a link leads: up, down, with points and slashes that say nothing or that it is a folder.
fn link() -> impl Strategy<Value = String> {
    let up =
        prop::collection::vec(select(&["../", "./", "../", ".//"][..]), 0..3).prop_map(|ups| ups.concat());
    let end = select(&["", "", "", "", "/", "/.", "/..", "/../a"][..]);
    (up, path(), end).prop_map(|(up, path, end)| format!("{up}{path}{end}"))
}

/// Files, as nothing, and links.
fn things() -> impl Strategy<Value = Vec<(String, Option<String>)>> {
    prop::collection::vec((path(), prop::option::weighted(0.7, link())), 1..20)
}

/// Makes a thing if nothing is in its way.
fn make(folder: &Path, (path, link): &(String, Option<String>)) {
    let place = folder.join(path);
    // A link to a folder elsewhere may be a part of the path: nothing is written through one.
    let mut above = place.ancestors().skip(1).take_while(|above| above.starts_with(folder));
    if above.any(Path::is_symlink) || fs::create_dir_all(place.parent().unwrap()).is_err() {
        return;
    }
    match link {
        _ if place.is_symlink() || place.exists() => {}
        Some(link) => symlink(link, place).unwrap(),
        None => fs::write(place, path).unwrap(),
    }
}

/// The files with their texts, or what is alike in what both readers say of those that they cannot read.
fn plain(files: Vec<ReadFile>) -> Vec<(String, Result<String, &'static str>)> {
    let said = |error: String| if error.contains("outside") { "outside" } else { "unreadable" };
    files.into_iter().map(|file| (file.path, file.text.map_err(|error| said(error.to_string())))).collect()
}

#[test]
fn a_revision_has_the_definitions_of_its_folder() {
    let repository = Repository::new();
    let mut runner = TestRunner::new_with_rng(
        Config::default(),
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    for number in 0..FOLDERS {
        let folder = repository.path().join(format!("top/{number}/schemas"));
        fs::create_dir_all(&folder).unwrap();
        let things = things().new_tree(&mut runner).unwrap().current();
        for thing in &things {
            make(&folder, thing);
        }
        fs::write(folder.join("z.yaml"), "git keeps no empty folder").unwrap();
    }
    repository.commit();
    let mut revision = Revision::open(repository.path(), "HEAD", None).unwrap();
    let (mut links, mut unreadable) = (0, 0);
    for number in 0..FOLDERS {
        let folder = format!("top/{number}/schemas");
        let except = format!("{folder}/b.yml");
        let there = plain(read_definitions(repository.path(), &folder, &[&except]));
        let read = plain(revision.read_definitions(&folder, &[&except]).unwrap());
        assert_eq!(read, there, "{folder}");
        links +=
            read.iter().filter(|(path, text)| text.as_ref().is_ok_and(|text| !path.ends_with(text))).count();
        unreadable += read.iter().filter(|(_, text)| text.is_err()).count();
    }
    assert!(
        links > FOLDERS / 4 && unreadable > FOLDERS / 4,
        "too few to mean anything: {links}, {unreadable}"
    );
}
