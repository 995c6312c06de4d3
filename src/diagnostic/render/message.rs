//! What a finding says in words, for the formats that have one text for all of it.

use crate::diagnostic::{Finding, FoundRelated, Grade};

/// What explains the message: whom it breaks, the notes, other places that belong to it, what to do.
pub(super) fn explanations(finding: &Finding) -> Vec<String> {
    explained(finding, finding.related.iter().filter_map(related))
}

/// The message and what explains it, a line each.
pub(super) fn whole(finding: &Finding) -> String {
    joined(finding, explanations(finding))
}

/// The same for a format that has the other places besides.
pub(super) fn without_places(finding: &Finding) -> String {
    joined(finding, explained(finding, std::iter::empty()))
}

/// Another place that belongs to a finding: ``the query `latest` reads it: schemas/home.yaml:20:71``.
pub fn related(found: &FoundRelated) -> Option<String> {
    let at = found.location.as_ref()?;
    let within = if at.line == 0 { String::new() } else { format!(":{}:{}", at.line, at.column) };
    Some(format!("{}: {}{within}", found.message, at.file))
}

fn explained(finding: &Finding, places: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<String> = Grade::sentence(&finding.breaks).into_iter().collect();
    lines.extend(finding.notes.iter().cloned());
    lines.extend(places);
    lines.extend(finding.help.iter().map(|help| format!("help: {help}")));
    lines
}

fn joined(finding: &Finding, explanations: Vec<String>) -> String {
    explanations.into_iter().fold(finding.message.clone(), |text, line| text + "\n" + &line)
}
