//! Where a finding is: a logical address until it is printed, then a location in a file.

use serde::Serialize;

/// A place as its finder knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// An address in the definitions; file, line and column are looked up when it is printed.
    Address(Address),
    /// An address that only the definitions have which were compared with: it is shown where the thing
    /// stood.
    Removed(Address),
    /// A location that is known already, such as that of a syntax error.
    Location(Location),
    /// The project as a whole.
    Project,
}

/// A path of keys (and positions in lists) from the root of the definitions, such as
/// `measurements`, `time_based_daily`, `tags`, `0`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Address {
    pub path: Vec<String>,
    pub part: Part,
}

/// Which part of a map entry is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Key,
    Value,
    /// A line, from 1, of the text that is the value.
    Line(usize),
}

/// A span in a file. Lines and columns count from 1, columns in characters; the end is exclusive.
///
/// Line 0 stands for a file as a whole.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Location {
    /// The path as it is shown: relative to the project's root where possible.
    pub file: String,
    pub line: usize,
    pub column: usize,
    pub end_line: usize,
    pub end_column: usize,
    /// The text of `line`, without its end.
    #[serde(skip)]
    pub source: String,
}

impl Place {
    /// The key of the entry at `path`: for findings about a thing as a whole or about its name.
    pub fn key<S: Into<String>>(path: impl IntoIterator<Item = S>) -> Self {
        Self::address(path, Part::Key)
    }

    /// The value at `path`: for findings about what is written there.
    pub fn value<S: Into<String>>(path: impl IntoIterator<Item = S>) -> Self {
        Self::address(path, Part::Value)
    }

    /// A line, from 1, of the text at `path`.
    pub fn line<S: Into<String>>(path: impl IntoIterator<Item = S>, line: usize) -> Self {
        Self::address(path, Part::Line(line))
    }

    /// The entry at `path` of the definitions that were compared with.
    pub fn removed<S: Into<String>>(path: impl IntoIterator<Item = S>) -> Self {
        Self::Removed(Address { path: path.into_iter().map(Into::into).collect(), part: Part::Key })
    }

    /// The address in the definitions, or in those that were compared with.
    pub fn path(&self) -> Option<&[String]> {
        match self {
            Self::Address(address) | Self::Removed(address) => Some(&address.path),
            Self::Location(_) | Self::Project => None,
        }
    }

    fn address<S: Into<String>>(path: impl IntoIterator<Item = S>, part: Part) -> Self {
        Self::Address(Address { path: path.into_iter().map(Into::into).collect(), part })
    }
}
