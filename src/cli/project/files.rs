//! The files of a project, wherever they are kept.

use std::path::Path;

use crate::{
    cli::Failure,
    workspace::{self, ReadFile},
};

/// A place with the files of a project. Paths are relative to the folder of the project file.
pub trait Files {
    /// Reads a file; nothing if there is none.
    fn file(&mut self, path: &str) -> Result<Option<ReadFile>, Failure>;

    /// Whether there is such a folder.
    fn has_folder(&mut self, path: &str) -> Result<bool, Failure>;

    /// Reads the definition files below a folder, but those of `except`.
    fn definitions(&mut self, folder: &str, except: &[&str]) -> Result<Vec<ReadFile>, Failure>;

    /// A path as messages show it.
    fn shown(&self, path: &str) -> String;

    /// A path in full, to say where something was looked for.
    fn place(&self, path: &str) -> String;
}

/// Files that lie in a folder.
#[derive(Debug)]
pub struct Folder<'f> {
    pub root: &'f Path,
    /// What stands before paths that are shown.
    pub prefix: &'f str,
}

impl Files for Folder<'_> {
    fn file(&mut self, path: &str) -> Result<Option<ReadFile>, Failure> {
        Ok(self.root.join(path).is_file().then(|| workspace::read_file(self.root, path)))
    }

    fn has_folder(&mut self, path: &str) -> Result<bool, Failure> {
        Ok(self.root.join(path).is_dir())
    }

    fn definitions(&mut self, folder: &str, except: &[&str]) -> Result<Vec<ReadFile>, Failure> {
        Ok(workspace::read_definitions(self.root, folder, except))
    }

    fn shown(&self, path: &str) -> String {
        format!("{}{path}", self.prefix)
    }

    fn place(&self, path: &str) -> String {
        self.root.join(path).display().to_string()
    }
}
