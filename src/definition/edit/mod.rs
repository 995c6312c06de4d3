//! Edits of definitions as changes of their text, which leave all other bytes as they are.
//!
//! Where a change goes is told by the tree's positions and the text around them. Whether that was
//! right is then seen: the changed text is read again, and unless it means what was wanted, and
//! nothing else, there is no change. So whatever is written in a way that is not thought of here is
//! left alone.

mod block;
mod excerpt;
mod expected;
mod finder;
mod flow;
mod text;
mod written;

#[cfg(test)]
mod tests;

use super::yaml::{self, Node, Span};
use crate::{
    diagnostic::{Edit, Location, Part, Place, TextEdit},
    words::scalar,
};
use expected::{perform, same, value};
use text::{Change, Text};
use written::{Spot, bracket, find, is_left_out, trimmed};

pub(super) use finder::Finder;

/// The text after `edits`, which are all of this text. Nothing if it does not have one of their places,
/// if two of them overlap, or if they do not get on: each for itself may be right, and all together
/// define a key twice.
pub fn apply(text: &str, edits: &[TextEdit]) -> Option<String> {
    let change = |edit: &TextEdit| Some(Change { at: span(&edit.location)?, with: edit.text.clone() });
    let mut changes: Vec<Change> = edits.iter().map(change).collect::<Option<_>>()?;
    changes.sort_by_key(|change| (change.at.start, change.at.end));
    let after = Text::new(text).changed(&changes)?;
    let problems = |text| yaml::parse(text).1.len();
    (problems(&after) <= problems(text)).then_some(after)
}

/// The changes of `text`, whose tree is `root`, that make all of `edits` and nothing else.
fn changes<'t>(text: &str, root: &Node<'t>, edits: &'t [Edit]) -> Option<Vec<Change>> {
    let lines = Text::new(text);
    let mut wanted = root.clone();
    let mut changes = Vec::new();
    for edit in edits {
        changes.extend(change(&lines, root, edit)?);
        perform(&mut wanted, edit, place_span)?;
    }
    changes.sort_by_key(|change| (change.at.start, change.at.end));
    let after = lines.changed(&changes)?;
    let (read, _) = yaml::parse(&after);
    same(&read?, &wanted).then_some(changes)
}

/// What probably makes an edit.
fn change<'t>(text: &Text<'_>, root: &'t Node<'t>, edit: &Edit) -> Option<Vec<Change>> {
    match edit {
        Edit::Replace { at: Place::Address(address), with } => {
            let spot = find(text, root, &address.path)?;
            match (address.part, spot.key) {
                (Part::Key, key) => Some(vec![replace(text, key?.span, with)?]),
                (Part::Value, Some(key)) if is_left_out(spot.value) => {
                    Some(vec![Change::insert(flow::after_colon(text, key)?, format!(" {with}"))])
                }
                (Part::Line(_), _) => None,
                (Part::Value, _) => Some(vec![replace(text, spot.value.span, with)?]),
            }
        }
        Edit::Replace { at, with } => Some(vec![replace(text, place_span(at)?, with)?]),
        Edit::AddEntry { map, key, value } => add_entry(text, root, map, &format!("{key}: {value}")),
        Edit::AddItem { list, item } => add_item(text, root, list, item),
    }
}

fn add_entry<'t>(text: &Text<'_>, root: &'t Node<'t>, map: &[String], entry: &str) -> Option<Vec<Change>> {
    let Some(spot) = find(text, root, map) else {
        let (name, around) = map.split_last()?;
        return add_entry(text, root, around, &format!("{}: {{ {entry} }}", scalar(name)));
    };
    if spot.value.is_null() {
        return in_place_of_nothing(text, &spot, entry, &format!("{{ {entry} }}"));
    }
    match bracket(text, spot.value) {
        Some(open) => flow::add(text, spot.value, open, entry),
        None => block::add_entry(text, spot.value, entry).map(|change| vec![change]),
    }
}

fn add_item<'t>(text: &Text<'_>, root: &'t Node<'t>, list: &[String], item: &str) -> Option<Vec<Change>> {
    let Some(spot) = find(text, root, list) else {
        let (name, around) = list.split_last()?;
        return add_entry(text, root, around, &format!("{}: [{item}]", scalar(name)));
    };
    if spot.value.is_null() {
        return flow_in_place_of_nothing(text, &spot, &format!("[{item}]"));
    }
    match bracket(text, spot.value) {
        Some(open) => flow::add(text, spot.value, open, item),
        None => block::add_item(text, spot.value, item).map(|change| vec![change]),
    }
}

/// The first entry of a map that is not there yet: below its key if that stands on a line of its own.
fn in_place_of_nothing(text: &Text<'_>, spot: &Spot<'_>, entry: &str, flow: &str) -> Option<Vec<Change>> {
    let is_block = is_left_out(spot.value) && bracket(text, spot.parent?).is_none();
    match spot.key.filter(|_| is_block) {
        Some(key) => {
            let column = written::column(spot.parent?)? + spot.step;
            Some(vec![block::line_after(text, key.span.end.line, column, entry)])
        }
        None => flow_in_place_of_nothing(text, spot, flow),
    }
}

fn flow_in_place_of_nothing(text: &Text<'_>, spot: &Spot<'_>, with: &str) -> Option<Vec<Change>> {
    Some(vec![if is_left_out(spot.value) {
        Change::insert(flow::after_colon(text, spot.key?)?, format!(" {with}"))
    } else {
        Change { at: spot.value.span, with: with.to_owned() }
    }])
}

/// A scalar for another, in the quotes that stand there already if it may. What ends with its lines, as
/// blocks do, is not replaced.
fn replace(text: &Text<'_>, at: Span, with: &str) -> Option<Change> {
    let at = trimmed(text, at);
    let old = text.at(at).filter(|old| !old.trim_end_matches([' ', '\t']).ends_with(['\n', '\r']))?;
    let quote = old.chars().next().filter(|c| matches!(c, '"' | '\''));
    let is_word = !with.contains(['"', '\'', '\\']) && value(with).is_some_and(|value| value.is_text());
    let with = match quote.filter(|_| is_word) {
        Some(quote) => format!("{quote}{with}{quote}"),
        None => with.to_owned(),
    };
    Some(Change { at, with })
}

fn place_span(place: &Place) -> Option<Span> {
    match place {
        Place::Location(location) => span(location),
        Place::Address(_) | Place::Removed(_) | Place::Project => None,
    }
}

fn span(at: &Location) -> Option<Span> {
    let mark = |line: usize, column: usize| {
        Some(yaml::Mark { line: u32::try_from(line).ok()?, column: u32::try_from(column).ok()? })
    };
    Some(Span { start: mark(at.line, at.column)?, end: mark(at.end_line, at.end_column)? })
}
