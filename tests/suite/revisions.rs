//! The definitions of another revision, from git objects: what is read, what can be named, and what is
//! said where that is not possible. Real repositories, made by git.

mod beside;
mod clones;
mod documentation;
mod environments;
mod files;
mod folders;
mod laws;
mod links;
mod names;
mod projects;
mod untouched;

use serde_json::Value;

use crate::support::{program::Ran, repository::Repository};

/// A project file whose rules are quiet about descriptions.
const PROJECT: &str = "version: 1\nrules: { DC101: off, DC102: off }\n";

/// A file of definitions with one bucket.
fn bucket(name: &str) -> String {
    format!("buckets: {{ {name}: {{ retention: 1d }} }}\n")
}

/// A repository with a project of one bucket in its first commit, tagged `v1`, and two in its second.
fn two_commits() -> Repository {
    let repository = Repository::new();
    repository.write("fluxform.yaml", PROJECT);
    repository.write("schemas/a.yaml", bucket("raw"));
    repository.commit();
    repository.git(&["tag", "v1"]);
    repository.write("schemas/b.yaml", bucket("daily"));
    repository.commit();
    repository
}

/// The definitions of `label` were read: this is what differs from them.
fn assert_read(ran: &Ran, label: &str, differs: &[&str]) {
    let review: Value = serde_json::from_str(&ran.stdout).unwrap_or_else(|error| panic!("{error}: {ran:?}"));
    let changes = review["changes"].as_array().unwrap().iter();
    let mut paths: Vec<&str> = changes.map(|change| change["path"].as_str().unwrap()).collect();
    paths.sort_unstable();
    assert_eq!((review["against"].as_str(), paths.as_slice()), (Some(label), differs), "{ran:?}");
}

/// Nothing was compared, and this was said.
fn assert_failed(ran: &Ran, said: &str) {
    assert_eq!(*ran, Ran { exit: 2, stdout: String::new(), stderr: format!("{said}\n") });
}
