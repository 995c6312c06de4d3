//! What can go wrong between here and a server; each variant carries facts, not sentences.
//!
//! `Display` is the one line that says what happened; [`Error::explain`] adds the facts and what
//! to do. Nothing in here holds the token, and what a peer sent is shortened and made printable
//! before it is kept.

use std::{io, path::PathBuf};

use super::{Asked, Fault, Foreign, explain::headline, permission, reply::is_overload};

/// A failure to get an answer, or an answer that is a refusal.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The URL cannot be that of a server; `url` is shown without credentials.
    #[error("`{url}` is not the URL of an InfluxDB: {problem}")]
    BadUrl { url: String, problem: &'static str },
    /// The token cannot be sent.
    #[error("the token from {origin} cannot be used: {problem}")]
    BadToken { origin: String, problem: &'static str },
    /// The file that `SSL_CERT_FILE` names.
    #[error("cannot read the certificates in {}", path.display())]
    Certificates {
        path: PathBuf,
        #[source]
        source: io::Error,
    },
    /// There was no answer, or only a part of one.
    #[error("{}", fault.headline(&asked.server))]
    Unreachable {
        asked: Box<Asked>,
        fault: Fault,
        #[source]
        source: Box<ureq::Error>,
    },
    /// InfluxDB answered that it will not; `code` and `message` are its own.
    #[error("{}", headline(asked, *status, code, message))]
    Refused { asked: Box<Asked>, status: u16, code: String, message: String },
    /// Something answered that is not the InfluxDB 2 that was asked for.
    #[error("{}", what.headline(&asked.server))]
    Foreign { asked: Box<Asked>, status: u16, what: Foreign },
    /// InfluxDB answered JSON of another shape than this version of it documents.
    #[error("InfluxDB's answer is not understood")]
    Unreadable {
        asked: Box<Asked>,
        #[source]
        source: serde_json::Error,
    },
    /// A query answered with an error inside of a 200.
    #[error("InfluxDB could not run a query: {message}")]
    Query { asked: Box<Asked>, message: String },
    /// The server is an InfluxDB of another major version.
    #[error("{server} is InfluxDB {version}; fluxform works with InfluxDB 2")]
    Version { server: String, version: String },
    /// No organization of this name.
    #[error("{server} has no organization `{name}`")]
    UnknownOrganization { server: String, name: String },
    /// The organization exists, but nothing that the token may read tells its id.
    #[error("the token from {token_origin} may see nothing of the organization `{name}`")]
    HiddenOrganization { server: String, name: String, token_origin: String },
    /// A bucket was found by its id, but in another organization than the one that is worked on.
    #[error("the bucket `{bucket}` belongs to another organization (id {found})")]
    OtherOrganization { bucket: String, found: String, wanted: String },
}

impl Error {
    /// Whether the server says that the name is taken.
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Refused { code, .. } if code == "conflict")
    }

    /// Whether the server says that the thing is not there (not: that the API is not there).
    pub fn is_not_found(&self) -> bool {
        matches!(self, Self::Refused { status: 404, .. })
    }

    /// Whether the server knows the token but will not let it do this.
    pub fn is_missing_permission(&self) -> bool {
        let Self::Refused { message, status, .. } = self else { return false };
        let refused = matches!(status, 401 | 403) && message != "unauthorized access";
        refused || permission::of_tasks(message).is_some()
    }

    /// Whether the same may succeed a while later: the server was busy, or the connection was lost.
    pub fn is_passing(&self) -> bool {
        match self {
            Self::Unreachable { fault, .. } => matches!(fault, Fault::Cut | Fault::Timeout | Fault::Refused),
            Self::Refused { status, message, .. } => {
                matches!(status, 429 | 503) || (*status == 500 && is_overload(message))
            }
            Self::Query { message, .. } => is_overload(message),
            _ => false,
        }
    }

    /// What the server said of points that it will not take (400, 422), however often they are sent.
    pub fn of_points(&self) -> Option<&str> {
        match self {
            Self::Refused { status: 400 | 422, message, .. } => Some(message),
            _ => None,
        }
    }
}
