//! YAML as a tree that knows where everything stands, and serde values out of that tree.
//!
//! One reading serves both: the values that the program works with and the lines and columns that
//! a finding shows come from the same tree, so that merge keys, aliases and duplicate keys cannot
//! mean one thing to the model and another to the reader of a message. Scalars keep their text:
//! `on`, `0123` or `1.10` stay what was written where a text is asked for, and follow the core
//! schema of YAML 1.2 where any type will do.

mod build;
mod deserialize;
mod limits;
mod locate;
mod node;
mod resolve;

pub use build::{Problem, parse};
pub use deserialize::Error;
pub use locate::{Index, locate, node};
pub use node::{Data, Entry, Mark, Node, Span};
