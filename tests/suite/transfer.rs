//! Points into files and back: every type, every byte, every shard group, compared as lines.

use std::{fs, num::NonZeroUsize, path::Path};

use fluxform::{
    influx::{Client, Live, LiveBucket, inspect},
    transfer::{Archive, Error, Wanted, Window, create, restore, verify},
};

use crate::support::{
    organization::Organization,
    points::{lines_in as lines, readable, sorted},
};

/// Lines as the archive writes them: sorted tags, the shortest floats, a time.
const LINES: &[&[u8]] = &[
    b"all,t=a b=t,f=-0.0,i=9223372036854775807i,s=\"\",u=18446744073709551615u 1000000000\n",
    b"all,t=a b=f,f=5e-324,i=-9223372036854775808i,s=\"a\\\\b\\\"c\",u=0u 2000000000\n",
    b"all,t=a f=1.7976931348623157e308,i=5i,u=5u 3000000000\n",
    b"all,t=a s=\"\xff\xfe \xc3\" 4000000000\n",
    b"all,t=a f=3.0,s=\"line\nfeed\r\n\r,end \\\\\" 5000000000\n",
    b"odd\\ m\\,x,t\\ \\,\\==v\\ \\,\\=,\xf0\x9f\x8c\xa1=\xf0\x9f\x8f\xa0 f\\ \\,\\==1i -1000000000\n",
    b"same,k=tag k=\"field\" 1000000000\n",
    b"two,h=a v=1.5 1000000000\n",
    b"two,h=b v=2.5 1000000000\n",
    b"two,h=a v=300i 86401000000000\n",
    b"two,h=c v=4i 86401000000000\n",
    b"two,h=c w=7u 86402000000000\n",
    b"two,h=c v=\"x\" 172801000000000\n",
    b"two,h=c w=-7i 172802000000000\n",
    b"two,h=c w=7i 172803000000000\n",
    b"z v=1i 4102444800000000000\n",
];

fn jobs() -> NonZeroUsize {
    NonZeroUsize::new(2).unwrap()
}

/// A bucket with shard groups of a day that holds the lines.
fn bucket_with(organization: &Organization, name: &str, lines: &[&[u8]]) -> String {
    let id = organization.create_bucket(name, 0, 86_400);
    if !lines.is_empty() {
        let path = format!("/api/v2/write?orgID={}&bucket={id}", organization.id);
        organization.http().post_bytes(&path, &lines.concat());
    }
    id
}

fn look(client: &Client, name: &str) -> (Live, LiveBucket) {
    let live = inspect(client, [name]).unwrap();
    let bucket = live.bucket(name).unwrap();
    (live, bucket)
}

fn archive(client: &Client, name: &str, wanted: &Wanted, folder: &Path) -> Archive {
    let (live, bucket) = look(client, name);
    create(client, &live, &bucket, wanted, folder, jobs(), &|_, _| {}).unwrap()
}

#[test]
fn every_value_comes_out_and_goes_in_as_it_is() {
    let organization = Organization::new();
    let client = organization.client();
    let folder = tempfile::tempdir().unwrap();
    bucket_with(&organization, "from", LINES);
    let first = archive(&client, "from", &Wanted::default(), &folder.path().join("first"));
    assert_eq!(readable(&lines(&first)), readable(&sorted(LINES)));
    assert_eq!(first.manifest.points, LINES.len() as u64);
    verify(&first).unwrap();

    bucket_with(&organization, "to", &[]);
    let (live, to) = look(&client, "to");
    restore(&client, &live, &to, &first, jobs(), &|_, _| {}).unwrap();
    let second = archive(&client, "to", &Wanted::default(), &folder.path().join("second"));
    let digests = |archive: &Archive| {
        let entries = archive.manifest.entries.iter();
        entries
            .map(|entry| (entry.measurement.clone(), entry.points, entry.digest.clone()))
            .collect::<Vec<_>>()
    };
    assert_eq!(digests(&first), digests(&second));
    // Writing again changes nothing.
    restore(&client, &live, &to, &first, jobs(), &|_, _| {}).unwrap();
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
    assert_eq!(readable(&lines(&archive)), readable(&sorted(&expected)));
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
    let differs = restore(&client, &live, &other, &whole, jobs(), &|_, _| {}).unwrap_err();
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
    let again = create(&client, &live, &from, &Wanted::default(), folder.path(), jobs(), &|_, _| {});
    assert!(matches!(again.unwrap_err(), Error::NotEmpty(_)));
}
