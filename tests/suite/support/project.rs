//! A project in a temporary folder, removed when the test ends.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use tempfile::TempDir;

/// A folder with files.
#[derive(Debug)]
pub struct Project {
    _folder: TempDir,
    path: PathBuf,
}

/// The files of a folder and what they hold, by their paths with `/`.
pub type Tree = BTreeMap<String, Vec<u8>>;

impl Project {
    /// An empty folder.
    pub fn new() -> Self {
        let folder = TempDir::with_prefix("fluxform-").unwrap();
        // Messages name the real path, which on some systems is not the one that was asked for.
        let path = folder.path().canonicalize().unwrap();
        Self { _folder: folder, path }
    }

    /// A folder with a copy of all files below `original`.
    pub fn copy_of(original: &Path) -> Self {
        let project = Self::new();
        write_tree(&project.path, &tree(original));
        project
    }

    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The files below `folder`; none if there is no such folder.
pub fn tree(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(current) = folders.pop() {
        for entry in fs::read_dir(&current).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                tree.insert(relative(&path, folder), fs::read(&path).unwrap());
            }
        }
    }
    tree
}

/// Writes `tree` below `folder`.
pub fn write_tree(folder: &Path, tree: &Tree) {
    for (path, content) in tree {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content).unwrap();
    }
}

fn relative(path: &Path, folder: &Path) -> String {
    let parts = path.strip_prefix(folder).unwrap().iter();
    parts.map(|part| part.to_str().unwrap()).collect::<Vec<_>>().join("/")
}
