//! Puts other contents into files of a project that somebody wrote.

use std::{
    fs::{self, OpenOptions},
    path::{Path, PathBuf},
};

use super::{
    Difference, WriteError,
    write::{beside, create, put},
};

/// Makes each file hold its `after` instead of its `before`: all of them, or none if any cannot be
/// written. Whoever reads one meanwhile sees the old contents or the new ones. A link stays one, and so
/// do permissions.
///
/// # Errors
/// A file that leads out of `root`, may not be written, or was changed meanwhile; what the system
/// refuses. While files are put in place, which comes last, it may refuse some of them.
pub fn replace(root: &Path, files: &[Difference<'_>]) -> Result<(), WriteError> {
    let root = root.canonicalize().map_err(WriteError::io("open", root))?;
    let places: Vec<PathBuf> = files.iter().map(|file| place(&root, file)).collect::<Result<_, _>>()?;
    let prepared = places.iter().zip(files).try_for_each(|(place, file)| prepare(place, file));
    let written = prepared.and_then(|()| places.iter().try_for_each(|place| put(&beside(place), place)));
    if written.is_err() {
        for place in &places {
            // Nothing must stay beside the files; that it cannot be removed is no news.
            drop(fs::remove_file(beside(place)));
        }
    }
    written
}

/// Where a file really is, if it may be written and holds what it held.
fn place(root: &Path, file: &Difference<'_>) -> Result<PathBuf, WriteError> {
    let shown = root.join(&file.path);
    let place = shown.canonicalize().map_err(WriteError::io("open", &shown))?;
    if !place.starts_with(root) {
        return Err(WriteError::Outside { path: file.path.clone() });
    }
    let about = fs::metadata(&place).map_err(WriteError::io("look at", &place))?;
    if about.permissions().readonly() {
        return Err(WriteError::ReadOnly { path: shown });
    }
    OpenOptions::new().write(true).open(&place).map_err(WriteError::io("write", &shown))?;
    let now = fs::read(&place).map_err(WriteError::io("read", &shown))?;
    let is_as_before = file.before.as_deref().is_some_and(|before| before.as_bytes() == now);
    if is_as_before { Ok(place) } else { Err(WriteError::Meanwhile { path: shown }) }
}

/// Writes the new file beside the old one, with its permissions.
fn prepare(place: &Path, file: &Difference<'_>) -> Result<(), WriteError> {
    let new = beside(place);
    create(&new, file.after.as_deref().unwrap_or_default())?;
    let about = fs::metadata(place).map_err(WriteError::io("look at", place))?;
    fs::set_permissions(&new, about.permissions()).map_err(WriteError::io("write", &new))
}
