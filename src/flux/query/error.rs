//! Why a query cannot be compiled.

/// What is wrong with a query; the keys below the query say where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct QueryError {
    /// The key of the query; that of a part, where a union is compiled.
    pub query: String,
    /// The keys from the query to the thing that is wrong.
    pub keys: Vec<String>,
    pub message: String,
    pub help: String,
}

impl QueryError {
    pub(super) fn new(query: &str, keys: &[&str], message: impl Into<String>, help: &str) -> Self {
        let keys = keys.iter().map(|key| (*key).to_owned()).collect();
        Self { query: query.to_owned(), keys, message: message.into(), help: help.to_owned() }
    }
}
