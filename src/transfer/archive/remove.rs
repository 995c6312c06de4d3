//! Removing archives: their own files and nothing else that may be in the folder.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::transfer::Error;

/// Whether a folder has nothing in it but files of an archive that was not finished.
pub fn is_unfinished(folder: &Path) -> Result<bool, Error> {
    let files = files(folder)?;
    let is_ours = files.iter().all(|file| is_of_archive(file));
    Ok(is_ours && !files.is_empty() && !files.iter().any(|file| file.ends_with("manifest.json")))
}

/// Removes the files of an archive, finished or not, and the folder if nothing else is in it.
pub fn remove(folder: &Path) -> Result<(), Error> {
    // The manifest first: what is left if this is interrupted must not look like an archive.
    let mut ours: Vec<PathBuf> = files(folder)?.into_iter().filter(|file| is_of_archive(file)).collect();
    ours.sort_by_key(|file| !file.ends_with("manifest.json"));
    for file in ours {
        fs::remove_file(&file).map_err(|source| Error::File { path: file, source })?;
    }
    match fs::remove_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::DirectoryNotEmpty => {
            Err(Error::File { path: folder.to_owned(), source: error })
        }
        _ => Ok(()),
    }
}

fn is_of_archive(file: &Path) -> bool {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let number = name.strip_suffix(".lp.gz");
    let is_points =
        number.is_some_and(|number| number.len() >= 6 && number.bytes().all(|byte| byte.is_ascii_digit()));
    is_points || name == "manifest.json" || name == "manifest.json.unfinished"
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Error> {
    let at = |source| Error::File { path: folder.to_owned(), source };
    let entries: Result<Vec<_>, _> = fs::read_dir(folder).map_err(at)?.collect();
    Ok(entries.map_err(at)?.into_iter().map(|entry| entry.path()).collect())
}
