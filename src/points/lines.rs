//! Where a point ends. A line break ends it, except within a text, which may hold line breaks.
//!
//! The server finds the end with a small machine of its own (`scanLine` of models/points.go, 2.9.1),
//! which counts quotes. One quote too many makes it swallow whatever follows, so a point is believed
//! to go on over a line break only if its text is closed properly further on. Otherwise it is cut at
//! the line break, and carries a [`Flaw`]: what follows is looked at by itself.

use std::ops::Range;

use memchr::{memchr, memchr2};

/// A stretch of a chunk: what the server takes for a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The bytes in the chunk, without the line break at the end.
    pub bytes: Range<usize>,
    /// The line in the chunk on which it begins, from 0.
    pub line: usize,
    pub flaw: Option<Flaw>,
}

/// Why a piece cannot be read as a point. Positions are bytes of the piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// The text that begins at this quote is not closed, or something follows its end.
    OpenText { at: usize },
    /// A backslash stands before the line break: the server joins the next line to this one.
    Joined { at: usize },
    /// The server takes the lines after this comment for a part of it, because of what stands here.
    CommentGoesOn { at: usize },
    /// The point is longer than 16 MiB; the piece is its beginning.
    TooLong,
}

/// The longest point that is read, in bytes; what keeps memory constant.
pub const LONGEST: usize = 16 << 20;

/// How a piece ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ending {
    /// Its length without the line break.
    pub length: usize,
    pub flaw: Option<Flaw>,
}

/// The end of the piece at the start of `bytes`, which begin a line; `None` if more must be read to
/// know. `complete` says that nothing follows `bytes`.
pub(super) fn ending(bytes: &[u8], complete: bool) -> Option<Ending> {
    let first = match memchr(b'\n', bytes) {
        Some(first) => first,
        None if complete => bytes.len(),
        None => return None,
    };
    let line = &bytes[..first];
    if memchr2(b'"', b'\\', line).is_none() {
        return Some(Ending { length: first, flaw: None });
    }
    let mut machine = Machine::default();
    let stop = machine.run(bytes, 0, first);
    // The last two bytes of an input are no escape to the server.
    let joins = stop > first && first + 1 < bytes.len();
    if stop > first && first + 1 == bytes.len() && !complete {
        return None;
    }
    let cut = |flaw| Some(Ending { length: first, flaw: Some(flaw) });
    if is_comment(line) {
        return match machine.quote {
            Some(at) if first < bytes.len() => cut(Flaw::CommentGoesOn { at }),
            None if joins => cut(Flaw::CommentGoesOn { at: first - 1 }),
            _ => Some(Ending { length: first, flaw: None }),
        };
    }
    match machine.quote {
        Some(_) => machine.close(bytes, stop.max(first), first, complete),
        None if joins => cut(Flaw::Joined { at: first - 1 }),
        None => Some(Ending { length: first, flaw: None }),
    }
}

/// Whether a line is a comment to the server.
pub(super) fn is_comment(line: &[u8]) -> bool {
    line.iter().find(|byte| !matches!(byte, b' ' | b'\t' | 0)) == Some(&b'#')
}

/// The state in which the server looks for the end of a point.
#[derive(Debug, Default)]
struct Machine {
    /// Whether a space was seen: quotes count only after it.
    fields: bool,
    equals: usize,
    commas: usize,
    /// Where the open text began.
    quote: Option<usize>,
}

impl Machine {
    /// Runs from `from` up to `to`; where it stopped, which is beyond `to` if the last byte before
    /// is an escaping backslash.
    fn run(&mut self, bytes: &[u8], from: usize, to: usize) -> usize {
        let mut at = from;
        while at < to {
            match bytes[at] {
                b'\\' => at += 1,
                b' ' => self.fields = true,
                b'=' if self.fields && self.quote.is_none() => self.equals += 1,
                b',' if self.fields && self.quote.is_none() => self.commas += 1,
                b'"' if self.fields && self.equals > self.commas => {
                    self.quote = if self.quote.is_none() { Some(at) } else { None };
                }
                _ => {}
            }
            at += 1;
        }
        at
    }

    /// Goes on behind the line break at `first` within an open text.
    fn close(mut self, bytes: &[u8], from: usize, first: usize, complete: bool) -> Option<Ending> {
        let mut at = from;
        while let Some(quote) = self.quote {
            let broken = Some(Ending { length: first, flaw: Some(Flaw::OpenText { at: quote }) });
            let Some(end) = closing_quote(bytes, at) else {
                return if complete { broken } else { None };
            };
            match bytes.get(end + 1) {
                None if !complete => return None,
                None | Some(b',' | b' ' | b'\n' | b'\r') => {}
                Some(_) => return broken,
            }
            self.quote = None;
            let line_end = match memchr(b'\n', &bytes[end..]) {
                Some(line_end) => end + line_end,
                None if complete => bytes.len(),
                None => return None,
            };
            at = self.run(bytes, end + 1, line_end);
            if self.quote.is_none() {
                if at > line_end && line_end + 1 == bytes.len() && !complete {
                    return None;
                }
                let joined = at > line_end && line_end + 1 < bytes.len();
                let flaw = joined.then_some(Flaw::Joined { at: line_end - 1 });
                return Some(Ending { length: line_end, flaw });
            }
        }
        None
    }
}

/// The quote that ends the text in which `from` lies.
fn closing_quote(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        at += memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[at] == b'"' {
            return Some(at);
        }
        at += 2;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end(text: &str) -> (&str, Option<Flaw>) {
        let ending = ending(text.as_bytes(), true).unwrap();
        (&text[..ending.length], ending.flaw)
    }

    #[test]
    fn a_line_break_ends_a_point_outside_of_texts() {
        for (text, expected) in [
            ("m f=1 1\nm f=2", "m f=1 1"),
            ("m f=1", "m f=1"),
            ("", ""),
            ("m s=\"a\nb\",t=\"c\nd\" 1\nm f=2", "m s=\"a\nb\",t=\"c\nd\" 1"),
            ("m s=\"a\\\"\n\" 1\nm", "m s=\"a\\\"\n\" 1"),
            ("m,t=\" s=\"a\"\nm", "m,t=\" s=\"a\""),
            ("# it's \"a\nm f=1", "# it's \"a"),
        ] {
            assert_eq!(end(text), (expected, None), "{text}");
        }
    }

    #[test]
    fn what_swallows_the_next_line_is_cut() {
        for (text, expected, flaw) in [
            ("m s=\"abc 1\nm s=\"d\" 2", "m s=\"abc 1", Flaw::OpenText { at: 4 }),
            ("m s=\"abc 1\nm f=1", "m s=\"abc 1", Flaw::OpenText { at: 4 }),
            ("m s=\"abc", "m s=\"abc", Flaw::OpenText { at: 4 }),
            ("m f=1\\\nm f=2", "m f=1\\", Flaw::Joined { at: 5 }),
            ("# a=\"b\nm f=2", "# a=\"b", Flaw::CommentGoesOn { at: 4 }),
            ("# a\\\nm f=2", "# a\\", Flaw::CommentGoesOn { at: 3 }),
        ] {
            assert_eq!(end(text), (expected, Some(flaw)), "{text}");
        }
    }

    #[test]
    fn asks_for_more_where_the_end_is_not_known() {
        for text in ["m f=1", "m s=\"a\nb", "m s=\"a\nb\"", "m s=\"a\nb\" 1", "m f=1\\\n"] {
            assert_eq!(ending(text.as_bytes(), false), None, "{text}");
        }
    }
}
