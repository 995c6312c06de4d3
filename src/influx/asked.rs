//! What was asked of whom: the facts that every message about a request repeats.

use std::fmt;

/// A request, as far as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The URL of the server, without credentials.
    pub server: String,
    pub method: &'static str,
    /// The path of the API, without the query.
    pub path: String,
    /// The organization that the request is about, as the user named it.
    pub organization: String,
    /// Where the token was found.
    pub token_origin: String,
    /// The proxy of the environment that the request went through, as `host:port`.
    pub proxy: Option<String>,
}

impl fmt::Display for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}
