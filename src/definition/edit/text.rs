//! A text by lines and columns, as the reader counts them, and what becomes of it by changes.

use crate::definition::yaml::{Mark, Span};

/// A text that knows where its lines begin. A line ends with a line feed, a carriage return, or both.
#[derive(Debug)]
pub struct Text<'a> {
    whole: &'a str,
    /// The offsets, in bytes, at which the lines begin.
    starts: Vec<usize>,
}

/// Other text for a part of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub at: Span,
    pub with: String,
}

impl Change {
    /// Text that comes in at a mark.
    pub fn insert(at: Mark, with: impl Into<String>) -> Self {
        Self { at: Span { start: at, end: at }, with: with.into() }
    }
}

impl<'a> Text<'a> {
    pub fn new(whole: &'a str) -> Self {
        let bytes = whole.as_bytes();
        let ends = bytes.iter().enumerate().filter(|(at, byte)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        });
        Self { whole, starts: std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect() }
    }

    /// A line with its end, empty beyond the last; the first is 1.
    pub fn with_end(&self, line: u32) -> &'a str {
        let index = (line as usize).saturating_sub(1);
        let Some(&start) = self.starts.get(index) else { return "" };
        let end = self.starts.get(index + 1).copied().unwrap_or(self.whole.len());
        &self.whole[start..end]
    }

    /// A line without its end.
    pub fn line(&self, line: u32) -> &'a str {
        self.with_end(line).trim_end_matches(['\n', '\r'])
    }

    /// The part of a line before a mark.
    pub fn before(&self, mark: Mark) -> &'a str {
        let line = self.line(mark.line);
        let end = line.char_indices().nth((mark.column as usize).saturating_sub(1));
        &line[..end.map_or(line.len(), |(at, _)| at)]
    }

    /// All that comes at a mark and after it.
    pub fn rest(&self, mark: Mark) -> &'a str {
        self.offset(mark).map_or("", |offset| &self.whole[offset..])
    }

    /// The end of a line, after any comment.
    pub fn end_of(&self, line: u32) -> Mark {
        let characters = self.line(line).chars().count();
        Mark { line, column: u32::try_from(characters).unwrap_or(u32::MAX).saturating_add(1) }
    }

    /// What ends a line here: as at `line`, else as at the first line.
    pub fn line_end(&self, line: u32) -> &'a str {
        let of = |line| &self.with_end(line)[self.line(line).len()..];
        [of(line), of(1), "\n"].into_iter().find(|end| !end.is_empty()).unwrap_or("\n")
    }

    /// The mark of what stands `bytes` after another.
    pub fn after(&self, mark: Mark, bytes: usize) -> Option<Mark> {
        let offset = self.offset(mark)? + bytes;
        let line = self.starts.partition_point(|start| *start <= offset);
        let characters = self.whole.get(*self.starts.get(line - 1)?..offset)?.chars().count();
        Some(Mark { line: u32::try_from(line).ok()?, column: u32::try_from(characters).ok()? + 1 })
    }

    /// The offset of a mark in bytes, if the text has it.
    fn offset(&self, mark: Mark) -> Option<usize> {
        let index = (mark.line as usize).checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let line = self.line(mark.line);
        let mut ends = line.char_indices().map(|(at, _)| at).chain([line.len()]);
        ends.nth((mark.column as usize).checked_sub(1)?).map(|at| start + at)
    }

    /// What stands at a span.
    pub fn at(&self, span: Span) -> Option<&'a str> {
        self.whole.get(self.offset(span.start)?..self.offset(span.end)?)
    }

    /// The text after the changes, which are sorted and do not overlap.
    pub fn changed(&self, changes: &[Change]) -> Option<String> {
        let (mut text, mut done) = (String::with_capacity(self.whole.len() + 64), 0);
        for change in changes {
            let (start, end) = (self.offset(change.at.start)?, self.offset(change.at.end)?);
            text.push_str(self.whole.get(done..start)?);
            text.push_str(&change.with);
            done = end.max(start);
        }
        text.push_str(self.whole.get(done..)?);
        Some(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_in_three_ways() {
        let text = Text::new("ä1\r\nb\rc\n");
        assert_eq!((1..=5).map(|line| text.line(line)).collect::<Vec<_>>(), ["ä1", "b", "c", "", ""]);
        assert_eq!(["\r\n", "\r", "\n", "\r\n"], [1, 2, 3, 4].map(|line| text.line_end(line)));
        assert_eq!(text.rest(Mark { line: 1, column: 2 }), "1\r\nb\rc\n");
        assert_eq!(text.after(Mark { line: 1, column: 2 }, 3), Some(Mark { line: 2, column: 1 }));
        assert_eq!(text.end_of(1), Mark { line: 1, column: 3 });
    }

    #[test]
    fn what_a_text_does_not_have_cannot_be_changed() {
        let text = Text::new("a: 1");
        let at = |line, column| Change::insert(Mark { line, column }, "x");
        assert_eq!(text.changed(&[at(1, 2), at(1, 5)]).as_deref(), Some("ax: 1x"));
        assert_eq!([at(1, 6), at(2, 1), at(0, 1)].map(|change| text.changed(&[change])), [None, None, None]);
        assert_eq!(text.changed(&[at(1, 3), at(1, 2)]), None);
    }
}
