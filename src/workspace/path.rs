//! Paths that stay in their folder.

use std::{
    fs, io,
    path::{Component, Path, PathBuf},
};

use super::WriteError;

/// The folder of a target, which lies in the folder of the project.
///
/// # Errors
/// A path that is absolute or climbs with `..`.
pub fn target_folder(root: &Path, folder: &str) -> Result<PathBuf, WriteError> {
    if is_inside(folder) {
        return Ok(root.join(folder));
    }
    Err(WriteError::Outside { path: folder.to_owned() })
}

/// The place of the generated file `path` in `folder`.
///
/// # Errors
/// A path that leaves the folder, by its text or through a link.
pub(super) fn resolve(folder: &Path, path: &str) -> Result<PathBuf, WriteError> {
    if path.is_empty() || path.contains('\\') || !is_inside(path) {
        return Err(WriteError::Outside { path: path.to_owned() });
    }
    let mut place = folder.to_owned();
    let mut parts = path.split('/').peekable();
    while let Some(part) = parts.next() {
        place.push(part);
        check(&place, parts.peek().is_some())?;
    }
    Ok(place)
}

fn is_inside(path: &str) -> bool {
    let plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    Path::new(path).components().all(plain)
}

/// What exists must be what is expected: a folder on the way, a plain file at its end.
fn check(place: &Path, folder: bool) -> Result<(), WriteError> {
    match fs::symlink_metadata(place) {
        Ok(about) if (if folder { about.is_dir() } else { about.is_file() }) => Ok(()),
        Ok(_) => Err(WriteError::NotPlain { path: place.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(WriteError::io("look at", place)(error)),
    }
}
