//! BC310: JSON that was valid may no longer be.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::Changed,
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("BC310"),
    name: "json-narrowed",
    severity: Severity::Error,
    summary: "JSON that was valid may no longer be",
    doc: include_str!("../../../docs/rules/BC310.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::JsonSchema(schemas)) = change.parts() else { return None };
    let lost = schemas.narrowed.iter().chain(&schemas.unclear);
    let lost: Vec<&String> = lost.collect();
    (!lost.is_empty()).then(|| {
        let finding = change
            .finding_in_schema(&RULE, format!("JSON that was valid for {} may no longer be", change.words()));
        let finding = lost.into_iter().fold(finding, |finding, phrase| finding.note(phrase.clone()));
        let finding = schemas
            .widened
            .iter()
            .fold(finding, |finding, phrase| finding.note(format!("takes more: {phrase}")));
        finding.help("let the schema take the old form as well, or give the new one a new field")
    })
}
