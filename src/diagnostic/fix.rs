//! How a finding can be resolved by a change of the text.

use serde::Serialize;

use super::{Location, Meant, Place};
use crate::words::{Tick, scalar};

/// A change that resolves a finding, as its finder states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What it does, in the imperative: "state the rename".
    pub title: String,
    /// Whether it cannot be anything but what was meant, so that it may be made without a question.
    pub is_safe: bool,
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Another spelling for the word that is written at a place.
    pub fn spelling(at: Place, written: &str, meant: Meant<'_>) -> Self {
        Self::replacing(at, written, meant, scalar(meant.name))
    }

    /// The same where more than the word is written there; `with` is all of it as it is to be.
    pub fn replacing(at: Place, written: &str, meant: Meant<'_>, with: String) -> Self {
        let title = format!("replace {} with {}", Tick(written), Tick(meant.name));
        Self { title, is_safe: meant.is_slip, edits: vec![Edit::Replace { at, with }] }
    }
}

/// One change of the definitions. Texts are YAML as it is to be written, already quoted where it has to be
/// ([`scalar`]), and stand on one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// Other text for a part of the file.
    Replace { at: Place, with: String },
    /// An entry more for the map at an address; the map may have been left out. There is no such change
    /// where the map has the key.
    AddEntry { map: Vec<String>, key: String, value: String },
    /// An item more for the list at an address; the list may have been left out.
    AddItem { list: Vec<String>, item: String },
}

/// A [`Fix`] whose edits have been looked up: what renderers take. It is made as a whole or not at all, and
/// all that is written in a way in which it cannot be made has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundFix {
    pub title: String,
    pub safe: bool,
    /// Sorted by file and place; they do not overlap. Two that insert at one place come one after the other.
    pub edits: Vec<TextEdit>,
}

/// Other text for a part of a file; nothing is replaced where the location is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TextEdit {
    pub location: Location,
    pub text: String,
}
