//! Makes a folder hold the generated files.

use std::{
    collections::BTreeSet,
    fs,
    io::Write,
    path::{Path, PathBuf},
};

use rayon::prelude::*;

use super::{
    Difference, WriteError, compare,
    manifest::{self, Manifest},
    path::resolve,
};
use crate::generate::File;

/// Writes the files that differ and removes those that are stale; gives back what it changed.
///
/// A file that is there is replaced as a whole: whoever reads it sees the old contents or the new
/// ones. Nothing is changed if anything is in the way.
///
/// # Errors
/// As [`compare`], and what the system refuses while writing.
pub fn write<'f>(folder: &Path, files: &'f [File]) -> Result<Vec<Difference<'f>>, WriteError> {
    let differences = compare(folder, files)?;
    if differences.is_empty() {
        return Ok(differences);
    }
    fs::create_dir_all(folder).map_err(WriteError::io("create", folder))?;
    announce(folder, files)?;
    make_folders(folder, &differences)?;
    let is_manifest = |difference: &&Difference<'_>| difference.path == manifest::NAME;
    let others = differences.par_iter().filter(|difference| !is_manifest(difference));
    others.map(|difference| apply(folder, difference)).collect::<Result<(), _>>()?;
    differences.iter().filter(is_manifest).try_for_each(|difference| apply(folder, difference))?;
    Ok(differences)
}

/// Puts the new files into the manifest before they are written: after an interruption they are
/// still known to be generated.
fn announce(folder: &Path, files: &[File]) -> Result<(), WriteError> {
    let mut manifest = Manifest::read(folder)?;
    let known = manifest.files.len();
    for (path, hash) in Manifest::of(files).files {
        manifest.files.entry(path).or_insert(hash);
    }
    if manifest.files.len() == known {
        return Ok(());
    }
    let file = manifest.file();
    replace(&folder.join(&file.path), &file.contents)
}

/// Makes each folder that a file is written into, once.
fn make_folders(folder: &Path, differences: &[Difference<'_>]) -> Result<(), WriteError> {
    let written = differences.iter().filter(|difference| difference.after.is_some());
    let parents: BTreeSet<&Path> =
        written.filter_map(|difference| Path::new(&difference.path).parent()).collect();
    parents.into_iter().try_for_each(|parent| {
        let parent = folder.join(parent);
        fs::create_dir_all(&parent).map_err(WriteError::io("create", &parent))
    })
}

fn apply(folder: &Path, difference: &Difference<'_>) -> Result<(), WriteError> {
    let place = resolve(folder, &difference.path)?;
    match &difference.after {
        Some(contents) if difference.before.is_none() => create(&place, contents),
        Some(contents) => replace(&place, contents),
        None => remove(folder, &place),
    }
}

/// Removes a file, and the folders that it leaves empty.
fn remove(folder: &Path, place: &Path) -> Result<(), WriteError> {
    fs::remove_file(place).map_err(WriteError::io("remove", place))?;
    let parents = place.ancestors().skip(1).take_while(|parent| *parent != folder);
    for parent in parents {
        // Fails where something else is left in it, which then stays.
        if fs::remove_dir(parent).is_err() {
            break;
        }
    }
    Ok(())
}

/// Writes a file that is not there yet. Nobody reads it so far, and creating thousands of files
/// under one name and renaming each takes several times as long.
pub(super) fn create(place: &Path, contents: &str) -> Result<(), WriteError> {
    fill(place, contents).map_err(|error| {
        // A part of a file must not stay; that it cannot be removed is no news.
        let _ = fs::remove_file(place);
        WriteError::io("write", place)(error)
    })
}

/// Writes a new file beside the old one and puts it in its place.
fn replace(place: &Path, contents: &str) -> Result<(), WriteError> {
    let new = beside(place);
    create(&new, contents)?;
    put(&new, place)
}

/// Puts a new file in the place of an old one.
pub(super) fn put(new: &Path, place: &Path) -> Result<(), WriteError> {
    fs::rename(new, place).map_err(|error| {
        let _ = fs::remove_file(new);
        WriteError::io("write", place)(error)
    })
}

fn fill(place: &Path, contents: &str) -> std::io::Result<()> {
    let mut file = fs::File::create(place)?;
    file.write_all(contents.as_bytes())?;
    if contents.starts_with("#!") { make_executable(&file) } else { Ok(()) }
}

pub(super) fn beside(place: &Path) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}.{}.new", std::process::id()))
}

#[cfg(unix)]
fn make_executable(file: &fs::File) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    let mode = file.metadata()?.permissions().mode();
    // Whoever may read it may run it.
    file.set_permissions(fs::Permissions::from_mode(mode | ((mode & 0o444) >> 2)))
}

#[cfg(not(unix))]
fn make_executable(_: &fs::File) -> std::io::Result<()> {
    Ok(())
}
