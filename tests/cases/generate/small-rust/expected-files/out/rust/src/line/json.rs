//! JSON as the value of a string field, written into the line as it is made.

use std::{fmt::Write, io, str};

use super::escape::{STRING, escape};

/// Takes the JSON text, counts its bytes, and writes those that a field may have.
#[derive(Debug)]
pub(super) struct JsonText<'a, W> {
    out: Option<&'a mut W>,
    limit: usize,
    pub(super) bytes: usize,
    /// The output did not take it.
    pub(super) is_refused: bool,
}

impl<'a, W: Write> JsonText<'a, W> {
    pub(super) const fn new(out: Option<&'a mut W>, limit: usize) -> Self {
        Self {
            out,
            limit,
            bytes: 0,
            is_refused: false,
        }
    }
}

impl<W: Write> io::Write for JsonText<'_, W> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        self.bytes += part.len();
        if let Some(out) = self.out.as_mut().filter(|_| self.bytes <= self.limit) {
            let text = str::from_utf8(part).map_err(io::Error::other)?;
            if let Err(error) = escape(out, text, STRING) {
                self.is_refused = true;
                return Err(io::Error::other(error));
            }
        }
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
