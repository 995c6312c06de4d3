//! The manifest: which files of a folder were generated, and what was written into them.

use std::{collections::BTreeMap, fs, io, path::Path};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::WriteError;
use crate::{generate::File, words::hex};

/// The name of the manifest in the folder that it describes.
pub(super) const NAME: &str = ".fluxform-manifest.json";

/// The generated files of a folder.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Manifest {
    /// The sha256 of each file's contents, by its path.
    pub files: BTreeMap<String, String>,
}

impl Manifest {
    /// The manifest of `files`.
    pub(super) fn of(files: &[File]) -> Self {
        let entry = |file: &File| (file.path.clone(), digest(file.contents.as_bytes()));
        Self { files: files.iter().map(entry).collect() }
    }

    /// The manifest in `folder`; an empty one if there is none.
    pub(super) fn read(folder: &Path) -> Result<Self, WriteError> {
        let path = folder.join(NAME);
        match fs::read(&path) {
            Ok(bytes) => {
                serde_json::from_slice(&bytes).map_err(|source| WriteError::Manifest { path, source })
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(WriteError::io("read", &path)(error)),
        }
    }

    /// The manifest as the file that it is kept in.
    pub(super) fn file(&self) -> File {
        // Maps of texts always have a JSON form.
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        File::new(NAME, text + "\n")
    }
}

/// The sha256 in hex.
pub(super) fn digest(bytes: &[u8]) -> String {
    hex(Sha256::digest(bytes))
}
