//! Which server and which ledger, and how the server is looked at.

use std::{num::NonZeroUsize, path::PathBuf};

use clap::Args;

/// Which server, and with what rights.
///
/// Each comes from its flag, else from the environment of the project file that `--env` names, else
/// from its environment variable, else from the project's only environment, else from the active
/// profile of the `influx` CLI. A token has no flag: other users could read it in the list of
/// processes.
#[derive(Debug, Args)]
pub struct ServerArguments {
    /// The server's address.
    #[arg(long, value_name = "URL")]
    pub host: Option<String>,
    /// The organization.
    #[arg(long, value_name = "NAME")]
    pub org: Option<String>,
    /// An environment of the project file.
    #[arg(long, short, value_name = "NAME")]
    pub env: Option<String>,
}

/// How the data of a server is looked at.
#[derive(Debug, Args)]
pub struct LookArguments {
    /// The most requests that are sent side by side when data is looked at.
    #[arg(long, value_name = "N", default_value = "4")]
    pub jobs: NonZeroUsize,
}

#[derive(Debug, Args)]
pub struct LedgerArguments {
    /// The ledger's file [default: .fluxform/ledger.sqlite beside the project file].
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct DatabaseArguments {
    /// The SQLite database of the tables [default: `sqlite` of the environment or of the project file].
    #[arg(long, value_name = "FILE")]
    pub sqlite: Option<PathBuf>,
}
