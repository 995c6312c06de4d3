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

impl SchemaDifference {
    /// Adds `what`, seen at `place`, to the lists that `verdict` names; where the effect is hidden, to
    /// what is unclear.
    pub(super) fn judge(&mut self, place: &Place, verdict: Verdict, what: &str) {
        if !verdict.narrower && !verdict.wider {
            return;
        }
        if let Some(keyword) = place.hidden_by {
            self.unclear.push(phrase(place, &format!("{what}, within `{keyword}`")));
            return;
        }
        if verdict.narrower {
            self.narrowed.push(phrase(place, what));
        }
        if verdict.wider {
            self.widened.push(phrase(place, what));
        }
    }

    pub(super) fn unclear(&mut self, place: &Place, what: &str) {
        self.unclear.push(phrase(place, what));
    }

    pub(super) fn documented(&mut self, place: &Place, what: &str) {
        self.documented.push(phrase(place, what));
    }
}

fn phrase(place: &Place, what: &str) -> String {
    let text = match place.pointer.as_str() {
        "" => what.to_owned(),
        pointer => format!("`{pointer}`: {what}"),
    };
    on_one_line(&printable(&text))
}

/// `value` as JSON, cut where it is long.
pub(super) fn shown(value: &Value) -> String {
    let text = value.to_string();
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}
