//! Findings as text for people, JSON for programs, and annotations for GitHub.

mod github;
mod json;
mod text;

pub use github::github;
pub use json::json;
pub use text::text;
