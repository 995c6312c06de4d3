//! All points of buckets, as lines: read through an archive, whose exactness tests of its own hold
//! against what was written.

use std::{fs::File, io::Read, num::NonZeroUsize};

use flate2::read::GzDecoder;
use fluxform::{
    influx::{Client, inspect},
    transfer::{Archive, Mover, Wanted, create},
};

/// The lines of those of the buckets that exist, sorted.
pub fn lines_of(client: &Client, buckets: &[&str]) -> Vec<Vec<u8>> {
    let live = inspect(client, buckets.iter().copied()).unwrap();
    let mut lines = Vec::new();
    for bucket in buckets.iter().filter_map(|name| live.bucket(name)) {
        let folder = tempfile::tempdir().unwrap();
        let mover = Mover::new(client, &live, NonZeroUsize::MIN);
        let archive = create(&mover, &bucket, &Wanted::default(), folder.path()).unwrap();
        lines.extend(lines_in(&archive));
    }
    lines.sort();
    lines
}

/// All lines of an archive, sorted. A line ends with its time: no text of a test has a line feed after
/// a digit.
pub fn lines_in(archive: &Archive) -> Vec<Vec<u8>> {
    let mut lines: Vec<Vec<u8>> = Vec::new();
    for entry in &archive.manifest.entries {
        let file = File::open(archive.folder.join(&entry.file)).unwrap();
        let mut bytes = Vec::new();
        GzDecoder::new(file).read_to_end(&mut bytes).unwrap();
        let ends =
            bytes.windows(2).enumerate().filter(|(_, pair)| pair[0].is_ascii_digit() && pair[1] == b'\n');
        let mut start = 0;
        for (at, _) in ends {
            lines.push(bytes[start..at + 2].to_vec());
            start = at + 2;
        }
        assert_eq!(start, bytes.len(), "{}", String::from_utf8_lossy(&bytes));
    }
    lines.sort();
    lines
}

pub fn sorted(lines: &[&[u8]]) -> Vec<Vec<u8>> {
    let mut lines: Vec<_> = lines.iter().map(|line| line.to_vec()).collect();
    lines.sort();
    lines
}

/// For a message: bytes that are no text are escaped.
pub fn readable(lines: &[Vec<u8>]) -> Vec<String> {
    lines.iter().map(|line| line.escape_ascii().to_string()).collect()
}
