//! Reading the definition files of a project: every `*.yaml` and `*.yml` below a folder.

use std::{
    collections::{BTreeSet, VecDeque},
    fs, io,
    path::{Path, PathBuf},
};

/// The largest definition file, in bytes. The tree of a file takes some fifteen times its size,
/// and a file that a person reviews has a few thousand lines.
pub(super) const LARGEST: u64 = 32 << 20;

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
    /// Of a revision: what is outside of the repository is no part of it.
    #[error("is a link that leads out of the repository")]
    LinkOutside,
    #[error("is a link to nothing")]
    LinkToNothing,
    #[error("is a link that leads in a circle")]
    LinkCircle,
}

/// Reads all definition files below `folder`, itself relative to `root`, sorted by path.
///
/// Symbolic links are followed, each folder and file is read once however many links lead to it, and
/// hidden files and folders are passed over. `except` are paths that are not definitions.
pub fn read_definitions(root: &Path, folder: &str, except: &[&str]) -> Vec<ReadFile> {
    let mut walk = Walk { root, seen: BTreeSet::new(), links: VecDeque::new(), files: Vec::new() };
    walk.seen.extend(except.iter().filter_map(|path| root.join(path).canonicalize().ok()));
    walk.folder(&root.join(folder));
    while let Some(link) = walk.links.pop_front() {
        walk.link(&link);
    }
    walk.files.sort_by(|a, b| a.path.cmp(&b.path));
    walk.files
}

/// Reads one file; `path` is relative to `root`.
pub fn read_file(root: &Path, path: &str) -> ReadFile {
    ReadFile { path: path.to_owned(), text: read_text(&root.join(path)) }
}

struct Walk<'r> {
    root: &'r Path,
    /// Where the folders and files that were met really are.
    seen: BTreeSet<PathBuf>,
    /// Symbolic links, for the end: what has a name of its own is read by that one.
    links: VecDeque<PathBuf>,
    files: Vec<ReadFile>,
}

impl Walk<'_> {
    fn folder(&mut self, folder: &Path) {
        let real = match folder.canonicalize() {
            Ok(real) => real,
            Err(error) => return self.found(folder, Err(error.into())),
        };
        // A link that leads back ends here.
        if !self.seen.insert(real.clone()) {
            return;
        }
        match fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>) {
            Ok(mut entries) => {
                entries.sort_by_key(fs::DirEntry::file_name);
                for entry in entries {
                    self.entry(&entry, &real);
                }
            }
            Err(error) => self.found(folder, Err(error.into())),
        }
    }

    fn entry(&mut self, entry: &fs::DirEntry, folder: &Path) {
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') {
            return;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_symlink()) {
            self.links.push_back(entry.path());
        } else {
            self.thing(&entry.path(), folder.join(name));
        }
    }

    fn link(&mut self, path: &Path) {
        match path.canonicalize() {
            Ok(real) => self.thing(path, real),
            Err(error) if is_definition(path) => self.found(path, Err(error.into())),
            Err(_) => {}
        }
    }

    fn thing(&mut self, path: &Path, real: PathBuf) {
        if path.is_dir() {
            self.folder(path);
        } else if is_definition(path) && self.seen.insert(real) {
            self.found(path, read_text(path));
        }
    }

    fn found(&mut self, path: &Path, text: Result<String, ReadError>) {
        let shown = path.strip_prefix(self.root).unwrap_or(path).to_string_lossy().into_owned();
        self.files.push(ReadFile { path: shown, text });
    }
}

fn is_definition(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml")
}

fn read_text(path: &Path) -> Result<String, ReadError> {
    let about = fs::metadata(path)?;
    if !about.is_file() {
        return Err(ReadError::NotAFile);
    }
    text(if about.len() > LARGEST { Err(about.len()) } else { Ok(fs::read(path)?) })
}

/// The text of a file's bytes; of a file that is too large there is only the size.
pub(super) fn text(bytes: Result<Vec<u8>, u64>) -> Result<String, ReadError> {
    let bytes = bytes.map_err(|size| ReadError::TooLarge { size })?;
    String::from_utf8(bytes).map_err(|error| ReadError::NotText { at: error.utf8_error().valid_up_to() })
}
