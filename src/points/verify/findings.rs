//! Findings of a chunk: all are counted, and made only as long as they may still be shown.

use std::ops::Range;

use super::{
    place::{Part, location},
    tally::Counts,
};
use crate::{
    diagnostic::{Diagnostic, Finding, Location, Place, Severity},
    points::codes::{RULES, Rule},
};

/// What was found in a chunk.
#[derive(Debug)]
pub(super) struct Findings<'c> {
    file: &'c str,
    pub counts: Counts,
    /// How many findings of each rule may still be shown.
    room: Vec<usize>,
    /// Sorted by place.
    pub found: Vec<Finding>,
    /// What is noted with each finding that is made now.
    pub remark: Option<String>,
}

/// What a finding says, but for its place.
#[derive(Debug)]
pub(super) struct Message {
    text: String,
    label: Option<String>,
    notes: Vec<String>,
    help: Option<String>,
}

/// A piece: its text and the line of the input on which it begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct Here<'c> {
    pub text: &'c str,
    pub line: usize,
}

impl<'c> Findings<'c> {
    pub fn new(file: &'c str, room: Vec<usize>) -> Self {
        Self { file, counts: Counts::default(), room, found: Vec::new(), remark: None }
    }

    /// Findings that are counted only.
    pub fn silent() -> Self {
        Self::new("", vec![0; RULES.len()])
    }

    /// The findings that there is still room for, of chunk after chunk.
    pub fn take_within(self, room: &mut [usize]) -> impl Iterator<Item = Finding> {
        self.found.into_iter().filter(|finding| {
            let rule = RULES.iter().position(|rule| rule.code == finding.code);
            let room = rule.and_then(|rule| room.get_mut(rule));
            room.is_some_and(|room| {
                let is_shown = *room > 0;
                *room = room.saturating_sub(1);
                is_shown
            })
        })
    }

    /// Adds a finding; `message` is asked only if it may be shown.
    pub fn add(&mut self, rule: &Rule, here: Here<'_>, part: &Part, message: impl FnOnce() -> Message) {
        self.counts.add(rule);
        let Some(room) = self.room[rule.number].checked_sub(1) else { return };
        self.room[rule.number] = room;
        let bytes = part.bytes(here.text);
        let mut message = message();
        message.notes.extend(self.remark.clone());
        self.found.push(finding(rule, &self.location(here, &bytes), message));
    }

    fn location(&self, here: Here<'_>, bytes: &Range<usize>) -> Location {
        location(self.file, here.line, here.text, bytes)
    }

    /// Sorts what was found from `first` on, which is of one piece.
    pub fn sort_from(&mut self, first: usize) {
        self.found[first..].sort_by_cached_key(|finding| {
            finding.location.as_ref().map(|location| (location.line, location.column))
        });
    }
}

/// The room that a limit gives to each rule.
pub(super) fn room(limit: Option<usize>, shown: &Counts) -> Vec<usize> {
    let left = |rule: &Rule| {
        let shown = usize::try_from(shown.of(rule)).unwrap_or(usize::MAX);
        limit.map_or(usize::MAX, |limit| limit.saturating_sub(shown))
    };
    RULES.iter().map(|rule| left(rule)).collect()
}

fn finding(rule: &Rule, location: &Location, message: Message) -> Finding {
    let place = Place::Location(location.clone());
    let mut diagnostic = Diagnostic::new(rule.code, Severity::Error, message.text, place);
    diagnostic.label = message.label;
    diagnostic.notes = message.notes;
    diagnostic.help = message.help;
    diagnostic.found(|_| Some(location.clone()), |_| None)
}

impl Message {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), label: None, notes: Vec::new(), help: None }
    }

    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}
