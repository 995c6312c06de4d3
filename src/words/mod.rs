//! What all reports say alike: names that are fit to be shown, numbers with their nouns, times, and
//! bytes in hex. Every folder may use it, and it uses none.

mod hex;
mod number;
mod printable;
mod tick;
mod time;

pub use hex::hex;
pub use number::{article, count, plural};
pub use printable::{on_one_line, printable};
pub use tick::{Tick, list};
pub use time::{day, instant, minute, second, span};
