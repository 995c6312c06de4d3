//! The project's own templates.

use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

use super::WriteError;

/// The deepest that a folder of templates nests; a link that leads back ends here.
const DEEPEST: usize = 8;

/// All files below `folder` by their paths in it, with `/` between the parts; hidden ones are passed
/// over.
///
/// # Errors
/// What cannot be read, or is not UTF-8 text.
pub fn read_overrides(folder: &Path) -> Result<BTreeMap<String, String>, WriteError> {
    let mut found = BTreeMap::new();
    collect(folder, "", DEEPEST, &mut found)?;
    Ok(found)
}

fn collect(
    folder: &Path,
    prefix: &str,
    depth: usize,
    found: &mut BTreeMap<String, String>,
) -> Result<(), WriteError> {
    for path in entries(folder).map_err(WriteError::io("read", folder))? {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if name.starts_with('.') {
            continue;
        }
        if path.is_dir() && depth > 0 {
            collect(&path, &format!("{prefix}{name}/"), depth - 1, found)?;
        } else {
            let text = fs::read_to_string(&path).map_err(WriteError::io("read", &path))?;
            found.insert(format!("{prefix}{name}"), text);
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect()
}
