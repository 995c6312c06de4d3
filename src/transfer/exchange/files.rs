//! Points out of the files that they are kept in.

use std::path::Path;

use crate::{
    points::{Batch, Digest, decode},
    transfer::{Entry, Error, Window, archive::read_file, compare::rows},
};

/// Some files of a folder, in an order in which the later ones count more.
#[derive(Debug, Clone, Copy)]
pub(in crate::transfer) struct Files<'a> {
    pub folder: &'a Path,
    pub entries: &'a [Entry],
}

/// Lines that are decoded at a time.
const PIECE: usize = 1 << 18;

impl<'a> Files<'a> {
    /// Lets `take` have the points of a window.
    pub fn batches(
        &self,
        window: Window,
        take: &mut dyn FnMut(Batch) -> Result<(), Error>,
    ) -> Result<(), Error> {
        let mut touched = self.entries.iter().filter(|entry| entry.window().within(window).is_some());
        touched.try_for_each(|entry| {
            let is_inside = entry.window().within(window) == Some(entry.window());
            file(self.folder, entry, &mut |batch| {
                take(if is_inside { batch } else { within(&batch, window) })
            })
        })
    }

    /// Those that have points of a window, each alone.
    pub fn touching(self, window: Window) -> impl Iterator<Item = Self> + 'a {
        self.each().filter(move |file| file.window().within(window).is_some())
    }

    /// From the first to the last of their windows.
    pub fn window(&self) -> Window {
        let windows = || self.entries.iter().map(Entry::window);
        let (first, last) =
            (windows().map(|window| window.first).min(), windows().map(|window| window.last).max());
        Window { first: first.unwrap_or(i64::MAX), last: last.unwrap_or(i64::MIN) }
    }

    /// About how many values there are in a window.
    pub fn values(&self, window: Window) -> u64 {
        let touched = self.entries.iter().filter(|entry| entry.window().within(window).is_some());
        touched.map(|entry| entry.values).sum()
    }

    /// What all of them add up to.
    pub fn digest(&self) -> Digest {
        let mut all = Digest::default();
        self.entries.iter().filter_map(Entry::digest).for_each(|digest| all.merge(digest));
        all
    }

    /// One of them alone.
    pub fn each(self) -> impl Iterator<Item = Self> + 'a {
        let folder = self.folder;
        self.entries.chunks(1).map(move |entries| Self { folder, entries })
    }
}

/// Lets `take` have the points of a file.
///
/// # Errors
/// [`Error::Damaged`] where the file is not as it was written; `take` may have had something by then.
pub(super) fn file(
    folder: &Path,
    entry: &Entry,
    take: &mut dyn FnMut(Batch) -> Result<(), Error>,
) -> Result<(), Error> {
    let path = folder.join(&entry.file);
    read_file(&path, &entry.sha256, PIECE, |lines| {
        let mut failure = None;
        let decoded = decode(lines, &mut |batch| {
            failure = take(batch).err();
            failure.is_none()
        });
        match failure {
            Some(error) => Err(error),
            None => decoded.map_err(|_| Error::Damaged(path.clone())),
        }
    })
}

/// Reads a file and sees that it has just the points that were read from the server.
pub(super) fn check(folder: &Path, entry: &Entry) -> Result<(), Error> {
    let mut digest = Digest::default();
    file(folder, entry, &mut |batch| {
        digest.add(&batch);
        Ok(())
    })?;
    if entry.digest() == Some(digest) { Ok(()) } else { Err(Error::Damaged(folder.join(&entry.file))) }
}

pub(super) fn within(batch: &Batch, window: Window) -> Batch {
    let is_inside = |time: &i64| (window.first..=window.last).contains(time);
    rows(batch, &batch.times.iter().map(is_inside).collect::<Vec<_>>())
}
