//! Entries and items more between brackets, on one line or over several.

use super::{
    text::{Change, Text},
    written::{is_left_out, own_entries, trimmed},
};
use crate::definition::yaml::{Data, Mark, Node, Span};

/// `with` at the end of a map or list whose brackets open at `open`.
pub fn add(text: &Text<'_>, collection: &Node<'_>, open: Mark, with: &str) -> Option<Vec<Change>> {
    let inside = text.after(open, 1)?;
    match last(text, collection) {
        None => first(text, collection, inside, with).map(|change| vec![change]),
        Some((start, end)) => match comma(text.rest(end)) {
            Some(bytes) => {
                let comma = text.after(end, bytes)?;
                let at = line_of_its_own(text, start, comma).map(|line| change(line, &format!("{with},")));
                Some(vec![at.unwrap_or_else(|| Change::insert(comma, format!(" {with},")))])
            }
            None => Some(match line_of_its_own(text, start, end) {
                Some(line) => vec![Change::insert(end, ","), change(line, with)],
                None => vec![Change::insert(end, format!(", {with}"))],
            }),
        },
    }
}

/// Where the last entry or item begins and ends.
fn last(text: &Text<'_>, collection: &Node<'_>) -> Option<(Mark, Mark)> {
    match &collection.data {
        Data::Sequence(items) => items.last().map(|item| (item.span.start, trimmed(text, item.span).end)),
        _ => own_entries(collection).next_back().map(|entry| {
            let end = if is_left_out(&entry.value) {
                after_colon(text, &entry.key).unwrap_or(entry.key.span.end)
            } else {
                trimmed(text, entry.value.span).end
            };
            (entry.key.span.start, end)
        }),
    }
}

/// The place after the colon of a key.
pub fn after_colon(text: &Text<'_>, key: &Node<'_>) -> Option<Mark> {
    let rest = text.rest(key.span.end);
    let colon = rest.trim_start_matches([' ', '\t']).strip_prefix(':')?;
    text.after(key.span.end, rest.len() - colon.len())
}

/// What comes between brackets without an entry of their own: nothing, comments, or a merge key.
fn first(text: &Text<'_>, collection: &Node<'_>, inside: Mark, with: &str) -> Option<Change> {
    let rest = text.rest(inside);
    let is_map = matches!(collection.data, Data::Mapping(_));
    let (with, blank) = (if is_map { format!(" {with} ") } else { with.to_owned() }, blank(rest));
    let next = rest[blank..].chars().next()?;
    if matches!(next, '}' | ']') && rest[..blank].trim_matches([' ', '\t']).is_empty() {
        let at = Span { start: inside, end: text.after(inside, blank)? };
        return Some(Change { at, with });
    }
    let comma = if matches!(next, '}' | ']') { "" } else { "," };
    Some(Change::insert(inside, format!("{}{comma}", with.trim_end())))
}

/// The bytes up to and with a comma, if that comes next.
fn comma(rest: &str) -> Option<usize> {
    let blank = blank(rest);
    rest[blank..].starts_with(',').then_some(blank + 1)
}

/// The bytes of blanks, line ends and comments at the beginning.
fn blank(rest: &str) -> usize {
    let mut left = rest;
    loop {
        left = left.trim_start();
        if !left.starts_with('#') {
            return rest.len() - left.len();
        }
        left = left.trim_start_matches(|c| !matches!(c, '\n' | '\r'));
    }
}

/// The line after which a line more comes: where the last entry begins one, and nothing but a comment
/// follows on that where it ends.
fn line_of_its_own<'a>(text: &'a Text<'a>, start: Mark, end: Mark) -> Option<(Mark, &'a str, &'a str)> {
    let indent = text.before(start);
    let following = text.rest(end).split(['\n', '\r']).next().unwrap_or_default().trim_start();
    let alone = indent.trim().is_empty() && (following.is_empty() || following.starts_with('#'));
    alone.then(|| (text.end_of(end.line), text.line_end(end.line), indent))
}

fn change((at, end, indent): (Mark, &str, &str), with: &str) -> Change {
    Change::insert(at, format!("{end}{indent}{with}"))
}
