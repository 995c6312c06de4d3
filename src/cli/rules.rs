//! All codes there are: the reader's, the rules', those of generation and those of points.

use crate::{definition, generate, lint, points};

/// Every code that `rules` of the project file may name.
pub fn known() -> Vec<&'static str> {
    lint::known_codes().collect()
}

/// The page of a code, whoever raises it.
pub fn page(code: &str) -> Option<&'static str> {
    let found = elsewhere().find(|(known, _)| *known == code).map(|(_, page)| page);
    found.or_else(|| lint::find(code).map(|rule| rule.doc))
}

/// Every code that has a page, sorted.
pub fn all() -> Vec<&'static str> {
    let mut codes: Vec<_> = elsewhere().map(|(code, _)| code).chain(known()).collect();
    codes.sort_unstable();
    codes
}

/// The codes that no rule raises, with their pages.
fn elsewhere() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_reader = definition::codes::PAGES.iter().map(|(code, page)| (code.as_str(), *page));
    let of_points = points::RULES.iter().map(|rule| (rule.code.as_str(), rule.page));
    of_reader.chain(generate::codes::PAGES.iter().copied()).chain(of_points)
}
