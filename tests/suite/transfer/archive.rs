//! Points into files and back: every type, every byte, every shard group, compared as lines.

use std::fs;

use fluxform::transfer::{Archive, Error, Mover, Wanted, Window, create, restore, verify};

use super::sample::{LINES, archive, bucket_with, jobs, lines_of, look, readable, sorted};
use crate::support::organization::Organization;

#[test]
fn every_value_comes_out_and_goes_in_as_it_is() {
    let organization = Organization::new();
    let client = organization.client();
    let folder = tempfile::tempdir().unwrap();
    bucket_with(&organization, "from", LINES);
    let first = archive(&client, "from", &Wanted::default(), &folder.path().join("first"));
    assert_eq!(readable(&lines_of(&first)), readable(&sorted(LINES)));
    assert_eq!(first.manifest.points, LINES.len() as u64);
    verify(&first).unwrap();

    bucket_with(&organization, "to", &[]);
    let (live, to) = look(&client, "to");
    restore(&Mover::new(&client, &live, jobs()), &to, &first).unwrap();
    let second = archive(&client, "to", &Wanted::default(), &folder.path().join("second"));
    let digests = |archive: &Archive| {
        let entries = archive.manifest.entries.iter();
        entries
            .map(|entry| (entry.measurement.clone(), entry.points, entry.digest.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(digests(&first), digests(&second));
    // Writing again changes nothing.
    restore(&Mover::new(&client, &live, jobs()), &to, &first).unwrap();
    assert_eq!(Archive::open(&folder.path().join("first")).unwrap(), first);
}

#[test]
fn only_what_is_wanted() {
    let organization = Organization::new();
    let client = organization.client();
    let folder = tempfile::tempdir().unwrap();
    bucket_with(&organization, "from", LINES);
    let range = Some(Window { first: 86_401_000_000_000, last: 172_800_999_999_999 });
    let wanted = Wanted { measurements: ["two".to_owned(), "all".to_owned()].into(), range };
    let archive = archive(&client, "from", &wanted, folder.path());
    let expected =
        LINES.iter().filter(|line| line.starts_with(b"two") && line.windows(4).any(|part| part == b" 864"));
    let expected: Vec<&[u8]> = expected.copied().collect();
    assert_eq!(readable(&lines_of(&archive)), readable(&sorted(&expected)));
}

#[test]
fn an_empty_bucket_is_an_archive_without_files() {
    let organization = Organization::new();
    let client = organization.client();
    let folder = tempfile::tempdir().unwrap();
    bucket_with(&organization, "from", &[]);
    let archive = archive(&client, "from", &Wanted::default(), folder.path());
    assert_eq!((archive.manifest.points, archive.manifest.entries.len()), (0, 0));
}

#[test]
fn damage_and_disagreement_are_found() {
    let organization = Organization::new();
    let client = organization.client();
    let folder = tempfile::tempdir().unwrap();
    bucket_with(&organization, "from", LINES);
    let whole = archive(&client, "from", &Wanted::default(), folder.path());
    bucket_with(&organization, "other", &[b"two,h=z v=9.5 2000000000\n"]);
    let (live, other) = look(&client, "other");
    let differs = restore(&Mover::new(&client, &live, jobs()), &other, &whole).unwrap_err();
    let expected = "after writing, `other` does not hold what was archived of `two` from 1970-01-01T00:00:01Z to 1970-01-01T00:59:59.999999999Z";
    assert_eq!(differs.to_string(), expected);

    let file = folder.path().join(&whole.manifest.entries[0].file);
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, bytes).unwrap();
    assert!(matches!(verify(&whole).unwrap_err(), Error::Damaged(path) if path == file));
    assert!(matches!(Archive::open(&folder.path().join("none")).unwrap_err(), Error::NoManifest(_)));
    let (live, from) = look(&client, "from");
    let again = create(&Mover::new(&client, &live, jobs()), &from, &Wanted::default(), folder.path());
    assert!(matches!(again.unwrap_err(), Error::NotEmpty(_)));
}
