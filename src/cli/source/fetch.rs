//! A source → its texts.

use std::path::Path;

use super::{Source, revision};
use crate::{
    cli::{
        Failure,
        project::{self, Folder, Unusable},
    },
    workspace::{self, ReadFile},
};

/// The definition files of a source.
#[derive(Debug)]
pub struct Fetched {
    pub source: Source,
    /// What stands before the path of each file to say where it is: `main:home/`, `../before/`, nothing
    /// in this project.
    pub prefix: String,
    pub files: Vec<ReadFile>,
}

/// Fetches the texts of a source. `root` is the folder of this project, if there is one: revisions are
/// those of its repository, and show its folder.
pub fn fetch(source: &Source, root: Option<&Path>) -> Result<Fetched, Unusable> {
    let (prefix, files) = texts(source, root).map_err(|unusable| unusable.of(source))?;
    Ok(Fetched { source: source.clone(), prefix, files })
}

/// What stands before the path of each file, and the files.
fn texts(source: &Source, root: Option<&Path>) -> Result<(String, Vec<ReadFile>), Unusable> {
    match source {
        Source::Working => of_folder(root.unwrap_or(Path::new(".")), String::new()),
        Source::Folder(path) => of_folder(path, with_slash(&path.display().to_string())),
        Source::Revision { name, path } => {
            // A path is relative to where it was written.
            let folder = root.filter(|_| path.is_none()).unwrap_or(Path::new("."));
            revision::fetch(folder, name, path.as_deref())
        }
        Source::Live | Source::Ledger { .. } => {
            let failure = Failure::new(format!("`{}` has no definitions", source.label()));
            Err(failure.detail("name a revision of git or a folder").into())
        }
    }
}

fn of_folder(root: &Path, prefix: String) -> Result<(String, Vec<ReadFile>), Unusable> {
    if !root.is_dir() {
        return Err(Failure::new(format!("there is no folder {}", root.display())).into());
    }
    let mut folder = Folder { root, prefix: &prefix };
    let files = match project::project(&mut folder)? {
        Some(project) => project::definitions(&mut folder, &project)?,
        None => workspace::read_definitions(root, "", &[]),
    };
    Ok((prefix, files))
}

fn with_slash(path: &str) -> String {
    if path.ends_with('/') { path.to_owned() } else { format!("{path}/") }
}
