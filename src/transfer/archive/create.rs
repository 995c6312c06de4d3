//! Making an archive: read, digest, compress, to the disk.

use std::{
    collections::BTreeSet,
    fs,
    num::NonZeroUsize,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{Archive, Entry, Manifest, files::Sink};
use crate::{
    influx::{Client, Live, LiveBucket, ShardGroups, side_by_side},
    model::{ObservedBucket, ObservedMeasurement, TimeRange},
    points::encode,
    transfer::{Error, Window, look::look, read::From, windows},
};

/// Which points of a bucket.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Names on the server; all measurements if none is named.
    pub measurements: BTreeSet<String>,
    /// All times if it is not given.
    pub range: Option<Window>,
}

/// One file to be written.
struct Piece<'a> {
    number: usize,
    measurement: &'a str,
    seen: &'a ObservedMeasurement,
    window: Window,
}

/// Archives points of a bucket in an empty or new folder, with at most `jobs` windows at a time.
/// `told` hears of each file that is on disk, and how many windows are left.
///
/// # Errors
/// Also a bucket whose points cannot be read exactly. What was written by then stays, without a
/// manifest.
pub fn create(
    client: &Client,
    live: &Live,
    bucket: &LiveBucket,
    wanted: &Wanted,
    folder: &Path,
    jobs: NonZeroUsize,
    told: &(dyn Fn(&Entry, usize) + Sync),
) -> Result<Archive, Error> {
    let no_source = || Error::NoSource { bucket: bucket.settings.name.clone() };
    let source = client.source(live, bucket)?.ok_or_else(no_source)?;
    let is_wanted = |name: &str| wanted.measurements.is_empty() || wanted.measurements.contains(name);
    let seen = look(client, live, &bucket.settings.name, is_wanted, jobs)?;
    let pieces = pieces(&seen, real_groups(client, bucket)?.as_deref(), bucket, wanted);
    empty(folder)?;
    let from = From { client, bucket, source: &source };
    let left = AtomicUsize::new(pieces.len());
    let entries: Result<Vec<Option<Entry>>, Error> = side_by_side(jobs, || {
        let entries = pieces.par_iter().map(|piece| {
            let entry = archive(&from, piece, folder)?;
            let left = left.fetch_sub(1, Ordering::Relaxed) - 1;
            if let Some(entry) = &entry {
                told(entry, left);
            }
            Ok(entry)
        });
        entries.collect()
    });
    let entries = entries?.into_iter().flatten().collect();
    let manifest = Manifest::new(&live.server, &live.organization.name, &bucket.settings, entries);
    Archive::finish(folder, manifest)
}

/// The bounds of the shard groups, where the token may read them.
fn real_groups(client: &Client, bucket: &LiveBucket) -> Result<Option<Vec<TimeRange>>, Error> {
    Ok(match client.shard_groups(bucket)? {
        ShardGroups::Known(groups) => {
            Some(groups.iter().map(|group| TimeRange { start: group.start, end: group.end }).collect())
        }
        ShardGroups::Unknown { .. } => None,
    })
}

fn pieces<'a>(
    seen: &'a ObservedBucket,
    groups: Option<&[TimeRange]>,
    bucket: &LiveBucket,
    wanted: &Wanted,
) -> Vec<Piece<'a>> {
    let duration = bucket.settings.keeping.shard_group_duration;
    let within = |window: Window| wanted.range.map_or(Some(window), |range| window.within(range));
    let pieces = seen.measurements.iter().flat_map(|(measurement, seen)| {
        let windows = windows(seen, groups, duration).into_iter().filter_map(within);
        windows.map(|window| Piece { number: 0, measurement, seen, window })
    });
    pieces.enumerate().map(|(number, piece)| Piece { number: number + 1, ..piece }).collect()
}

/// Makes the folder, or sees that there is nothing in it.
fn empty(folder: &Path) -> Result<(), Error> {
    let at = |source| Error::File { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(at)?;
    match fs::read_dir(folder).map_err(at)?.next() {
        None => Ok(()),
        Some(_) => Err(Error::NotEmpty(folder.to_owned())),
    }
}

/// Writes one file; none where there are no points.
fn archive(from: &From<'_>, piece: &Piece<'_>, folder: &Path) -> Result<Option<Entry>, Error> {
    let file = format!("{:06}.lp.gz", piece.number);
    let (mut sink, mut lines) = (None, Vec::new());
    let digest = from.window(piece.measurement, piece.seen, piece.window, |batch| {
        lines.clear();
        encode(batch, &mut lines);
        if sink.is_none() {
            sink = Some(Sink::create(folder.join(&file))?);
        }
        sink.as_mut().map_or(Ok(()), |sink| sink.write(&lines))
    })?;
    let Some(sink) = sink else { return Ok(None) };
    let written = sink.finish()?;
    Ok(Some(Entry {
        file,
        measurement: piece.measurement.to_owned(),
        window: piece.window.into(),
        points: digest.points,
        values: digest.values,
        digest: format!("{:032x}", digest.sum),
        bytes: written.bytes,
        sha256: written.sha256,
    }))
}
