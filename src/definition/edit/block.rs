//! Entries and items more where each stands on lines of its own.

use super::{
    text::{Change, Text},
    written::{column, last_line},
};
use crate::definition::yaml::{Data, Node, Span};

/// An entry more at the end of a map. A map that only merges gets it at its beginning.
pub fn add_entry(text: &Text<'_>, map: &Node<'_>, entry: &str) -> Option<Change> {
    if let Some(column) = column(map) {
        return Some(line_after(text, last_line(text, map), column, entry));
    }
    let start = map.span.start;
    let (end, indent) = (text.line_end(start.line), spaces(start.column));
    let is_bare = text.rest(start).starts_with("<<");
    is_bare.then(|| Change::insert(start, format!("{entry}{end}{indent}")))
}

/// An item more at the end of a list.
pub fn add_item(text: &Text<'_>, list: &Node<'_>, item: &str) -> Option<Change> {
    let Data::Sequence(items) = &list.data else { return None };
    let column = items.iter().find_map(|item| dash(text, item.span))?;
    Some(line_after(text, last_line(text, list), column, &format!("- {item}")))
}

/// The column of the dash before an item.
fn dash(text: &Text<'_>, item: Span) -> Option<u32> {
    let before = text.before(item.start).trim_end().strip_suffix('-')?;
    u32::try_from(before.chars().count()).ok().map(|characters| characters + 1)
}

/// A line more, after another.
pub fn line_after(text: &Text<'_>, line: u32, column: u32, with: &str) -> Change {
    Change::insert(text.end_of(line), format!("{}{}{with}", text.line_end(line), spaces(column)))
}

/// What stands before a column.
fn spaces(column: u32) -> String {
    " ".repeat((column as usize).saturating_sub(1))
}
