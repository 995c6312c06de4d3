//! What a log says of the rules that found something.

use std::collections::BTreeSet;

use super::{
    level,
    log::{Configuration, Descriptor, Help, Tags},
    message,
};
use crate::diagnostic::{Finding, RuleAbout};

/// The rules that found something, sorted by code; `rules` are all that are known.
pub fn found<'a>(findings: &[Finding], rules: &[RuleAbout<'a>]) -> Vec<RuleAbout<'a>> {
    let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code.as_str()).collect();
    let mut found: Vec<_> = rules.iter().filter(|about| codes.contains(about.code)).copied().collect();
    found.sort_by_key(|about| about.code);
    found
}

/// A rule, with its page as help.
pub fn descriptor<'a>(about: &RuleAbout<'a>) -> Descriptor<'a> {
    Descriptor {
        id: about.code,
        name: pascal_case(about.name),
        short_description: message(about.summary),
        full_description: message(&about.reason().replace('\n', " ")),
        help: Help { text: about.page, markdown: about.page },
        default_configuration: Configuration { level: level(about.severity) },
        properties: Tags { tags: [about.family] },
    }
}

/// `time-tag` → `TimeTag`, as the specification recommends for names of rules (section 3.49.7).
fn pascal_case(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect()
}
