//! JSON as the value of a string field, written into the line as it is made.

use std::{fmt::Write, io, str};

use super::escape::{STRING, escape};

/// How many bytes are looked at together: JSON is made in pieces of a few.
const TOGETHER: usize = 256;

/// Takes the JSON text, counts its bytes, and writes those that a field may have.
#[derive(Debug)]
pub(super) struct JsonText<'a, W> {
    out: Option<&'a mut W>,
    limit: usize,
    pub(super) bytes: usize,
    /// The output did not take it.
    pub(super) is_refused: bool,
    /// What was taken and not written yet: the first `held` bytes, which are whole pieces.
    pieces: [u8; TOGETHER],
    held: usize,
}

impl<'a, W: Write> JsonText<'a, W> {
    pub(super) const fn new(out: Option<&'a mut W>, limit: usize) -> Self {
        Self {
            out,
            limit,
            bytes: 0,
            is_refused: false,
            pieces: [0; TOGETHER],
            held: 0,
        }
    }

    fn put(out: &mut W, is_refused: &mut bool, text: &[u8]) -> io::Result<()> {
        let text = str::from_utf8(text).map_err(io::Error::other)?;
        escape(out, text, STRING).map_err(|error| {
            *is_refused = true;
            io::Error::other(error)
        })
    }
}

impl<W: Write> io::Write for JsonText<'_, W> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.write_all(piece)?;
        Ok(piece.len())
    }

    fn write_all(&mut self, piece: &[u8]) -> io::Result<()> {
        self.bytes += piece.len();
        if self.out.is_none() || self.bytes > self.limit {
            return Ok(());
        }
        if self.held + piece.len() > TOGETHER {
            self.flush()?;
        }
        if let Some(room) = self.pieces.get_mut(self.held..self.held + piece.len()) {
            room.copy_from_slice(piece);
            self.held += piece.len();
        } else if let Some(out) = &mut self.out {
            Self::put(out, &mut self.is_refused, piece)?;
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        let held = std::mem::take(&mut self.held);
        match &mut self.out {
            Some(out) => Self::put(out, &mut self.is_refused, &self.pieces[..held]),
            None => Ok(()),
        }
    }
}
