//! Queries of the definitions on a real server: what they answer with is what they promise.

mod all_forms;
mod answers;
mod page;
