//! Why a revision could not be read.

use std::{io, path::PathBuf};

/// Why the files of a revision were not read. What can be done about it depends on the variant.
#[derive(Debug, thiserror::Error)]
pub enum RevisionError {
    #[error("there is no program `git`")]
    NoGit,
    #[error("git cannot be run")]
    Run(#[source] io::Error),
    #[error("{} is in no git repository", folder.display())]
    NoRepository { folder: PathBuf },
    /// `safe.directory` of git: nothing is read from a repository of somebody else.
    #[error("git does not read {repository}, which belongs to another user")]
    OthersRepository { repository: String },
    #[error("git knows no revision `{name}`")]
    Unknown {
        name: String,
        /// Whether the clone has only a part of the history.
        shallow: bool,
        remotes: Vec<String>,
        /// The branches and tags, as they are named on the command line.
        names: Vec<String>,
    },
    #[error("`{name}` is no name of a revision")]
    NoName { name: String },
    #[error("`{name}` names several things: {}", .refs.join(", "))]
    Ambiguous { name: String, refs: Vec<String> },
    /// The clone was made with a filter, and fetches the rest only when it is asked for.
    #[error("this clone does not have all files of commit {commit}")]
    Partial { commit: String },
    #[error("the repository is damaged: commit {commit} needs the object {object}, which is missing")]
    Damaged { commit: String, object: String },
    /// Anything else, in git's own words.
    #[error("git says: {message}")]
    Git { message: String },
}
