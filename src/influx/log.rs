//! What the client tells about its requests, for `-v` and `-vv`.
//!
//! Headers are never part of it, and the token is cut out of every body, whoever put it there.
//! The client prints nothing: the caller decides what becomes of a line.

use std::{sync::Arc, time::Duration};

/// One request and what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine<'a> {
    pub method: &'a str,
    /// Path and query, percent-encoded.
    pub path: &'a str,
    /// The status, or why there is none.
    pub outcome: Result<u16, &'a str>,
    pub duration: Duration,
    /// The body that was sent; empty if there was none.
    pub request: &'a str,
    /// The body that came back if it is JSON, CSV or text; else its length in words.
    pub reply: &'a str,
}

/// Where the lines go.
pub type Log = Arc<dyn Fn(&LogLine<'_>) + Send + Sync>;
