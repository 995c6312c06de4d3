//! A review for people: one comment in Markdown.

mod markdown;
mod sections;
mod sheet;

pub use markdown::markdown;
