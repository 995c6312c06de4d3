//! Reading a revision leaves everything as it is: the index to the byte, the references, the work tree.

use std::{fs, time::SystemTime};

use super::{assert_read, bucket, two_commits};
use crate::support::{program, project::tree};

#[test]
fn nothing_of_the_repository_changes() {
    let repository = two_commits();
    repository.write("schemas/b.yaml", bucket("staged"));
    repository.git(&["add", "--all"]);
    repository.write("schemas/b.yaml", bucket("written"));
    repository.write("schemas/untracked.yaml", bucket("untracked"));
    // A command that looks at the work tree would write the new time into the index.
    let touched = fs::File::options().write(true).open(repository.path().join("schemas/a.yaml")).unwrap();
    touched.set_modified(SystemTime::UNIX_EPOCH).unwrap();
    let status = repository.git(&["status", "--porcelain"]);
    let before = tree(repository.path());
    assert_read(&repository.check("", "v1"), "v1", &["buckets.untracked", "buckets.written"]);
    for failing in ["mian", "main:schemas", "schemas:"] {
        assert_eq!(repository.check("", failing).exit, 2);
    }
    assert!(tree(repository.path()) == before, "a file was changed, made or removed");
    assert_eq!(repository.git(&["status", "--porcelain"]), status);
    assert_eq!(status, "MM schemas/b.yaml\n?? schemas/untracked.yaml");
}

#[test]
fn a_repository_that_may_not_be_written_is_read() {
    let repository = two_commits();
    let writable = fs::metadata(repository.path().join(".git")).unwrap().permissions();
    let mut read_only = writable.clone();
    read_only.set_readonly(true);
    fs::set_permissions(repository.path().join(".git"), read_only).unwrap();
    let ran = program::run(repository.path(), &["check", "--format=json", "--against", "v1"]);
    fs::set_permissions(repository.path().join(".git"), writable).unwrap();
    assert_read(&ran, "v1", &["buckets.daily"]);
}

#[test]
fn two_runs_say_the_same() {
    let repository = two_commits();
    assert_eq!(repository.check("", "v1"), repository.check("", "v1"));
}
