//! What a finding says in words, for the formats that have one text for all of it.

use crate::diagnostic::{Finding, Grade};

/// What explains the message: whom it breaks, the notes, what to do.
pub(super) fn explanations(finding: &Finding) -> Vec<String> {
    let mut lines: Vec<String> = Grade::sentence(&finding.breaks).into_iter().collect();
    lines.extend(finding.notes.iter().cloned());
    lines.extend(finding.help.iter().map(|help| format!("help: {help}")));
    lines
}

/// The message and what explains it, a line each.
pub(super) fn whole(finding: &Finding) -> String {
    let explanations = explanations(finding).into_iter();
    explanations.fold(finding.message.clone(), |text, line| text + "\n" + &line)
}
