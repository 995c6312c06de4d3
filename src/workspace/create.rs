//! Makes new files and touches none that exists.

use std::{
    fs::{self, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

use super::{WriteError, path::resolve};
use crate::generate::File;

/// Writes files that are not there yet into `folder`: all of them, or none.
///
/// # Errors
/// A file that is there, before anything is written or because somebody makes it meanwhile; a path
/// that leads out of the folder; or what the system refuses.
pub fn create(folder: &Path, files: &[File]) -> Result<(), WriteError> {
    let places: Vec<PathBuf> =
        files.iter().map(|file| resolve(folder, &file.path)).collect::<Result<_, _>>()?;
    if let Some(there) = places.iter().find(|place| place.symlink_metadata().is_ok()) {
        return Err(WriteError::There { path: there.clone() });
    }
    let mut made = Vec::new();
    for (place, file) in places.iter().zip(files) {
        if let Err(error) = create_one(place, &file.contents, &mut made) {
            // What was made here must not stay alone; that it cannot be removed is no news.
            for place in made {
                drop(fs::remove_file(place));
            }
            return Err(error);
        }
    }
    Ok(())
}

fn create_one<'p>(place: &'p Path, contents: &str, made: &mut Vec<&'p Path>) -> Result<(), WriteError> {
    if let Some(parent) = place.parent() {
        fs::create_dir_all(parent).map_err(WriteError::io("create", parent))?;
    }
    let mut file = OpenOptions::new().write(true).create_new(true).open(place).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            WriteError::There { path: place.to_owned() }
        } else {
            WriteError::io("create", place)(error)
        }
    })?;
    made.push(place);
    file.write_all(contents.as_bytes()).map_err(WriteError::io("write", place))
}
