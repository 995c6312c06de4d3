//! Windows kept in files: read, digested, compressed, on the disk.

use std::{
    fs, io,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{Entry, files::Sink};
use crate::{
    points::{Batch, Digest, encode},
    transfer::{Error, Mover, Sum, Window, again::again, change::Change, read::Reader},
};

/// A folder that gets files, each under a number of its own.
#[derive(Debug)]
pub(in crate::transfer) struct Folder<'a> {
    path: &'a Path,
    next: AtomicUsize,
}

/// What a file has, and what its points will become.
#[derive(Debug)]
pub(in crate::transfer) struct Kept {
    pub entry: Entry,
    pub digest: Digest,
    pub expected: Digest,
}

impl<'a> Folder<'a> {
    /// Makes the folder of a job that removes what it kept; files that are in it stay. Without a journal
    /// nobody knows what they are, and they may be all that is left of points: then there may be none.
    pub fn open_for(mover: &Mover<'_>, path: &'a Path) -> Result<Self, Error> {
        let folder = Self::open(path)?;
        let is_first = folder.next.load(Ordering::Relaxed) == 1;
        if is_first || mover.journal.is_kept() { Ok(folder) } else { Err(Error::NotEmpty(path.to_owned())) }
    }

    /// Makes the folder; files that are in it stay.
    pub fn open(path: &'a Path) -> Result<Self, Error> {
        let at = |source| Error::File { path: path.to_owned(), source };
        fs::create_dir_all(path).map_err(at)?;
        // The folder itself must survive a power failure as its files do.
        if let Some(parent) = path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            fs::File::open(parent).and_then(|parent| parent.sync_all()).map_err(at)?;
        }
        let mut last = 0;
        for file in fs::read_dir(path).map_err(at)? {
            let name = file.map_err(at)?.file_name();
            let number = name.to_str().and_then(|name| name.strip_suffix(".lp.gz")?.parse().ok());
            last = last.max(number.unwrap_or(0));
        }
        Ok(Self { path, next: AtomicUsize::new(last + 1) })
    }

    pub fn path(&self) -> &'a Path {
        self.path
    }

    /// Keeps the points of a window in a new file; nothing where there are none. The file is on disk
    /// when this returns. `change` is what will become of the points.
    pub fn keep(
        &self,
        reader: &Reader<'_>,
        window: Window,
        change: Option<&Change<'_>>,
    ) -> Result<Option<Kept>, Error> {
        let file = format!("{:06}.lp.gz", self.next.fetch_add(1, Ordering::Relaxed));
        again(|| self.keep_as(&file, reader, window, change))
    }

    fn keep_as(
        &self,
        file: &str,
        reader: &Reader<'_>,
        window: Window,
        change: Option<&Change<'_>>,
    ) -> Result<Option<Kept>, Error> {
        let path = self.path.join(file);
        self.remove_half(&path)?;
        let (mut sink, mut lines, mut expected) = (None, Vec::new(), Digest::default());
        let mut write = |batch: &Batch| {
            reader.mover.pace.wait(batch.times.len());
            lines.clear();
            encode(batch, &mut lines);
            if sink.is_none() {
                sink = Some(Sink::create(path.clone())?);
            }
            sink.as_mut().map_or(Ok(()), |sink| sink.write(&lines))
        };
        let digest = match change {
            None => reader.read(window, &mut |batch| write(&batch))?,
            Some(change) => {
                let mut add = |batch: &Batch| {
                    expected.add(batch);
                    Ok(())
                };
                change.all(window.last, &mut add, |take| {
                    reader.read(window, &mut |batch| {
                        write(&batch)?;
                        take(batch)
                    })
                })?
            }
        };
        let Some(sink) = sink else { return Ok(None) };
        let written = sink.finish()?;
        let sum = Sum::from(digest);
        let entry = Entry {
            file: file.to_owned(),
            measurement: reader.measurement.to_owned(),
            window: window.into(),
            points: sum.points,
            values: sum.values,
            digest: sum.digest,
            bytes: written.bytes,
            sha256: written.sha256,
        };
        Ok(Some(Kept { entry, digest, expected }))
    }

    /// Removes a file that an attempt before this one left half.
    fn remove_half(&self, path: &Path) -> Result<(), Error> {
        match fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(Error::File { path: path.to_owned(), source: error })
            }
            _ => Ok(()),
        }
    }

    /// Waits until the names of the files are on disk, too.
    pub fn sync(&self) -> Result<(), Error> {
        let synced = fs::File::open(self.path).and_then(|folder| folder.sync_all());
        synced.map_err(|source| Error::File { path: self.path.to_owned(), source })
    }
}
