//! One thing of a file alone: reading a whole file again for each of many fixes would take too long.

use std::ops::Range;

use super::{
    text::{Change, Text},
    written::{bracket, last_line, own_entries},
};
use crate::{
    definition::yaml::{Entry, Mark, Node, Span},
    diagnostic::{Edit, Location, Part, Place},
};

/// The lines of a thing below the name of its section, as a text of its own.
#[derive(Debug)]
pub struct Excerpt {
    pub text: String,
    /// How many lines fewer stand before the thing than in the file.
    above: u32,
    /// The last line of the thing in the file.
    last: u32,
}

impl Excerpt {
    /// The thing of a file that all of `edits` are in, where it can stand alone: on lines of its own, and
    /// with no anchor, of which others could make use.
    pub fn of(text: &Text<'_>, root: &Node<'_>, edits: &[Edit]) -> Option<Self> {
        let (first, rest) = edits.split_first()?;
        let (section, lines) = thing(text, root, first)?;
        if rest.iter().any(|edit| thing(text, root, edit).is_none_or(|(_, other)| other != lines)) {
            return None;
        }
        let thing: String = lines.clone().map(|line| text.with_end(line)).collect();
        let is_alone = !thing.contains('&');
        is_alone.then(|| Self {
            text: format!("{}:{}{thing}", section.key.text(), text.line_end(1)),
            above: lines.start - 2,
            last: lines.end - 1,
        })
    }

    /// The edit as it is here.
    pub fn edit(&self, edit: &Edit) -> Option<Edit> {
        let Edit::Replace { at: Place::Location(at), with } = edit else { return Some(edit.clone()) };
        let above = self.above as usize;
        let (line, end_line) = (at.line.checked_sub(above)?, at.end_line.checked_sub(above)?);
        let at = Place::Location(Location { line, end_line, ..at.clone() });
        Some(Edit::Replace { at, with: with.clone() })
    }

    /// The change as it is in the file; nothing if it reaches the end of the excerpt, which is none of the
    /// file.
    pub fn change(&self, change: Change) -> Option<Change> {
        let lower = |mark: Mark| Mark { line: mark.line + self.above, ..mark };
        let Span { start, end } = change.at;
        let at = Span { start: lower(start), end: lower(end) };
        (at.end.line <= self.last).then_some(Change { at, ..change })
    }
}

/// The section and the lines of the thing that an edit is in.
fn thing<'t>(text: &Text<'_>, root: &'t Node<'t>, edit: &Edit) -> Option<(&'t Entry<'t>, Range<u32>)> {
    let path = match edit {
        Edit::Replace { at: Place::Location(at), .. } => return thing_at(text, root, at),
        // Another name for the thing itself concerns those beside it.
        Edit::Replace { at: Place::Address(at), .. } if at.part == Part::Key && at.path.len() == 2 => {
            return None;
        }
        Edit::Replace { at, .. } => at.path()?,
        Edit::AddEntry { map: path, .. } | Edit::AddItem { list: path, .. } => path,
    };
    let [section, name, ..] = path else { return None };
    let section = own_entries(root).find(|entry| entry.key.text() == section)?;
    let thing = own_entries(&section.value).find(|entry| entry.key.text() == name)?;
    Some((section, lines(text, root, section, thing)?))
}

fn thing_at<'t>(text: &Text<'_>, root: &'t Node<'t>, at: &Location) -> Option<(&'t Entry<'t>, Range<u32>)> {
    let place = (at.line, at.column);
    let begins_before = |entry: &&Entry<'_>| {
        let Mark { line, column } = entry.key.span.start;
        (line as usize, column as usize) < place
    };
    let section = own_entries(root).take_while(begins_before).last()?;
    let thing = own_entries(&section.value).take_while(begins_before).last()?;
    let lines = lines(text, root, section, thing)?;
    lines.contains(&u32::try_from(at.line).ok()?).then_some((section, lines))
}

/// The lines of a thing that shares none with another.
fn lines(text: &Text<'_>, root: &Node<'_>, section: &Entry<'_>, thing: &Entry<'_>) -> Option<Range<u32>> {
    let first = thing.key.span.start.line;
    let is_block = bracket(text, root).is_none() && bracket(text, &section.value).is_none();
    let is_first = text.before(thing.key.span.start).trim_start_matches(' ').is_empty();
    let end = last_line(text, &thing.value).max(thing.key.span.end.line);
    (is_block && is_first && first >= 2).then_some(first..end + 1)
}
