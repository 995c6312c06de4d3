//! A line of a text that is a value → where it stands in the file.
//!
//! Only where that is certain: in a block (`|`), each line of which is one of the file with blanks before
//! it, and in a text of one line that stands beside its key as it is.

use super::yaml::{Mark, Span};

/// The span of a part of a line of `text`, whose key stands at `key`; `at` is the line, the column and the
/// column of the end, from 1 and in characters.
pub(super) fn locate(key: Span, text: &str, at: (usize, usize, usize), file: &[&str]) -> Option<Span> {
    let (number, column, end) = at;
    let line = text.lines().nth(number.checked_sub(1)?)?;
    let row = key.start.line as usize;
    let below = file.get(row + number - 1).and_then(|written| written.strip_suffix(line));
    if let Some(blank) = below.filter(|before| before.chars().all(|letter| letter == ' ')) {
        return Some(span(row + number, blank.len(), (column, end)));
    }
    let written = file.get(row.checked_sub(1)?).filter(|_| text.lines().count() == 1)?;
    let after = written.char_indices().nth((key.end.column as usize).checked_sub(1)?)?.0;
    let start = after + written.get(after..)?.find(line)?;
    Some(span(row, written.get(..start)?.chars().count(), (column, end)))
}

fn span(line: usize, before: usize, (start, end): (usize, usize)) -> Span {
    let mark = |column: usize| Mark {
        line: u32::try_from(line).unwrap_or(u32::MAX),
        column: u32::try_from(before + column).unwrap_or(u32::MAX),
    };
    Span { start: mark(start), end: mark(end.max(start + 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(file: &str, text: &str, at: (usize, usize, usize)) -> Option<(u32, u32, u32)> {
        let lines: Vec<&str> = file.lines().collect();
        let mark = |column| Mark { line: 1, column };
        let span = locate(Span { start: mark(3), end: mark(7) }, text, at, &lines)?;
        Some((span.start.line, span.start.column, span.end.column))
    }

    #[test]
    fn lines_are_found_where_they_stand_as_they_are() {
        let block = "  flux: |\r\n    a\r\n\r\n      bü = c\r\n";
        assert_eq!(found(block, "a\n\n  bü = c\n", (3, 8, 9)), Some((4, 12, 13)));
        assert_eq!(found("  flux: \"from(x)\"", "from(x)", (1, 6, 7)), Some((1, 15, 16)));
        assert_eq!(found("  flux: >\n    a\n    b\n", "a b\n", (1, 3, 4)), None);
        assert_eq!(found("  flux: \"a\\tb\"", "a\tb", (1, 1, 2)), None);
    }
}
