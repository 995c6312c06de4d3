//! DS301: a field was removed, and nothing says so.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Gone, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DS301"),
    name: "field-removed",
    severity: Severity::Error,
    summary: "a field was removed, and nothing says so",
    doc: include_str!("../../../docs/rules/DS301.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Field { .. }, Changed::Removed(Gone::Unstated)) = change.parts() else { return None };
    Some(
        change
            .finding(&RULE, format!("{} was removed", change.words()))
            .note("its points stay on the server until they expire, and nobody is told that they are there")
            .help("keep it, or say since when and why it is gone under `retired` of the measurement"),
    )
}
