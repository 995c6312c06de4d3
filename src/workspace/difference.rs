//! What differs between the files that should be in a folder and those that are.

use std::{
    borrow::Cow,
    fs,
    io::{self, Read},
    path::Path,
};

use rayon::prelude::*;
use similar::TextDiff;

use super::{
    WriteError,
    manifest::{Manifest, digest},
    path::resolve,
};
use crate::generate::File;

/// A file that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'f> {
    /// The path within the folder.
    pub path: String,
    /// The contents as they are; none if there is no such file.
    pub before: Option<String>,
    /// The contents as they should be; none if there should be no such file.
    pub after: Option<Cow<'f, str>>,
}

/// What [`write`](super::write) would change in `folder`, sorted by path; nothing is written.
///
/// # Errors
/// A file that is somebody else's, where one should be written or removed; a path that leads out of
/// the folder; or what the system refuses.
pub fn compare<'f>(folder: &Path, files: &'f [File]) -> Result<Vec<Difference<'f>>, WriteError> {
    let manifest = Manifest::read(folder)?;
    let wanted = Manifest::of(files);
    let changed = files.par_iter().map(|file| changed(folder, file, &manifest)).collect::<Vec<_>>();
    let stale = manifest.files.iter().filter(|(path, _)| !wanted.files.contains_key(*path));
    let stale = stale.map(|(path, hash)| stale_file(folder, path, hash));
    let mut found = Vec::new();
    for difference in changed.into_iter().chain(stale) {
        found.extend(difference?);
    }
    found.extend(compare_manifest(folder, &manifest, &wanted)?);
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn changed<'f>(
    folder: &Path,
    file: &'f File,
    manifest: &Manifest,
) -> Result<Option<Difference<'f>>, WriteError> {
    let place = resolve(folder, &file.path)?;
    if holds(&place, file.contents.as_bytes()).map_err(WriteError::io("read", &place))? {
        return Ok(None);
    }
    let before = read(&place)?;
    if before.is_some() && !manifest.files.contains_key(&file.path) {
        return Err(WriteError::Foreign { path: place });
    }
    Ok(Some(Difference {
        path: file.path.clone(),
        before: before.map(text),
        after: Some(Cow::Borrowed(&file.contents)),
    }))
}

fn stale_file(folder: &Path, path: &str, hash: &str) -> Result<Option<Difference<'static>>, WriteError> {
    let place = resolve(folder, path)?;
    let Some(before) = read(&place)? else { return Ok(None) };
    if digest(&before) != hash {
        return Err(WriteError::Edited { path: place });
    }
    Ok(Some(Difference { path: path.to_owned(), before: Some(text(before)), after: None }))
}

fn compare_manifest(
    folder: &Path,
    manifest: &Manifest,
    wanted: &Manifest,
) -> Result<Option<Difference<'static>>, WriteError> {
    let file = wanted.file();
    let before = read(&resolve(folder, &file.path)?)?;
    if before.is_some() && manifest == wanted {
        return Ok(None);
    }
    Ok(Some(Difference { path: file.path, before: before.map(text), after: Some(Cow::Owned(file.contents)) }))
}

/// Whether the file is there and has these contents. Of thousands of files nearly all do: none of them
/// is read into memory of its own.
fn holds(place: &Path, contents: &[u8]) -> io::Result<bool> {
    let mut file = match fs::File::open(place) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    let (mut rest, mut part) = (contents, [0; 16 << 10]);
    loop {
        let length = file.read(&mut part)?;
        if length == 0 {
            return Ok(rest.is_empty());
        }
        let Some(after) = rest.strip_prefix(&part[..length]) else { return Ok(false) };
        rest = after;
    }
}

fn read(place: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match fs::read(place) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(WriteError::io("read", place)(error)),
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

impl Difference<'_> {
    /// The change as a unified diff; `folder`, if it has a name, stands before the path in its header.
    pub fn unified(&self, folder: &str) -> String {
        let slash = if folder.is_empty() { "" } else { "/" };
        let side = |present: bool, letter: char| {
            if present { format!("{letter}/{folder}{slash}{}", self.path) } else { "/dev/null".to_owned() }
        };
        let (old, new) = (side(self.before.is_some(), 'a'), side(self.after.is_some(), 'b'));
        let before = self.before.as_deref().unwrap_or_default();
        let after = self.after.as_deref().unwrap_or_default();
        TextDiff::from_lines(before, after).unified_diff().header(&old, &new).to_string()
    }
}
