//! Where a finding is: a part of a point → line and column in the input.

use std::ops::Range;

use crate::{diagnostic::Location, points::grammar::scan};

/// A part of a point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Measurement,
    TagKey(usize),
    TagValue(usize),
    FieldKey(usize),
    FieldValue(usize),
    Time,
    /// These bytes of the piece.
    Bytes(Range<usize>),
}

impl Part {
    /// The bytes of the piece that the part takes.
    pub fn bytes(&self, piece: &str) -> Range<usize> {
        if let Self::Bytes(bytes) = self {
            return bytes.clone();
        }
        let Ok(scanned) = scan(piece) else { return 0..piece.len() };
        let found = match self {
            Self::Measurement => Some(scanned.measurement),
            Self::TagKey(at) => scanned.tags.into_iter().nth(*at).map(|(key, _)| key),
            Self::TagValue(at) => scanned.tags.into_iter().nth(*at).map(|(_, value)| value),
            Self::FieldKey(at) => scanned.fields.into_iter().nth(*at).map(|(key, _)| key),
            Self::FieldValue(at) => scanned.fields.into_iter().nth(*at).map(|(_, value)| value),
            Self::Time => scanned.time,
            Self::Bytes(_) => None,
        };
        found.unwrap_or(0..piece.len())
    }
}

/// The location of `bytes` of a piece that begins on `line` of `file`.
pub(super) fn location(file: &str, line: usize, piece: &str, bytes: &Range<usize>) -> Location {
    let start = Position::of(piece, bytes.start);
    // An end at a line break belongs to the line that it ends.
    let end = Position::of(piece, bytes.end.max(bytes.start));
    let rest = &piece[start.line_start..];
    let source = rest.split('\n').next().unwrap_or_default().trim_end_matches('\r');
    let is_nothing = (end.line, end.column) <= (start.line, start.column);
    Location {
        file: file.to_owned(),
        line: line + start.line,
        column: start.column,
        end_line: line + end.line,
        end_column: if is_nothing { start.column + 1 } else { end.column },
        source: source.to_owned(),
    }
}

/// A position in a piece: the line from 0, the column in characters from 1.
struct Position {
    line: usize,
    line_start: usize,
    column: usize,
}

impl Position {
    fn of(piece: &str, byte: usize) -> Self {
        let before = &piece[..piece.floor_char_boundary(byte)];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Self {
            line: before.matches('\n').count(),
            line_start,
            column: before[line_start..].chars().count() + 1,
        }
    }
}
