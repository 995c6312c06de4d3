//! An input of any length in chunks of whole points, in constant memory.

use std::{
    io::{self, ErrorKind, Read},
    mem,
};

use memchr::memchr;

use super::lines::{Ending, Flaw, LONGEST, Piece, ending, is_comment};

/// Whole points that follow each other in an input.
#[derive(Debug, Default)]
pub struct Chunk {
    pub bytes: Vec<u8>,
    /// The points, without comments and empty lines.
    pub pieces: Vec<Piece>,
    /// The line of the input on which the chunk begins, from 1.
    pub first_line: usize,
    /// Whether a byte order mark stood before the first byte.
    pub marked: bool,
}

/// Reads chunks from a reader.
#[derive(Debug)]
pub struct Chunks<R> {
    input: R,
    /// What was read and is part of no chunk yet.
    rest: Vec<u8>,
    line: usize,
    size: usize,
    begun: bool,
    /// Whether a byte order mark was taken away and no chunk says so yet.
    marked: bool,
    complete: bool,
    /// Whether the rest of an endless line is being passed over.
    skipping: bool,
}

/// How much is read at once: enough to keep a core busy for some milliseconds.
const SIZE: usize = 1 << 20;

/// UTF-8's byte order mark.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// How much of a point that is too long is shown.
const SHOWN: usize = 1_000;

impl<R: Read> Chunks<R> {
    pub fn new(input: R) -> Self {
        Self::of_size(input, SIZE)
    }

    /// Chunks of about `size` bytes.
    pub fn of_size(input: R, size: usize) -> Self {
        Self {
            input,
            rest: Vec::new(),
            line: 1,
            size,
            begun: false,
            marked: false,
            complete: false,
            skipping: false,
        }
    }

    /// The next chunk; `None` at the end.
    ///
    /// # Errors
    /// Those of the reader.
    pub fn next_chunk(&mut self) -> io::Result<Option<Chunk>> {
        let mut wanted = self.size;
        loop {
            self.fill(wanted)?;
            self.take_mark();
            let mut chunk = Chunk { first_line: self.line, ..Chunk::default() };
            let used = self.cut(&mut chunk);
            if used == 0 && !self.complete {
                // One point is longer than what was read.
                wanted = self.size.max(self.rest.len() * 2);
                continue;
            }
            chunk.marked = mem::take(&mut self.marked);
            if used == 0 && !chunk.marked {
                return Ok(None);
            }
            let rest = self.rest.split_off(used);
            chunk.bytes = mem::replace(&mut self.rest, rest);
            return Ok(Some(chunk));
        }
    }

    /// Reads until `wanted` bytes are there, or the input ends.
    fn fill(&mut self, wanted: usize) -> io::Result<()> {
        let mut there = self.rest.len();
        while there < wanted && !self.complete {
            self.rest.resize(wanted, 0);
            match self.input.read(&mut self.rest[there..]) {
                Ok(0) => self.complete = true,
                Ok(count) => there += count,
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        self.rest.truncate(there);
        Ok(())
    }

    /// Takes the byte order mark away, if the input begins with one.
    fn take_mark(&mut self) {
        if !self.begun && self.rest.starts_with(MARK) {
            self.rest.drain(..MARK.len());
            self.marked = true;
        }
        self.begun = true;
    }

    /// Finds the pieces of the chunk; the number of bytes that they take.
    fn cut(&mut self, chunk: &mut Chunk) -> usize {
        let mut at = if self.skipping { self.skip() } else { 0 };
        while at < self.rest.len() && !self.skipping {
            let bytes = &self.rest[at..];
            let Some(found) = ending(bytes, self.complete) else {
                if bytes.len() >= LONGEST {
                    at = self.give_up(at, chunk);
                    continue;
                }
                break;
            };
            at = self.add(at, found, chunk);
        }
        at
    }

    /// Adds a piece that ends with a line break; where the next one begins.
    fn add(&mut self, at: usize, found: Ending, chunk: &mut Chunk) -> usize {
        let end = at + found.length;
        let bytes = &self.rest[at..end];
        let line = self.line - chunk.first_line;
        let means_nothing = found.flaw.is_none() && (is_blank(bytes) || is_comment(bytes));
        if !means_nothing {
            chunk.pieces.push(Piece { bytes: at..end, line, flaw: found.flaw });
        }
        self.line += 1;
        if memchr(b'\n', bytes).is_some() {
            self.line += memchr::memchr_iter(b'\n', bytes).count();
        }
        (end + 1).min(self.rest.len())
    }

    /// Cuts a point that is too long: at its first line break if it has one, else passes it over.
    fn give_up(&mut self, at: usize, chunk: &mut Chunk) -> usize {
        let bytes = &self.rest[at..];
        if let Some(length) = memchr(b'\n', bytes) {
            let quote = memchr(b'"', bytes).unwrap_or(0);
            return self.add(
                at,
                Ending { length, flaw: Some(Flaw::OpenText { at: quote.min(length) }) },
                chunk,
            );
        }
        let line = self.line - chunk.first_line;
        chunk.pieces.push(Piece { bytes: at..at + SHOWN, line, flaw: Some(Flaw::TooLong) });
        self.skipping = true;
        self.rest.len()
    }

    /// Passes over the rest of an endless line; where the next one begins.
    fn skip(&mut self) -> usize {
        let Some(end) = memchr(b'\n', &self.rest) else { return self.rest.len() };
        self.skipping = false;
        self.line += 1;
        end + 1
    }
}

fn is_blank(line: &[u8]) -> bool {
    line.iter().all(|byte| matches!(byte, b' ' | b'\t' | 0))
}
