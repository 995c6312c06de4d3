//! The files of a project, wherever they are kept.

use std::{collections::BTreeMap, path::Path};

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

/// Texts that stand for those of files, by the paths of these within the project.
pub type Texts = BTreeMap<String, String>;

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

/// Files of which some are to be read as if they held other texts.
#[derive(Debug)]
pub struct Overlaid<'t, F> {
    pub files: F,
    pub texts: &'t Texts,
}

impl<F> Overlaid<'_, F> {
    fn overlay(&self, mut file: ReadFile) -> ReadFile {
        if let Some(text) = self.texts.get(&file.path) {
            file.text = Ok(text.clone());
        }
        file
    }
}

impl<F: Files> Files for Overlaid<'_, F> {
    fn file(&mut self, path: &str) -> Result<Option<ReadFile>, Failure> {
        let file = self.files.file(path)?;
        Ok(file.map(|file| self.overlay(file)))
    }

    fn has_folder(&mut self, path: &str) -> Result<bool, Failure> {
        self.files.has_folder(path)
    }

    fn definitions(&mut self, folder: &str, except: &[&str]) -> Result<Vec<ReadFile>, Failure> {
        let files = self.files.definitions(folder, except)?;
        Ok(files.into_iter().map(|file| self.overlay(file)).collect())
    }

    fn shown(&self, path: &str) -> String {
        self.files.shown(path)
    }

    fn place(&self, path: &str) -> String {
        self.files.place(path)
    }
}
