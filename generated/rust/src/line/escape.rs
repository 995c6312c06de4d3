//! Backslashes before what line protocol reads as more than a letter.

use std::fmt::{self, Write};

/// What ends a measurement.
pub(super) const MEASUREMENT: &[u8] = b", ";

/// What ends the key or value of a tag and the key of a field.
pub(super) const KEY: &[u8] = b",= ";

/// What ends a string, or escapes its end.
pub(super) const STRING: &[u8] = b"\"\\";

/// Writes `text` with a backslash before each byte of `special`, all of which are ASCII.
pub(super) fn escape(out: &mut impl Write, text: &str, special: &[u8]) -> fmt::Result {
    let mut from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if special.contains(&byte) {
            out.write_str(&text[from..at])?;
            out.write_char('\\')?;
            from = at;
        }
    }
    out.write_str(&text[from..])
}

/// Escapes what is displayed through it.
pub(super) struct Escaped<'a, W>(pub &'a mut W);

impl<W: Write> Write for Escaped<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(self.0, text, KEY)
    }
}
