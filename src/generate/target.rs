//! What can be generated, and what each target needs to know besides the schema.

use std::{collections::BTreeMap, fmt};

use crate::model::StandardQuery;

/// A kind of output, written into a folder of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target<'a> {
    /// A crate of types that write line protocol and read the rows of a query.
    Rust,
    /// A Flux script for each query.
    Flux,
    /// A shell script and a template for the `influx` CLI, and the tables of SQLite.
    Setup,
    /// The architecture documents.
    Docs,
    /// What templates alone make: the program's or the project's own.
    Templates {
        /// Its name, which is that of the folder of its templates.
        name: &'a str,
        /// What the project file sets of its options.
        options: &'a BTreeMap<String, String>,
    },
}

/// What the project file says about the targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The name of the Rust crate.
    pub crate_name: String,
    /// The organization on the server, where the project names one.
    pub organization: Option<String>,
    /// The queries that each measurement gets without being asked for.
    pub standard_queries: Vec<StandardQuery>,
}

impl Target<'static> {
    /// The targets that are more than templates, in the order in which they are generated.
    pub const ALL: [Self; 4] = [Self::Rust, Self::Flux, Self::Setup, Self::Docs];
}

impl<'a> Target<'a> {
    /// The name in the project file and on the command line, and of the folder of its templates.
    pub fn name(self) -> &'a str {
        match self {
            Self::Rust => "rust",
            Self::Flux => "flux",
            Self::Setup => "setup",
            Self::Docs => "docs",
            Self::Templates { name, .. } => name,
        }
    }
}

impl fmt::Display for Target<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
