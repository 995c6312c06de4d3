//! All codes there are: the reader's and the rules'.

use crate::definition::codes;

/// Every code that `rules` of the project file may name.
pub fn known() -> Vec<&'static str> {
    Vec::new()
}

/// The page of a code, whoever raises it.
pub fn page(code: &str) -> Option<&'static str> {
    codes::PAGES.iter().find(|(known, _)| known.as_str() == code).map(|(_, page)| *page)
}

/// Every code that has a page.
pub fn all() -> Vec<&'static str> {
    codes::PAGES.iter().map(|(code, _)| code.as_str()).collect()
}
