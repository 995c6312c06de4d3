//! A review for people, as one comment in Markdown, and for programs.

mod json;
mod markdown;
mod sections;

pub use json::json;
pub use markdown::{markdown, markdown_alone};
