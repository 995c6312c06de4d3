//! What all reports say alike: names that are fit to be shown, also in Markdown, numbers with their nouns,
//! times, sizes, texts as YAML, what differs between scripts, bytes in hex, and how much a comment takes. Every folder may use it, and it uses none.

mod hex;
mod markdown;
mod number;
mod printable;
mod scalar;
mod script;
mod sheet;
mod size;
mod tick;
mod time;

pub use hex::hex;
pub use markdown::{markdown_code, markdown_sentence, markdown_text};
pub use number::{article, count, plural};
pub use printable::{on_one_line, printable};
pub use scalar::{hides, scalar};
pub use script::differing_lines;
pub use sheet::Sheet;
pub use size::size;
pub use tick::{Tick, list};
pub use time::{day, instant, minute, second, span};
