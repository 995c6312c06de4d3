//! Points of every kind, and how they are looked at.

use std::{
    num::NonZeroUsize,
    path::{Path, PathBuf},
};

pub use crate::support::points::{lines_in as lines_of, readable, sorted};
use fluxform::{
    influx::{Client, Live, LiveBucket, inspect},
    model::{PointChange, Transform},
    transfer::{Archive, Mover, Wanted, create},
};

use crate::support::{influxd::Influxd, organization::Organization};

/// Lines as an archive has them: sorted tags, the shortest floats, a time.
pub const LINES: &[&[u8]] = &[
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

pub const DAY: u64 = 86_400;

pub fn jobs() -> NonZeroUsize {
    NonZeroUsize::new(2).unwrap()
}

/// A bucket with shard groups of a day that holds the lines.
pub fn bucket_with(organization: &Organization, name: &str, lines: &[&[u8]]) -> String {
    let id = organization.create_bucket(name, 0, DAY);
    write(organization, &id, &lines.concat());
    id
}

/// Writes lines to the bucket of this id.
pub fn write(organization: &Organization, bucket_id: &str, lines: &[u8]) {
    if !lines.is_empty() {
        let path = format!("/api/v2/write?orgID={}&bucket={bucket_id}", organization.id);
        organization.http().post_bytes(&path, lines);
    }
}

pub fn look(client: &Client, name: &str) -> (Live, LiveBucket) {
    let live = inspect(client, [name]).unwrap();
    let bucket = live.bucket(name).unwrap();
    (live, bucket)
}

/// Two organizations: with the token of the first the bounds of shard groups are not known, with that of
/// the second they are. The latter has a server of its own: `InfluxQL` looks where a token belongs, and
/// an operator's token belongs to the operator.
pub fn organizations() -> [(Organization, Option<Influxd>); 2] {
    [(Organization::new(), None), operator()]
}

/// The operator's own organization, on a server of its own.
pub fn operator() -> (Organization, Option<Influxd>) {
    let server = Influxd::start(&[]);
    let reply = server.operator().get("/api/v2/orgs?org=operator");
    let id = reply["orgs"][0]["id"].as_str().unwrap().to_owned();
    let (url, token) = (server.url.clone(), server.operator_token.clone());
    (Organization { url, id, name: "operator".to_owned(), token }, Some(server))
}

/// An archive in a new folder below `folder`.
pub fn archive(client: &Client, name: &str, wanted: &Wanted, folder: &Path) -> Archive {
    let (live, bucket) = look(client, name);
    create(&Mover::new(client, &live, jobs()), &bucket, wanted, folder).unwrap()
}

/// What a bucket holds, as sorted lines that can be read.
pub fn held(client: &Client, name: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    readable(&lines_of(&archive(client, name, &Wanted::default(), folder.path())))
}

/// Lines of text, sorted, as [`held`] has them.
pub fn text(lines: &str) -> Vec<String> {
    let mut lines: Vec<String> = lines
        .lines()
        .map(|line| format!("{}\n", line.trim()).as_bytes().escape_ascii().to_string())
        .collect();
    lines.sort();
    lines
}

pub fn rename_measurement(to: &str) -> Transform {
    Transform::of(PointChange::RenameMeasurement { to: to.to_owned() })
}

/// A folder that is gone when the test ends.
pub fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("archive");
    (folder, path)
}
