//! The files of a git revision, read from git's objects: no checkout is made, and neither index, work
//! tree, references nor configuration are touched; nothing is fetched.
//!
//! Two questions go to `git rev-parse` (where is this folder, which commit is meant); everything else is
//! read from one `git cat-file --batch`, so that a revision costs as many reads as it has folders, and
//! one for all files together.

mod error;
mod facts;
mod files;
mod git;
mod objects;
mod path;
mod tree;
mod walk;

use std::path::Path;

pub use error::RevisionError;

use super::{ReadFile, tree::text};
use files::{Files, Target};
use git::Git;
use path::Parts;
use tree::Kind;

/// A folder as it was in a commit.
#[derive(Debug)]
pub struct Revision {
    git: Git,
    name: String,
    commit: String,
    folder: Parts,
    files: Files,
}

impl Revision {
    /// Opens the revision `name` of the repository that `folder` lies in. `path` is the folder in that
    /// revision, from the top of the repository or, beginning with `./` or `../`, from `folder`; without
    /// it, it is `folder` itself.
    ///
    /// # Errors
    /// No git, no repository, no such revision, or what git says.
    pub fn open(folder: &Path, name: &str, path: Option<&str>) -> Result<Self, RevisionError> {
        let git = Git::new(folder);
        let here = git.prefix()?;
        let commit = git.commit(name)?.ok_or_else(|| facts::unknown(&git, name))?;
        let files = Files::open(&git, &commit)?;
        let folder = path::within(&here, path);
        Ok(Self { git, name: name.to_owned(), commit, folder, files })
    }

    /// Whether the repository that `folder` lies in has a revision of that name.
    ///
    /// # Errors
    /// No git, no repository, or what git says.
    pub fn is_known(folder: &Path, name: &str) -> Result<bool, RevisionError> {
        Git::new(folder).commit(name).map(|commit| commit.is_some())
    }

    /// The commit, in hex.
    pub fn commit(&self) -> &str {
        &self.commit
    }

    /// What stands before the path of a file to name it as git does: `main:` or `main:sub/folder/`.
    pub fn prefix(&self) -> String {
        let parts = self.folder.iter().map(|part| format!("{}/", String::from_utf8_lossy(part)));
        format!("{}:{}", self.name, parts.collect::<String>())
    }

    /// Reads one file; `path` is relative to the folder of the revision. Nothing if it is not there.
    ///
    /// # Errors
    /// An object that is not there, or what git says.
    pub fn read_file(&mut self, path: &str) -> Result<Option<ReadFile>, RevisionError> {
        let found = match self.files.find(&path::join(&self.folder, path))? {
            Target::Found { kind: Kind::File, id, .. } => Ok(id),
            Target::Found { .. } | Target::Absent => return Ok(None),
            Target::Strange(error) => Err(error),
        };
        let text = match found {
            Ok(id) => self.files.blobs(&[id])?.pop().map_or(Err(super::ReadError::NotAFile), text),
            Err(error) => Err(error),
        };
        Ok(Some(ReadFile { path: path.to_owned(), text }))
    }

    /// Whether `path` is a folder, or a link to one.
    ///
    /// # Errors
    /// An object that is not there, or what git says.
    pub fn has_folder(&mut self, path: &str) -> Result<bool, RevisionError> {
        let found = self.files.find(&path::join(&self.folder, path))?;
        Ok(matches!(found, Target::Found { kind: Kind::Folder, .. }))
    }

    /// Reads all definition files below `folder` by the rules of
    /// [`read_definitions`](super::read_definitions), sorted by path; both, and the paths of `except`,
    /// are relative to the folder of the revision. Submodules are passed over, and a link that leads out
    /// of the repository is a file that cannot be read.
    ///
    /// # Errors
    /// An object that is not there, or what git says.
    pub fn read_definitions(
        &mut self,
        folder: &str,
        except: &[&str],
    ) -> Result<Vec<ReadFile>, RevisionError> {
        walk::definitions(&mut self.files, &self.folder, folder, except)
    }

    /// The folders of the revision that have a file called `name`, as `REV:path`, at most `limit`: to say
    /// what could have been meant, so that a failure is no news.
    pub fn folders_with(&self, name: &str, limit: usize) -> Vec<String> {
        let folders = facts::folders_with(&self.git, &self.commit, name);
        folders.into_iter().take(limit).map(|folder| format!("{}:{folder}", self.name)).collect()
    }
}
