//! All codes there are: the reader's and the rules'.

use crate::{definition::codes, lint};

/// Every code that `rules` of the project file may name.
pub fn known() -> Vec<&'static str> {
    lint::known_codes().collect()
}

/// The page of a code, whoever raises it.
pub fn page(code: &str) -> Option<&'static str> {
    let of_reader = codes::PAGES.iter().find(|(known, _)| known.as_str() == code).map(|(_, page)| *page);
    of_reader.or_else(|| lint::find(code).map(|rule| rule.doc))
}

/// Every code that has a page, sorted.
pub fn all() -> Vec<&'static str> {
    let mut codes: Vec<_> = codes::PAGES.iter().map(|(code, _)| code.as_str()).chain(known()).collect();
    codes.sort_unstable();
    codes
}
