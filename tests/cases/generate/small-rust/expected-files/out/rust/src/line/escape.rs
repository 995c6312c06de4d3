//! Backslashes before what line protocol reads as more than a letter.

use std::fmt::{self, Write};

/// What ends a measurement.
pub(super) const MEASUREMENT: [u8; 2] = *b", ";

/// What ends the value of a tag.
pub(super) const TAG: [u8; 3] = *b",= ";

/// What ends a string, or escapes its end.
pub(super) const STRING: [u8; 2] = *b"\"\\";

/// Writes `text` with a backslash before each byte of `special`, all of which are ASCII.
pub(super) fn escape<const N: usize>(
    out: &mut impl Write,
    text: &str,
    special: [u8; N],
) -> fmt::Result {
    if !holds(text.as_bytes(), special) {
        return out.write_str(text);
    }
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

/// Whether any byte is one of `special`. Eight are looked at together: what is left of a byte that is
/// equal is zero, and the only one from which one cannot be taken without a borrow.
pub(super) fn holds<const N: usize>(bytes: &[u8], special: [u8; N]) -> bool {
    const ONES: u64 = u64::from_le_bytes([0x01; 8]);
    const HIGHEST: u64 = u64::from_le_bytes([0x80; 8]);
    let mut eights = bytes.chunks_exact(8);
    let together = eights.by_ref().any(|eight| {
        let eight = eight.try_into().map_or(0, u64::from_le_bytes);
        special.iter().any(|byte| {
            let left = eight ^ (ONES * u64::from(*byte));
            left.wrapping_sub(ONES) & !left & HIGHEST != 0
        })
    });
    together || eights.remainder().iter().any(|byte| special.contains(byte))
}

/// Escapes what is written through it as the value of a tag.
pub(super) struct Escaped<'a, W>(pub &'a mut W);

impl<W: Write> Write for Escaped<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(self.0, text, TAG)
    }
}
