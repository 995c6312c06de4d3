//! BC311: JSON is valid that was not before.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::Changed,
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("BC311"),
    name: "json-widened",
    severity: Severity::Warning,
    summary: "JSON is valid that was not before",
    doc: include_str!("../../../docs/rules/BC311.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (_, Changed::JsonSchema(schemas)) = change.parts() else { return None };
    (schemas.narrowed.is_empty() && schemas.unclear.is_empty()).then(|| {
        let finding = change
            .finding_in_schema(&RULE, format!("JSON is valid for {} that was not before", change.words()));
        let finding = schemas.widened.iter().fold(finding, |finding, phrase| finding.note(phrase.clone()));
        finding.help("let readers know it before writers send it")
    })
}
