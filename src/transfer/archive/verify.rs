//! Whether an archive is whole: every file there, and its bytes as they were written.

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::{Archive, files};
use crate::transfer::Error;

/// The lines are read a mebibyte at a time, to be thrown away.
const PIECE: usize = 1 << 20;

/// Reads every file.
///
/// # Errors
/// The first file, in the order of the manifest, that is missing or damaged.
pub fn verify(archive: &Archive) -> Result<(), Error> {
    let checks = archive
        .manifest
        .entries
        .par_iter()
        .map(|entry| files::read(&archive.folder.join(&entry.file), &entry.sha256, PIECE, |_| Ok(())));
    checks.collect::<Vec<_>>().into_iter().collect()
}
