//! Findings as text for people, JSON for programs, and the reports that CI systems read.

mod fingerprint;
mod github;
mod gitlab;
mod json;
mod junit;
mod message;
mod sarif;
mod text;

pub use github::github;
pub use gitlab::gitlab;
pub use json::{json, json_beside};
pub use junit::junit;
pub use message::related;
pub use sarif::{Tool, sarif};
pub use text::{text, text_with_fixes};
