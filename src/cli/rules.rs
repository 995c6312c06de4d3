//! All codes there are: the reader's, the rules', those of generation, of points and of servers.

use std::collections::BTreeMap;

use super::codes;
use crate::{definition, diagnostic::RuleAbout, generate, lint, points};

/// The index of the pages: each family of rules under its heading.
const INDEX: &str = include_str!("../../docs/rules/README.md");

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

/// What is known of every code that has a page, sorted by code.
pub fn about() -> Vec<RuleAbout<'static>> {
    let families = families();
    let about = all().into_iter().filter_map(|code| {
        let family = families.get(code).copied().unwrap_or_default();
        RuleAbout::of_page(page(code)?, family)
    });
    about.collect()
}

/// The family of each code: the heading under which the index lists it.
fn families() -> BTreeMap<&'static str, &'static str> {
    let mut families = BTreeMap::new();
    let mut family = "";
    for line in INDEX.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            family = heading;
        } else if let Some((code, _)) = line.strip_prefix("| [").and_then(|row| row.split_once(']')) {
            families.insert(code, family);
        }
    }
    families
}

/// The codes that no rule raises, with their pages.
fn elsewhere() -> impl Iterator<Item = (&'static str, &'static str)> {
    let of_reader = definition::codes::PAGES.iter().map(|(code, page)| (code.as_str(), *page));
    let of_points = points::RULES.iter().map(|rule| (rule.code.as_str(), rule.page));
    let of_servers = codes::PAGES.iter().map(|(code, page)| (code.as_str(), *page));
    of_reader.chain(generate::codes::PAGES.iter().copied()).chain(of_points).chain(of_servers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_has_a_head_and_a_family() {
        let about = about();
        let codes: Vec<_> = about.iter().map(|about| about.code).collect();
        assert_eq!(codes, all());
        let homeless: Vec<_> = about.iter().filter(|about| about.family.is_empty()).collect();
        assert_eq!(homeless, Vec::<&RuleAbout<'_>>::new());
    }
}
