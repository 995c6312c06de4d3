//! DS302: a measurement no longer carries a tag, and nothing says so.

use crate::{
    diagnostic::{Code, Diagnostic, Severity},
    diff::{Changed, Gone, Subject},
    lint::{Rule, changes::Change, rule::Check},
};

pub(in crate::lint) static RULE: Rule = Rule {
    code: Code::new("DS302"),
    name: "tag-removed",
    severity: Severity::Error,
    summary: "a measurement no longer carries a tag, and nothing says so",
    doc: include_str!("../../../docs/rules/DS302.md"),
    check: Check::Change(check),
};

fn check(change: &Change<'_>) -> Option<Diagnostic> {
    let (Subject::Carried { .. }, Changed::Removed(Gone::Unstated)) = change.parts() else { return None };
    Some(
        change.finding(&RULE, format!("{} was removed", change.words()))
            .note("series that differ in this tag alone become one: of points at the same time the last one written stays")
            .help("keep it, or say since when and why it is gone under `retired` of the measurement"),
    )
}
