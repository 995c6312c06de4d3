//! Reading the definition files of a project: every `*.yaml` and `*.yml` below a folder.

use std::{
    collections::BTreeSet,
    fs, io,
    path::{Path, PathBuf},
};

/// The largest definition file, in bytes. The tree of a file takes some fifteen times its size,
/// and a file that a person reviews has a few thousand lines.
const LARGEST: u64 = 32 << 20;

/// A file as found: its path relative to the root, and its text or why there is none.
#[derive(Debug)]
pub struct ReadFile {
    pub path: String,
    pub text: Result<String, ReadError>,
}

/// Why a file or folder could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    #[error("cannot be read")]
    Io(#[from] io::Error),
    #[error("is not UTF-8 text: byte {at} begins no character")]
    NotText { at: usize },
    #[error("has {size} bytes; a definition file has at most {LARGEST}")]
    TooLarge { size: u64 },
    #[error("is not a regular file")]
    NotAFile,
}

/// Reads all definition files below `folder`, itself relative to `root`, sorted by path.
///
/// Symbolic links are followed, each folder is read once however many links lead to it, and
/// hidden files and folders are passed over. `except` are paths that are not definitions.
pub fn read_definitions(root: &Path, folder: &str, except: &[&str]) -> Vec<ReadFile> {
    let except = except.iter().map(|path| root.join(path)).collect();
    let mut walk = Walk { root, except, seen: BTreeSet::new(), files: Vec::new() };
    walk.folder(&root.join(folder));
    walk.files.sort_by(|a, b| a.path.cmp(&b.path));
    walk.files
}

/// Reads one file; `path` is relative to `root`.
pub fn read_file(root: &Path, path: &str) -> ReadFile {
    ReadFile { path: path.to_owned(), text: read_text(&root.join(path)) }
}

struct Walk<'r> {
    root: &'r Path,
    except: Vec<PathBuf>,
    seen: BTreeSet<PathBuf>,
    files: Vec<ReadFile>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        // A folder is known by where it really is: a link that leads back ends here.
        match folder.canonicalize() {
            Ok(real) if !self.seen.contains(&real) => _ = self.seen.insert(real),
            Ok(_) => return,
            Err(error) => return self.found(folder, Err(error.into())),
        }
        match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(entries) => entries.iter().for_each(|entry| self.entry(&entry.path())),
            Err(error) => self.found(folder, Err(error.into())),
        }
    }

    fn entry(&mut self, path: &Path) {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden || self.except.iter().any(|except| except == path) {
            return;
        }
        if path.is_dir() {
            self.folder(path);
        } else if path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml") {
            self.found(path, read_text(path));
        }
    }

    fn found(&mut self, path: &Path, text: Result<String, ReadError>) {
        let shown = path.strip_prefix(self.root).unwrap_or(path).to_string_lossy().into_owned();
        self.files.push(ReadFile { path: shown, text });
    }
}

fn read_text(path: &Path) -> Result<String, ReadError> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        return Err(ReadError::NotAFile);
    }
    if about.len() > LARGEST {
        return Err(ReadError::TooLarge { size: about.len() });
    }
    String::from_utf8(fs::read(path)?)
        .map_err(|error| ReadError::NotText { at: error.utf8_error().valid_up_to() })
}
