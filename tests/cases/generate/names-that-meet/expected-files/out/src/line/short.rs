//! A short text that needs no memory of its own.

use std::{fmt, str};

/// The most bytes of such a text.
const LONGEST: usize = 64;

/// Takes a text as long as there is room.
#[derive(Debug)]
pub(super) struct Short {
    bytes: [u8; LONGEST],
    length: usize,
}

impl Short {
    pub(super) const fn new() -> Self {
        Self {
            bytes: [0; LONGEST],
            length: 0,
        }
    }

    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(&self.bytes[..self.length]).unwrap_or_default()
    }
}

impl fmt::Write for Short {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        let room = self.bytes.get_mut(self.length..end).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }

    fn write_char(&mut self, letter: char) -> fmt::Result {
        let mut bytes = [0; 4];
        let text = letter.encode_utf8(&mut bytes);
        let &[byte] = text.as_bytes() else {
            return self.write_str(text);
        };
        *self.bytes.get_mut(self.length).ok_or(fmt::Error)? = byte;
        self.length += 1;
        Ok(())
    }
}
