//! What was found so far, each phrase in its list.

use serde_json::Value;

use super::{SchemaDifference, place::Place};
use crate::words::{on_one_line, printable};

/// The most characters of a value that a phrase shows.
const SHOWN: usize = 60;

/// The direction of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Verdict {
    pub narrower: bool,
    pub wider: bool,
}

impl Verdict {
    pub const NARROWER: Self = Self { narrower: true, wider: false };
    pub const WIDER: Self = Self { narrower: false, wider: true };
    pub const BOTH: Self = Self { narrower: true, wider: true };
}

/// Phrases by their places.
#[derive(Debug, Default)]
pub(super) struct Found {
    narrowed: Vec<Phrase>,
    widened: Vec<Phrase>,
    documented: Vec<Phrase>,
    unclear: Vec<Phrase>,
}

/// A JSON pointer and what is said of that place.
type Phrase = (String, String);

impl Found {
    /// Adds `what`, seen at `place`, to the lists that `verdict` names; where the effect is hidden, to
    /// what is unclear.
    pub fn judge(&mut self, place: &Place, verdict: Verdict, what: &str) {
        if !verdict.narrower && !verdict.wider {
            return;
        }
        if let Some(keyword) = place.hidden_by {
            return self.unclear(place, &format!("{what}, within `{keyword}`"));
        }
        if verdict.narrower {
            self.narrowed.push(phrase(place, what));
        }
        if verdict.wider {
            self.widened.push(phrase(place, what));
        }
    }

    pub fn unclear(&mut self, place: &Place, what: &str) {
        self.unclear.push(phrase(place, what));
    }

    pub fn documented(&mut self, place: &Place, what: &str) {
        self.documented.push(phrase(place, what));
    }

    /// The lists, each in the order of the places.
    pub fn sorted(self) -> SchemaDifference {
        SchemaDifference {
            narrowed: in_order(self.narrowed),
            widened: in_order(self.widened),
            documented: in_order(self.documented),
            unclear: in_order(self.unclear),
        }
    }
}

fn phrase(place: &Place, what: &str) -> Phrase {
    let text = match place.pointer.as_str() {
        "" => what.to_owned(),
        pointer => format!("`{pointer}`: {what}"),
    };
    (place.pointer.clone(), on_one_line(&printable(&text)))
}

/// Outer places before inner ones, and those by key or position; of one place as they were found.
fn in_order(mut phrases: Vec<Phrase>) -> Vec<String> {
    let segments = |pointer: &str| -> Vec<(Option<usize>, String)> {
        pointer.split('/').map(|segment| (segment.parse().ok(), segment.to_owned())).collect()
    };
    phrases.sort_by_cached_key(|(pointer, _)| segments(pointer));
    phrases.into_iter().map(|(_, text)| text).collect()
}

/// `value` as JSON, cut where it is long.
pub(super) fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
